import type { Constraints } from "@/lib/kernel/constraint-refusal";
import { SAME_PERSON } from "./transfer-blocks";

/** What the database refuses of transfers. */
export const TRANSFER_CONSTRAINTS: Constraints = {
  transfer_requests_reference_unique: ["conflict", "The reference was just given to another request. Try again."],
  transfer_requests_request_key_unique: ["conflict", "This form was already sent and its request is recorded."],
  transfer_requests_reference_form: ["invalid", "A request has a reference of the form T-YYYY-nnn."],
  transfer_requests_amount_positive: ["invalid", "Enter an amount above zero.", "amountUsd"],
  transfer_requests_within_tranche: ["invalid", "This is more than is left of the tranche.", "amountUsd"],
  transfer_overrides_says_why: ["invalid", "Give a reason.", "reason"],
  transfer_endings_pkey: ["conflict", "This request was already released, withdrawn or refused."],
  transfer_endings_set_once: ["conflict", "This request was already released."],
  transfer_endings_says_why: ["invalid", "Give a reason.", "reason"],
  transfer_endings_only_release_moves_money: ["invalid", "Only a release moves money."],
  transfer_endings_two_people: ["forbidden", SAME_PERSON],
  transfer_endings_posted: ["conflict", "A release stands in the books."],
  transfer_reversals_pkey: ["conflict", "This release has already been taken back."],
  transfer_reversals_set_once: ["conflict", "This release has already been taken back."],
  transfer_reversals_says_why: ["invalid", "Give a reason.", "reason"],
  transfer_reversals_mirror: ["invalid", "Only a release is taken back."],
};
