import { z } from "zod";
import { Refusal, type RefusalCode } from "./refusal";

/** What the database refuses, in words for the person who asked. Each name exists in the migrations (tested). */
export const CONSTRAINTS: Readonly<Record<string, readonly [RefusalCode, string]>> = {
  people_email_unique: ["invalid", "Somebody with this e-mail address is already here."],
  people_email_lower: ["invalid", "Enter an e-mail address such as name@organisation.int."],
  people_name_present: ["invalid", "Enter a name."],
  people_one_admin_stays: [
    "not-now",
    "The Fund needs one administrator who can sign in. Invite another administrator first.",
  ],
  invitations_token_unique: ["conflict", "This invitation could not be made. Try again."],
  sessions_token_unique: ["conflict", "The session could not be started. Try again."],
  sessions_token_form: ["invalid", "The session could not be started. Try again."],
  sessions_end_has_reason: ["invalid", "An ended session has a reason. Reload the page and try again."],
  sessions_end_is_final: ["conflict", "This session has already ended. Reload the page."],
  sessions_removed_when_ended: ["conflict", "This session is still open. End it first."],
  role_assignments_exclude_each_other: [
    "conflict",
    "This person now has a role that excludes the new one. Reload the page and choose again.",
  ],
  sessions_failures_have_time: ["invalid", "The session could not be started. Try again."],
  known_devices_token_form: ["invalid", "The device could not be recorded. Try again."],
  health_checks_one_row: ["invalid", "The health check has one row."],
  sign_in_failures_positive: ["invalid", "A count of failures is above zero."],
  failed_sign_ins_failures_positive: ["invalid", "A count of failures is above zero."],
  sign_in_throttles_failures_positive: ["invalid", "A count of failures is above zero."],
  organisations_slug_unique: ["conflict", "An organisation with this name is already here."],
  organisation_versions_name_present: ["invalid", "Enter the name of the organisation."],
  place_versions_name_present: ["invalid", "Enter the name of the place."],
  region_versions_name_present: ["invalid", "Enter the name of the region."],
  thematic_areas_one_to_five: ["invalid", "There are five thematic areas."],
  objectives_one_to_twenty_three: ["invalid", "There are 23 objectives."],
  reference_series_positive: ["conflict", "The reference could not be given. Try again."],
  contributions_reference_unique: ["conflict", "The reference was just given to another contribution. Try again."],
  contribution_entries_sign: ["invalid", "Enter an amount above zero."],
  contribution_entries_rate_positive: ["invalid", "Enter an exchange rate above zero."],
  contribution_entries_numbers: ["invalid", "Enter an amount in figures."],
  contribution_entries_currency_code: ["invalid", "Choose a currency."],
  contribution_entries_usd_is_usd: ["invalid", "An amount in USD is its own USD value."],
  contribution_entries_rate_note_with_rate: [
    "invalid",
    "An amount in USD has no exchange rate. Leave the note on the rate blank.",
  ],
  contribution_entries_fee_on_deposits_only: ["invalid", "Only a deposit carries a fee."],
  contribution_entries_reversal_says_why: ["invalid", "Say why this entry is reversed."],
  contribution_entries_reversed_once: ["conflict", "This entry has already been reversed."],
  contribution_entries_request_key_unique: ["conflict", "This form was already sent and its entry is recorded."],
  contribution_entries_same_donor: ["invalid", "An entry belongs to the donor of its contribution."],
  contribution_entries_reversal_mirrors: ["invalid", "A reversal is the exact mirror of its entry."],
  contribution_entries_late_is_earlier: ["invalid", "A late fact was true before the day it counts from."],
  contribution_entries_posted: ["conflict", "An entry stands in the books."],
  simulation_scenarios_name_present: ["invalid", "Give the scenario a name."],
  committee_papers_number_unique: ["conflict", "The number was just given to another paper. Try again."],
  committee_papers_title_present: ["invalid", "Enter the title of the paper."],
  committee_paper_scenarios_pkey: ["conflict", "The scenario is already attached to this paper."],
  writers_see_what_is_committed: [
    "conflict",
    "Somebody else may be changing the same thing. Nothing was saved; try again.",
  ],
  recorded_by_now: ["conflict", "The clock of this computer is ahead. Nothing was saved; try again later."],
  recorded_when_told: ["conflict", "The clock of this computer is behind. Nothing was saved; try again later."],
  ledger_sets_reversed_once: ["conflict", "This has already been taken back."],
  ledger_sets_request_key_unique: ["conflict", "This form was already sent and is recorded."],
  ledger_sets_clocks_unique: ["conflict", "This is already recorded."],
  ledger_sets_late_is_earlier: ["invalid", "A late fact was true before the day it counts from."],
  ledger_sets_late_on_first_open_day: ["conflict", "A late fact counts from the first open day. Try again."],
  ledger_sets_mirror_says_why: ["invalid", "Say why this is taken back."],
  ledger_sets_calendar_day: ["invalid", "Enter a date such as 2024-01-31."],
  ledger_sets_recorded_by_now: ["conflict", "The clock of this computer is ahead. Nothing was saved; try again later."],
  ledger_sets_have_lines: ["invalid", "An act in the books has lines."],
  ledger_sets_stand_for_acts: ["conflict", "An act on record stands behind what is written in the books."],
  ledger_sets_mirror: ["invalid", "What is taken back is taken back as a whole, once."],
  ledger_sets_period_open: [
    "not-now",
    "The books are closed for this day: it goes into the open period as a late fact.",
  ],
  ledger_lines_not_zero: ["invalid", "Enter an amount above zero."],
  ledger_pool_holds: ["not-now", "The pool does not hold this amount on every day from then on."],
  ledger_lines_whole_cents: ["invalid", "An amount in USD has at most two decimals."],
  ledger_lines_currency_code: ["invalid", "Choose a currency."],
  ledger_lines_one_pool: ["invalid", "Money is earmarked to one thematic area or one region."],
  ledger_lines_category: ["invalid", "Choose one of the eight UNSDG budget categories."],
  ledger_lines_year: ["invalid", "Enter a year from 2019 on."],
  ledger_lines_one_currency: ["invalid", "The lines of an act have one currency."],
  ledger_lines_written_together: ["conflict", "What stands in the books takes no more lines."],
  ledger_lines_balanced: ["invalid", "The lines of an act add up to zero."],
  ledger_totals_cell_unique: ["conflict", "Somebody else was changing the same total. Try again."],
  period_closings_once: ["conflict", "This period is already closed."],
  period_closings_calendar_day: ["invalid", "Enter a date such as 2024-01-31."],
  period_closings_go_on: [
    "invalid",
    "A period can close only once, when its last day is over everywhere (UTC-12). Enter an earlier date.",
  ],
  exchange_rates_pkey: ["conflict", "This rate was recorded at the same moment. Try again."],
  exchange_rates_rate_positive: ["invalid", "Enter a rate above zero."],
  exchange_rates_currency_code: ["invalid", "Choose a currency."],
  exchange_rates_note_present: ["invalid", "Give the reason for the difference, or leave it blank."],
  exchange_rates_not_usd: ["invalid", "One USD is one USD: it takes no rate."],
  exchange_rates_basis_of_source: ["invalid", "A rate stands as long as its source says."],
  imports_reference_unique: ["conflict", "The reference was just given to another import. Try again."],
  imports_sha256_form: ["invalid", "The file could not be told from others. Upload it again."],
  imports_rows_listed: ["invalid", "A file has at least one row and at most 5,000."],
  import_runs_once: ["conflict", "This file was imported by somebody else at the same moment."],
  import_runs_mode: ["invalid", "Choose whether all rows or only the good ones are imported."],
  import_outcomes_verdict: ["invalid", "A row is new, a duplicate, skipped or has an error."],
  reconciliations_reference_unique: ["conflict", "The reference was just given to another statement. Try again."],
  reconciliations_level: ["invalid", "Choose what the statement is about."],
  reconciliation_lines_amount_number: ["invalid", "Enter an amount in figures."],
  reconciliation_notes_kind: ["invalid", "Choose why the figures differ."],
  reconciliation_notes_says_why: ["invalid", "Say why the figures differ."],
  reconciliation_notes_difference_number: ["invalid", "Enter an amount in figures."],
  earmarks_one_target: ["invalid", "An earmark names one thematic area or one region."],
  earmarks_not_zero: ["invalid", "Enter an earmarked amount above zero."],
  earmarks_numbers: ["invalid", "Enter an amount in figures."],
  earmarks_usd_is_usd: ["invalid", "An amount in USD is its own USD value."],
  earmarks_posted: ["conflict", "The earmarks of an entry stand in the books."],
  earmarks_within_entry: ["invalid", "The earmarks add up to more than the amount."],
  deposit_confirmations_pkey: ["conflict", "This deposit is already confirmed."],
  concept_notes_reference_unique: ["conflict", "The reference was just given to another note. Try again."],
  concept_notes_programme_reference_unique: [
    "conflict",
    "The reference was just given to another programme. Try again.",
  ],
  concept_notes_amount_positive: ["invalid", "Enter an amount above zero."],
  concept_notes_duration_sane: ["invalid", "Enter a duration between 1 and 120 months."],
  concept_notes_gender_marker: ["invalid", "The gender marker is a number from 0 to 3."],
  concept_notes_validated_gender_marker: ["invalid", "The gender marker is a number from 0 to 3."],
  concept_notes_reference_after_draft: ["conflict", "A submitted note carries a reference."],
  concept_notes_programme_has_reference: ["conflict", "A funded programme carries a reference."],
  concept_notes_stage_is_told: ["conflict", "The stage of a note is the last line of its history."],
  concept_notes_stage_change_recorded: [
    "conflict",
    "The stage was changed without a record. Reload the page and try again.",
  ],
  concept_notes_change_recorded: [
    "conflict",
    "A submitted note or programme changes only by a recorded action. Reload the page and try again.",
  ],
  concept_notes_lines_recorded: [
    "conflict",
    "Places and organizations change only while the note is a draft. Reload the page and try again.",
  ],
  rows_name_audited_actor: [
    "conflict",
    "The record and its audit entry name different people. Sign in again and try again.",
  ],
  deposit_confirmations_two_people: [
    "not-now",
    "This deposit cannot be confirmed: you recorded it. Ask a colleague to confirm it.",
  ],
  note_places_share_percent: ["invalid", "A share is above 0 and at most 100."],
  note_places_shares_add_up: ["invalid", "The shares of the places add up to 100, or are all left empty."],
  participations_budget_positive: ["invalid", "Enter a budget above zero."],
  reviews_completed_has_scores: ["invalid", "Score every criterion."],
  reviews_one_per_reviewer: ["conflict", "This person already reviews this note."],
  programme_budget_lines_category: ["invalid", "Choose one of the eight UNSDG budget categories."],
  programme_budget_lines_positive: ["invalid", "Enter an amount above zero."],
  tranche_plans_version_once: ["conflict", "Somebody else has just planned these tranches. Reload the page."],
  tranche_plans_version_positive: ["invalid", "Plans are counted from 1."],
  tranche_plans_change_says_why: ["invalid", "Say why the plan changes."],
  tranches_number: ["invalid", "Tranches are numbered from 1 to 20."],
  tranches_amount_positive: ["invalid", "Enter an amount above zero."],
  tranches_add_up: ["invalid", "The tranches add up to the approved amount, less what was sent before these books."],
  tranches_follow_budget: [
    "invalid",
    "The tranches of each organisation add up to its part, less what was sent before these books.",
  ],
  tranches_hold_requested: ["not-now", "A tranche keeps at least what is already requested of it."],
  programme_conditions_text_present: ["invalid", "Enter the condition."],
  programme_conditions_from_tranche: ["invalid", "Tranches are numbered from 1 to 20."],
  condition_fulfilments_pkey: ["conflict", "This condition is already met."],
  condition_fulfilments_says_how: ["invalid", "Say how the condition is met."],
  programme_reports_pkey: ["conflict", "This is already recorded of the report."],
  programme_reports_year: ["invalid", "Enter a year from 2019 on."],
  programme_reports_submitted_first: ["not-now", "A report is accepted after it was submitted."],
  transfer_requests_reference_unique: ["conflict", "The reference was just given to another request. Try again."],
  committee_papers_request_key_unique: ["conflict", "This form was already sent and its paper is recorded."],
  transfer_requests_request_key_unique: ["conflict", "This form was already sent and its request is recorded."],
  transfer_requests_reference_form: ["invalid", "A request has a reference of the form T-YYYY-nnn."],
  transfer_requests_amount_positive: ["invalid", "Enter an amount above zero."],
  transfer_requests_within_tranche: ["invalid", "This is more than is left of the tranche."],
  transfer_overrides_says_why: ["invalid", "Give a reason."],
  transfer_endings_pkey: ["conflict", "This request was already released, withdrawn or refused."],
  transfer_endings_set_once: ["conflict", "This request was already released."],
  transfer_endings_says_why: ["invalid", "Give a reason."],
  transfer_endings_only_release_moves_money: ["invalid", "Only a release moves money."],
  transfer_endings_two_people: ["forbidden", "Whoever prepared a request does not release it."],
  transfer_endings_posted: ["conflict", "A release stands in the books."],
  transfer_reversals_pkey: ["conflict", "This release has already been taken back."],
  transfer_reversals_set_once: ["conflict", "This release has already been taken back."],
  transfer_reversals_says_why: ["invalid", "Give a reason."],
  transfer_reversals_mirror: ["invalid", "Only a release is taken back."],
  ledger_lines_transfers_within_approved: ["invalid", "The transfers of a programme stay within its approved amount."],
  stage_changes_decided: ["not-now", "This move needs a recorded decision of the Steering Committee."],
  stage_changes_refusal_says_why: ["invalid", "Give a reason."],
  stage_changes_amount_number: ["invalid", "Enter an amount in figures."],
  decisions_number_unique: ["conflict", "This decision number was just taken. Try again."],
  decisions_number_form: ["invalid", "A decision number has the form SC-YYYY-nn."],
  decisions_text_present: ["invalid", "Enter the text of the decision."],
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

/** PostgreSQL's words for "another transaction was in the way". */
const CONTENTION = ["40001", "40P01", "55P03", "P2034"];

/** PostgreSQL's own words, as Prisma's driver adapter keeps them; nothing a person typed is in them. */
const adapterError = z.object({
  cause: z.object({ originalCode: z.string().optional(), originalMessage: z.string().optional() }),
});
/** A statement's error carries the adapter's within; what only shows at the commit arrives as the adapter's itself. */
const databaseError = z.union([
  z.object({ meta: z.object({ driverAdapterError: adapterError }) }).transform(({ meta }) => meta.driverAdapterError),
  adapterError,
]);

function wordsOf(error: unknown): string {
  const found = databaseError.safeParse(error);
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!found.success) return code;
  const { originalCode = "", originalMessage = "" } = found.data.cause;
  return `${code} ${originalCode} ${originalMessage}`;
}

/** Constraint names are whole words, so that one name within another is not mistaken for it. */
const names = (text: string, name: string) => text.split(/[^a-z0-9_]+/i).includes(name);

/** The refusal a database error stands for, or the error itself when it is a fault. */
export function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const text = wordsOf(error);
  const known = Object.entries(CONSTRAINTS).find(([name]) => names(text, name));
  if (known) return new Refusal(known[1][0], known[1][1]);
  if (CONTENTION.some((sign) => names(text, sign))) {
    return new Refusal("conflict", "Somebody else was changing the same thing. Nothing was saved; try again.");
  }
  return error;
}
