import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of imports. */
export const IMPORT_CONSTRAINTS: Constraints = {
  imports_reference_unique: ["conflict", "The reference was just given to another import. Try again."],
  imports_sha256_form: ["invalid", "The file could not be told from others. Upload it again."],
  imports_rows_listed: ["invalid", "A file has at least one row and at most 5,000."],
  import_runs_once: ["conflict", "This file was imported by somebody else at the same moment."],
  import_runs_mode: ["invalid", "Choose whether all rows or only the good ones are imported.", "mode"],
  import_outcomes_verdict: ["invalid", "A row is new, a duplicate, skipped or has an error."],
};
