import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of reconciliations. */
export const RECONCILIATION_CONSTRAINTS: Constraints = {
  reconciliations_reference_unique: ["conflict", "The reference was just given to another statement. Try again."],
  reconciliations_level: ["invalid", "Choose what the statement is about.", "level"],
  reconciliation_lines_amount_number: ["invalid", "Enter an amount in figures."],
  reconciliation_notes_kind: ["invalid", "Choose why the figures differ.", "kind"],
  reconciliation_notes_says_why: ["invalid", "Say why the figures differ.", "text"],
  reconciliation_notes_difference_number: ["invalid", "Enter an amount in figures."],
};
