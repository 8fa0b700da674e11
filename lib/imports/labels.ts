import type { ImportKind, Mode, Verdict } from "./schema";

export const IMPORT_KIND_LABELS: Readonly<Record<ImportKind, string>> = {
  contributions: "Pledges, commitments and deposits",
  transfers: "Transfers and refunds",
};

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  error: "Error",
  warning: "With a remark",
  new: "New",
  duplicate: "Duplicate",
  skipped: "Nothing to book",
};

export const VERDICTS_EXPLAINED: Readonly<Record<Verdict, string>> = {
  error: "Cannot be booked as it stands.",
  warning: "Will be booked; look at the remark.",
  new: "Will be booked.",
  duplicate: "Stands in the books already.",
  skipped: "Empty, or zero.",
};

export const OUTCOMES_EXPLAINED: Readonly<Record<Verdict, string>> = {
  error: "Was left out.",
  warning: "Was booked; look at the remark.",
  new: "Was booked.",
  duplicate: "Stood in the books already.",
  skipped: "Empty, or zero.",
};

export const MODE_LABELS: Readonly<Record<Mode, string>> = {
  all: "All rows or none",
  good: "The good rows only",
};

/** The kinds of amounts, in the plural of a table. */
export const AMOUNT_LABELS: Readonly<Record<string, string>> = {
  pledge: "Pledges",
  commitment: "Commitments",
  deposit: "Deposits",
  transfer: "Transfers",
  refund: "Refunds",
};
