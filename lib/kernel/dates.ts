import { z } from "zod";

/** A calendar day as "YYYY-MM-DD", without a time zone. */
export type Day = string;

/** Before it the calendar has no day. */
export const FIRST_DAY: Day = "0001-01-01";

const NO_DAY = "Enter a date as year-month-day, for example 2024-01-31.";

/** A day that exists in the calendar, which has no year 0: the database refuses one. */
export const daySchema = z.iso.date({ error: NO_DAY }).refine((day) => !day.startsWith("0000"), { error: NO_DAY });

export const isDay = (value: string): value is Day => daySchema.safeParse(value).success;

/** The day of a moment, in UTC: the Fund's books have one calendar. */
export const dayOf = (moment: Date): Day => moment.toISOString().slice(0, 10);

/** The `date` column value of a day. */
export const dateOf = (day: Day): Date => new Date(`${day}T00:00:00Z`);

export const today = (now: Date = new Date()): Day => dayOf(now);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The latest day that is today for anyone: the day at UTC+14. An entry may be dated up to this day. */
export const latestToday = (now: Date = new Date()): Day => dayOf(new Date(now.getTime() + 14 * HOUR_MS));

/** The last day that is over for everyone: the day before the one at UTC-12. A period closes up to this day. */
export const lastDayOverEverywhere = (now: Date = new Date()): Day =>
  dayOf(new Date(now.getTime() - 12 * HOUR_MS - DAY_MS));

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / DAY_MS);

export const addDays = (day: Day, days: number): Day => dayOf(new Date(dateOf(day).getTime() + days * DAY_MS));

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const momentFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** "31 January 2024". */
export const formatDay = (day: Day): string => dayFormat.format(dateOf(day));

/** "31 January 2024 at 14:05 UTC". */
export const formatMoment = (moment: Date): string => `${momentFormat.format(moment)} UTC`;

/** "1 day", "12 days", "3 months", "2 years": how long something has waited, coarsely. */
export function formatWait(days: number): string {
  const of = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  if (days < 60) return of(days, "day");
  if (days < 730) return of(Math.floor(days / 30.44), "month");
  return of(Math.floor(days / 365.25), "year");
}
