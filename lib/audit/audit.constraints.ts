import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of audit entries. */
export const AUDIT_CONSTRAINTS: Constraints = {
  failed_sign_ins_failures_positive: ["invalid", "A count of failures is above zero."],
  rows_name_audited_actor: [
    "conflict",
    "The record and its audit entry name different people. Sign in again and try again.",
  ],
};
