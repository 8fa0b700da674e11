import { tidy } from "./amount-notation";

/** A calendar day as "YYYY-MM-DD", without a time zone. */
export type Day = string;

const dayFormat = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "31 January 2024". */
export const formatDay = (day: Day): string => dayFormat.format(new Date(`${day}T00:00:00Z`));

/** What a day field understood. */
export type TypedDay =
  | { readonly kind: "blank" }
  | { readonly kind: "read"; readonly day: Day }
  /** Month and day can be exchanged: the person chooses. */
  | { readonly kind: "asked"; readonly readings: readonly Day[] }
  | { readonly kind: "refused" };

/** The day of a year, month and day; undefined where the calendar has none. There is no year 0: the database refuses it. */
function calendarDay(year: string, month: number, day: number): Day | undefined {
  const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const at = new Date(`${text}T00:00:00Z`);
  return year !== "0000" && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : undefined;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const LONG_MONTHS = "january february march april may june july august september october november december".split(" ");

/** 4 of "April" and "Apr."; 0 where it is no month. */
function monthOf(word: string): number {
  const name = word.toLowerCase();
  return Math.max(MONTHS.indexOf(name === "sept" ? "sep" : name), LONG_MONTHS.indexOf(name)) + 1;
}

const YEAR_FIRST = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_WORD_YEAR = /^(\d{1,2})[ -]([a-z]+)\.?,?[ -](\d{4})$/i;
const WORD_DAY_YEAR = /^([a-z]+)\.? (\d{1,2}),? (\d{4})$/i;
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;

/** The days that a text can mean. */
function daysOf(text: string): (Day | undefined)[] {
  const [, year, month, day] = YEAR_FIRST.exec(text) ?? [];
  if (year) return [calendarDay(year, Number(month), Number(day))];
  const [, dayBefore, word = "", yearAfter] = DAY_WORD_YEAR.exec(text) ?? [];
  if (yearAfter) return [calendarDay(yearAfter, monthOf(word), Number(dayBefore))];
  const [, wordFirst = "", dayAfter, yearLast] = WORD_DAY_YEAR.exec(text) ?? [];
  if (yearLast) return [calendarDay(yearLast, monthOf(wordFirst), Number(dayAfter))];
  const [, first, , second, last] = YEAR_LAST.exec(text) ?? [];
  if (!last) return [];
  return [calendarDay(last, Number(second), Number(first)), calendarDay(last, Number(first), Number(second))];
}

/**
 * Reads "2024-04-03", "3 April 2024" and "April 3, 2024". In "03/04/2024" the first number can be the day or the month:
 * only where one of the two is a day of the calendar is it read, otherwise it is asked.
 */
export function readTypedDay(text: string): TypedDay {
  const typed = tidy(text);
  if (typed === "") return { kind: "blank" };
  const readings = [...new Set(daysOf(typed).filter((day) => day !== undefined))];
  const [day, other] = readings;
  if (day === undefined) return { kind: "refused" };
  return other === undefined ? { kind: "read", day } : { kind: "asked", readings };
}

/** The question a day field asks where a text has two readings. */
export const sentenceOfDays = (text: string, readings: readonly Day[]): string =>
  `“${tidy(text)}” can mean ${readings.map(formatDay).join(" or ")}. Choose one.`;
