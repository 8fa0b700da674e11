import { type Day, latestToday, today as todayIn } from "@/lib/kernel/dates";

/**
 * The two dates of every figure: what happened up to the as-of date, as far as it was recorded up to the end (UTC) of the
 * as-known date. A figure of the past can be requested as it was reported then, or as it is known now.
 */
export type ReportingDates = { readonly asOf: Day; readonly knownOn: Day };

/** The reporting dates of a page or a file that names none. */
export const currentDates = (today: Day = todayIn()): ReportingDates => ({ asOf: today, knownOn: today });

/** Both dates are today: only then a page offers what can be done. */
export const isNow = ({ asOf, knownOn }: ReportingDates, today: Day): boolean => asOf === today && knownOn === today;

/**
 * The last day of the records a page shows. With both dates at today these include records of a day still ahead in UTC, so
 * that they can be seen and reversed at once; figures end at `asOf`.
 */
export const shownThrough = (dates: ReportingDates, now: Date = new Date()): Day =>
  isNow(dates, todayIn(now)) ? latestToday(now) : dates.asOf;

/** Both dates for an address; an as-known date of today is left out. */
export const reportingDatesQuery = (
  { asOf, knownOn }: ReportingDates,
  today: Day = todayIn(),
): { asOf: Day; knownOn?: Day } => (knownOn < today ? { asOf, knownOn } : { asOf });
