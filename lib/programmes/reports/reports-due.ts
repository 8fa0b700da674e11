import { type Actor, can } from "@/lib/access/permissions";
import { type Parties, takesPart } from "@/lib/concept-notes/reviews/recommendation";
import type { Day } from "@/lib/kernel/dates";

export const REPORT_KINDS = ["narrative", "expenditure"] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** The day of the following year by which a report is due (source: DOMAIN section 7, calendar). */
export const DUE: Readonly<Record<ReportKind, string>> = { narrative: "03-31", expenditure: "04-30" };

export type ReportKey = { readonly kind: ReportKind; readonly year: number };

/** From the first money to the end of the activities; null where it has not begun, or not ended. */
export type Run = { readonly startedOn: Day | null; readonly endedOn: Day | null };

const yearOf = (day: Day) => Number(day.slice(0, 4));

export const dueOn = ({ kind, year }: ReportKey): Day => `${year + 1}-${DUE[kind]}`;

export type OwedKey = ReportKey & { readonly dueOn: Day; readonly coversTo: Day };

/** The last day a report of a year tells of: that of the year, or the end of the activities in it. */
const coversTo = (year: number, endedOn: Day | null): Day =>
  endedOn !== null && yearOf(endedOn) === year ? endedOn : `${year}-12-31`;

/** The reports a programme owes for each year in which it ran, up to the year of the given day, the oldest first. */
export function reportsOwed({ startedOn, endedOn }: Run, on: Day): OwedKey[] {
  if (startedOn === null || startedOn > on) return [];
  const first = yearOf(startedOn);
  const last = yearOf(endedOn !== null && endedOn < on ? endedOn : on);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).flatMap((year) =>
    REPORT_KINDS.map((kind) => ({ kind, year, dueOn: dueOn({ kind, year }), coversTo: coversTo(year, endedOn) })),
  );
}

/** The days a report was submitted and accepted; null where it was not. */
export type ReportDays = { readonly submittedOn: Day | null; readonly acceptedOn: Day | null };

/** An organisation reports on what it takes part in; the Fund Management Unit records what came in. */
export const mayReport = (actor: Actor, programme: Parties): boolean =>
  can(actor, "report.accept") || (can(actor, "report.submit") && takesPart(actor.organisationId, programme));

/** Due and not submitted on the day: what holds money back. */
export const isMissing = (report: { dueOn: Day; submittedOn: Day | null }, on: Day): boolean =>
  report.dueOn < on && (report.submittedOn === null || report.submittedOn > on);

/** Where a report stands: "not due yet", "missing", "submitted" or "accepted". */
export function standingOf(report: { dueOn: Day } & ReportDays, on: Day): string {
  if (report.acceptedOn !== null && report.acceptedOn <= on) return "accepted";
  if (report.submittedOn !== null && report.submittedOn <= on) return "submitted";
  return report.dueOn < on ? "missing" : "not due yet";
}
