import { digitsOf, isCurrency } from "@/lib/kernel/currencies";
import { addDays, type Day, isDay } from "@/lib/kernel/dates";

/** One line of text: spaces of every width become one plain space, at the ends none. */
export const tidy = (text: string): string =>
  text.replace(/[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+/g, " ").trim();

/** What two spellings of one name share: no case, no accents, no double spaces. */
export const folded = (name: string): string =>
  tidy(name)
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/ı/g, "i")
    .toLowerCase();

/** What an amount cell says: nothing, or a plain decimal and whether it stands below zero. */
export type AmountCell = { readonly decimal: string; readonly isNegative: boolean } | null;

const PLAIN = /^\d+(\.\d+)?$/;
const GROUPED = /^\d{1,3}([, '’]\d{3})+(\.\d+)?$/;
/** "1.234.567,50" and "1234,5": a comma that cannot group thousands stands before decimals. */
const CONTINENTAL = /^(\d{1,3}([. ]\d{3})+,\d{1,4}|\d{1,3}(\.\d{3}){2,}|\d+,\d{1,2}|\d{4,},\d{3,4})$/;

function plainOf(digits: string): string | undefined {
  if (PLAIN.test(digits)) return digits;
  if (GROUPED.test(digits)) return digits.replace(/[, '’]/g, "");
  if (CONTINENTAL.test(digits)) return digits.replace(/[. ]/g, "").replace(",", ".");
  return undefined;
}

/** "123,456" is a hundred thousand in most currencies; where the unit has three decimals it may be a hundred as well. */
const isAmbiguous = (digits: string, currency: string) => digitsOf(currency) > 2 && /^\d{1,3},\d{3}$/.test(digits);

/** Zeros at the end of decimals say nothing. */
const shortened = (decimal: string) => (decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal);

/** Whatever stands in an amount cell beside digits, separators, signs and brackets. */
const MARKS = /[^\s\d().,'’−–-]+/gu;

/** "$", "€": what an amount of a currency is written with besides its code. */
const signOf = (currency: string) =>
  new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value;

const isMarkOf = (mark: string, currency: string): boolean =>
  mark === currency || (isCurrency(currency) && mark === signOf(currency)) || (mark === "US$" && currency === "USD");

/**
 * Reads "1,234.50", "1 234,50", "-12", "(12.00)", "USD 5" and "5 €"; null for an empty cell or a dash, undefined where
 * it is no amount, one that says another currency than the one given, or one that can be read in two ways.
 */
export function readAmountCell(text: string, currency: string): AmountCell | undefined {
  const said = tidy(text);
  const bare = tidy(said.replace(MARKS, ""));
  if (said === "" || /^[-–—−]$/.test(said)) return null;
  if (said.match(MARKS)?.some((mark) => !isMarkOf(mark, currency))) return undefined;
  const [, bracketed] = /^\((.+)\)$/.exec(bare) ?? [];
  const isNegative = bracketed !== undefined || /^[-−]|[-−]$/.test(bare);
  const digits = (bracketed ?? bare).replace(/^[-−]|[-−]$/g, "").trim();
  const plain = isAmbiguous(digits, currency) ? undefined : plainOf(digits);
  return plain === undefined ? undefined : { decimal: shortened(plain), isNegative };
}

/** How the days of a file are written; of years alone, the first or the last day stands for them. */
export const DAY_FORMATS = ["year-month-day", "day-month-year", "month-day-year", "year-end", "year-start"] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

const TIME = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AaPp]\.?[Mm]\.?)?(Z|[+-]\d{2}:?\d{2})?$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const PARTED = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const NAMED = /^(\d{1,2})[ -]([a-z]{3})[a-z]*[ -,]*(\d{4})$/i;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

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
  const [, namedDay = "", name = "", namedYear = ""] = NAMED.exec(bare) ?? [];
  if (namedDay) return dayFrom(namedYear, MONTHS.indexOf(name.toLowerCase()) + 1, namedDay);
  const [, first = "", second = "", last = ""] = PARTED.exec(bare) ?? [];
  if (first && format === "day-month-year") return dayFrom(last, second, first);
  return first && format === "month-day-year" ? dayFrom(last, first, second) : null;
}

/** The format in which most cells of a column say a day; of equals, the first of the list. */
export function guessDayFormat(cells: readonly string[]): DayFormat {
  const given = cells.filter((cell) => cell !== "");
  const usual = given.some((cell) => /[AP]M$/i.test(cell)) ? "month-day-year" : "day-month-year";
  const order = ["year-month-day", "year-end", usual, ...DAY_FORMATS] as const;
  const read = (format: DayFormat) => given.filter((cell) => readDayCell(cell, format) !== null).length;
  return order.reduce((best, format) => (read(format) > read(best) ? format : best));
}
