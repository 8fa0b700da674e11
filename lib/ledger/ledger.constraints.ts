import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of the ledger and its periods. */
export const LEDGER_CONSTRAINTS: Constraints = {
  ledger_sets_reversed_once: ["conflict", "This has already been taken back."],
  ledger_sets_request_key_unique: ["conflict", "This form was already sent and is recorded."],
  ledger_sets_clocks_unique: ["conflict", "This is already recorded."],
  ledger_sets_late_is_earlier: ["invalid", "A late fact was true before the day it counts from."],
  ledger_sets_late_on_first_open_day: ["conflict", "A late fact counts from the first open day. Try again."],
  ledger_sets_mirror_says_why: ["invalid", "Say why this is taken back.", "reason"],
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
  ledger_lines_year: ["invalid", "Enter a year from 2019 on.", "year"],
  ledger_lines_one_currency: ["invalid", "The lines of an act have one currency."],
  ledger_lines_written_together: ["conflict", "What stands in the books takes no more lines."],
  ledger_lines_balanced: ["invalid", "The lines of an act add up to zero."],
  ledger_totals_cell_unique: ["conflict", "Somebody else was changing the same total. Try again."],
  period_closings_once: ["conflict", "This period is already closed.", "closedThrough"],
  period_closings_calendar_day: ["invalid", "Enter a date such as 2024-01-31.", "closedThrough"],
  period_closings_go_on: [
    "invalid",
    "A period can close only once, when its last day is over everywhere (UTC-12). Enter an earlier date.",
    "closedThrough",
  ],
  ledger_lines_transfers_within_approved: ["invalid", "The transfers of a programme stay within its approved amount."],
};
