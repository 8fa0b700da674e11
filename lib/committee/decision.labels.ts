import type { Mode, Outcome } from "./decision-outcomes";

export const MODE_LABELS: Readonly<Record<Mode, string>> = {
  meeting: "Meeting",
  correspondence: "Correspondence (no objection)",
  opening_record: "Opening record",
};

export const OUTCOME_LABELS: Readonly<Record<Outcome, string>> = {
  endorsed: "Endorsed",
  deferred: "Deferred",
  not_endorsed: "Not endorsed",
  approved: "Approved",
  rejected: "Rejected",
};
