import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of decisions and papers. */
export const DECISION_CONSTRAINTS: Constraints = {
  committee_papers_number_unique: ["conflict", "The number was just given to another paper. Try again."],
  committee_papers_title_present: ["invalid", "Enter the title of the paper.", "title"],
  committee_paper_scenarios_pkey: ["conflict", "The scenario is already attached to this paper.", "paperNumber"],
  committee_papers_request_key_unique: ["conflict", "This form was already sent and its paper is recorded."],
  decisions_number_unique: ["conflict", "This decision number was just taken. Try again."],
  decisions_number_form: ["invalid", "A decision number has the form SC-YYYY-nn."],
  decisions_text_present: ["invalid", "Enter the text of the decision.", "text"],
  decision_items_amount_when_granted: ["invalid", "Enter the amount of the decision."],
  decision_items_amount_only_granted: ["invalid", "Only what is endorsed or approved has an amount."],
  decision_items_amount_number: ["invalid", "Enter an amount in figures."],
  decision_items_one_source: ["invalid", "An amount comes from one source."],
  decision_sources_named_once: ["invalid", "A decision names each source once."],
  decision_sources_amount_positive: ["invalid", "Enter an amount above zero."],
  decision_sources_one_pool: ["invalid", "A source is one thematic area, one region, or unearmarked."],
  decision_sources_add_up: ["invalid", "The sources add up to the approved amount."],
  decision_sources_booked: ["conflict", "What a decision approves stands in the books."],
};
