import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of programmes' budgets, tranches, conditions and reports. */
export const PROGRAMME_CONSTRAINTS: Constraints = {
  programme_budget_lines_category: ["invalid", "Choose one of the eight UNSDG budget categories."],
  programme_budget_lines_positive: ["invalid", "Enter an amount above zero."],
  tranche_plans_version_once: ["conflict", "Somebody else has just planned these tranches. Reload the page."],
  tranche_plans_version_positive: ["invalid", "Plans are counted from 1."],
  tranche_plans_change_says_why: ["invalid", "Say why the plan changes.", "reason"],
  tranches_number: ["invalid", "Tranches are numbered from 1 to 20."],
  tranches_amount_positive: ["invalid", "Enter an amount above zero."],
  tranches_add_up: ["invalid", "The tranches add up to the approved amount, less what was sent before these books."],
  tranches_follow_budget: [
    "invalid",
    "The tranches of each organisation add up to its part, less what was sent before these books.",
  ],
  tranches_hold_requested: ["not-now", "A tranche keeps at least what is already requested of it."],
  programme_conditions_text_present: ["invalid", "Enter the condition.", "text"],
  programme_conditions_from_tranche: ["invalid", "Tranches are numbered from 1 to 20.", "fromTranche"],
  condition_fulfilments_pkey: ["conflict", "This condition is already met."],
  condition_fulfilments_says_how: ["invalid", "Say how the condition is met.", "note"],
  programme_reports_pkey: ["conflict", "This is already recorded of the report."],
  programme_reports_year: ["invalid", "Enter a year from 2019 on.", "year"],
  programme_reports_submitted_first: ["not-now", "A report is accepted after it was submitted."],
};
