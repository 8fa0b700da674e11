import { type Day, formatDay, today } from "@/lib/kernel/dates";
import type { ReportingDates } from "./reporting-dates";

/**
 * The day of a figure, and its as-known date where that is not today: "31 January 2024, as known on 15 February 2024".
 * Follows "as of".
 */
export const formatReportingDates = ({ asOf, knownOn }: ReportingDates, now: Day = today()): string =>
  knownOn < now ? `${formatDay(asOf)}, as known on ${formatDay(knownOn)}` : formatDay(asOf);

/** "As of 31 January 2024, as known on 15 February 2024.": a statement always names both dates. */
export const reportingDatesSentence = ({ asOf, knownOn }: ReportingDates): string =>
  `As of ${formatDay(asOf)}, as known on ${formatDay(knownOn)}.`;
