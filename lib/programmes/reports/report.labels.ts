import type { ReportKind } from "./reports-due";

export const REPORT_LABELS: Readonly<Record<ReportKind, string>> = {
  narrative: "Narrative report",
  expenditure: "Expenditure report",
};

/** "narrative report of 2025". */
export const reportName = ({ kind, year }: { kind: ReportKind; year: number }): string =>
  `${REPORT_LABELS[kind].toLowerCase()} of ${year}`;
