import { tidy } from "@/lib/kernel/amount-notation";
import { addDays, type Day, isDay } from "@/lib/kernel/dates";
import { readTypedDay } from "@/lib/kernel/day-notation";

/** What two spellings of one name share: no case, no accents, no double spaces. */
export const folded = (name: string): string =>
  tidy(name)
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/ı/g, "i")
    .toLowerCase();

/** How the days of a file are written; of years alone, the first or the last day stands for them. */
export const DAY_FORMATS = ["year-month-day", "day-month-year", "month-day-year", "year-end", "year-start"] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

const TIME = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp]\.?[Mm]\.?)?(Z|[+-]\d{2}:?\d{2})?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const PARTED = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;

const dayFrom = (year: string, month: string | number, day: string): Day | null => {
  const text = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(text) ? text : null;
};

/** A number of days as spreadsheets count them, from 1927 on; the time of day stands behind the point. */
export const isCounted = (text: string): boolean => /^\d{5}(\.\d+)?$/.test(tidy(text));

/**
 * The day a cell says in the format of its file, times of day left out; null where it says none. A bare number counts
 * from `dayZero`, and says nothing without it.
 */
export function readDayCell(text: string, format: DayFormat, dayZero?: Day): Day | null {
  const bare = tidy(text).replace(TIME, "");
  if (dayZero && isCounted(bare)) return addDays(dayZero, Math.floor(Number(bare)));
  if (/^\d{4}$/.test(bare)) {
    if (format === "year-end") return dayFrom(bare, 12, "31");
    return format === "year-start" ? dayFrom(bare, 1, "1") : null;
  }
  const [, year = "", month = "", day = ""] = ISO.exec(bare) ?? [];
  if (year) return dayFrom(year, month, day);
  if (/[a-z]/i.test(bare)) {
    const named = readTypedDay(bare);
    return named.kind === "read" ? named.day : null;
  }
  const [, first = "", second = "", last = ""] = PARTED.exec(bare) ?? [];
  if (first && format === "day-month-year") return dayFrom(last, second, first);
  return first && format === "month-day-year" ? dayFrom(last, first, second) : null;
}

/** The two formats that can read one text as two days. */
const BY_PARTS = ["day-month-year", "month-day-year"] as const;

/**
 * The format in which most cells of a column are days; of equals, the first of the list. "" where the person is asked:
 * no cell decides whether the day or the month comes first, or cells contradict one another.
 */
export function guessDayFormat(cells: readonly string[]): DayFormat | "" {
  const given = cells.filter((cell) => cell !== "");
  const order = ["year-month-day", "year-end", ...DAY_FORMATS] as const;
  const read = (format: DayFormat) => given.filter((cell) => readDayCell(cell, format) !== null).length;
  const best = order.reduce((most, format) => (read(format) > read(most) ? format : most));
  const parted = given.flatMap((cell) => {
    const [first, second] = BY_PARTS.map((format) => readDayCell(cell, format));
    return first === second ? [] : [{ first, second }];
  });
  if (parted.length === 0) return best;
  const hasDayFirst = parted.some(({ second }) => second === null);
  const hasMonthFirst = parted.some(({ first }) => first === null);
  if (hasDayFirst === hasMonthFirst) return "";
  return hasDayFirst ? "day-month-year" : "month-day-year";
}

/** Two days that a text can mean, day first and month first; null where it has one reading or none. */
export function readingsOfDay(text: string): readonly [Day, Day] | null {
  const [first, second] = BY_PARTS.map((format) => readDayCell(text, format));
  return first && second && first !== second ? [first, second] : null;
}
