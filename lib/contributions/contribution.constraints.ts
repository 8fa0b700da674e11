import type { Constraints } from "@/lib/kernel/constraint-refusal";
import { RECORDER_CONFIRMS } from "./deposit-confirmation";

/** What the database refuses of contributions. */
export const CONTRIBUTION_CONSTRAINTS: Constraints = {
  contributions_reference_unique: ["conflict", "The reference was just given to another contribution. Try again."],
  contribution_entries_sign: ["invalid", "Enter an amount above zero.", "entry.amount"],
  contribution_entries_rate_positive: ["invalid", "Enter an exchange rate above zero.", "entry.rate"],
  contribution_entries_numbers: ["invalid", "Enter an amount in figures."],
  contribution_entries_currency_code: ["invalid", "Choose a currency.", "entry.currency"],
  contribution_entries_usd_is_usd: ["invalid", "An amount in USD is its own USD value.", "entry.amountUsd"],
  contribution_entries_rate_note_with_rate: [
    "invalid",
    "An amount in USD has no exchange rate. Leave the note on the rate blank.",
    "entry.rateNote",
  ],
  contribution_entries_fee_on_deposits_only: ["invalid", "Only a deposit carries a fee.", "entry.feeUsd"],
  contribution_entries_reversal_says_why: ["invalid", "Say why this entry is reversed.", "reason"],
  contribution_entries_reversed_once: ["conflict", "This entry has already been reversed."],
  contribution_entries_request_key_unique: ["conflict", "This form was already sent and its entry is recorded."],
  contribution_entries_same_donor: ["invalid", "An entry belongs to the donor of its contribution."],
  contribution_entries_reversal_mirrors: ["invalid", "A reversal is the exact mirror of its entry."],
  contribution_entries_late_is_earlier: [
    "invalid",
    "A late fact was true before the day it counts from.",
    "entry.effectiveOn",
  ],
  contribution_entries_posted: ["conflict", "An entry stands in the books."],
  earmarks_one_target: ["invalid", "An earmark names one thematic area or one region."],
  earmarks_not_zero: ["invalid", "Enter an earmarked amount above zero."],
  earmarks_numbers: ["invalid", "Enter an amount in figures."],
  earmarks_usd_is_usd: ["invalid", "An amount in USD is its own USD value."],
  earmarks_posted: ["conflict", "The earmarks of an entry stand in the books."],
  earmarks_within_entry: ["invalid", "The earmarks add up to more than the amount.", "entry.earmarks"],
  deposit_confirmations_pkey: ["conflict", "This deposit is already confirmed."],
  deposit_confirmations_two_people: ["not-now", RECORDER_CONFIRMS],
};
