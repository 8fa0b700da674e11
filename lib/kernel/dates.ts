import { z } from "zod";
import { type Day, readTypedDay, sentenceOfDays } from "./day-notation";

export { type Day, formatDay } from "./day-notation";

/** Before it the calendar has no day. */
export const FIRST_DAY: Day = "0001-01-01";

const NO_DAY = "Enter a date as year-month-day, for example 2024-01-31.";

/** A day that exists in the calendar, written year-month-day. The calendar has no year 0: the database refuses one. */
export const isoDay = z.iso.date({ error: NO_DAY }).refine((day) => !day.startsWith("0000"), { error: NO_DAY });

export const isDay = (value: string): value is Day => isoDay.safeParse(value).success;

/** A day as it is typed; leaves as "YYYY-MM-DD". A text that can mean two days is refused with both. */
export const daySchema = z.string(NO_DAY).transform((text, issues): Day => {
  const typed = readTypedDay(text);
  if (typed.kind === "read") return typed.day;
  const message = typed.kind === "asked" ? sentenceOfDays(text, typed.readings) : NO_DAY;
  issues.addIssue({ code: "custom", message });
  return z.NEVER;
});

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

const momentFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** "31 January 2024 at 14:05 UTC". */
export const formatMoment = (moment: Date): string => `${momentFormat.format(moment)} UTC`;

/** "1 day", "12 days", "3 months", "2 years": how long something has waited, coarsely. */
export function formatWait(days: number): string {
  const of = (count: number, unit: string) => `${count} ${unit}${count === 1 ? "" : "s"}`;
  if (days < 60) return of(days, "day");
  if (days < 730) return of(Math.floor(days / 30.44), "month");
  return of(Math.floor(days / 365.25), "year");
}
