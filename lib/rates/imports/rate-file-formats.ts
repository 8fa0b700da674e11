import { type Day, formatDay, isDay } from "@/lib/kernel/dates";
import { USD } from "@/lib/kernel/money";
import { isRate, quotient, type Rate, type RateSource } from "../exchange-rate";

/** One line of a file and where it stands, counted from 1. */
export type FileLine = { readonly line: number; readonly cells: readonly string[] };
export type RefusedLine = { readonly line: number; readonly reason: string };

/** A rate and the line of the file that gives it. */
export type FileRate = Rate & { readonly line: number };

/** What a file says. `leftOut` counts rows that are right and not needed: USD, and countries that share a currency. */
export type Reading = {
  readonly source: RateSource;
  readonly rates: readonly FileRate[];
  readonly refused: readonly RefusedLine[];
  readonly leftOut: number;
};

const CODE = /^[A-Z]{3}$/;
const EURO = "EUR";

/** The columns of the IMF's file, as codeforIATI publishes it. */
const IMF_COLUMNS = ["Date", "Rate", "Currency", "Frequency", "Source", "Country code"] as const;

/** Which of the two known files has this first line; null where it is neither. */
export function sourceOf(header: readonly string[]): Extract<RateSource, "ecb" | "imf"> | null {
  if (IMF_COLUMNS.every((name) => header.includes(name))) return "imf";
  return header[0] === "Date" && header.includes(USD) && header.slice(1).every((name) => CODE.test(name))
    ? "ecb"
    : null;
}

const isGap = (cell: string) => cell === "" || cell === "N/A";

/** A day of another format in a file that has no day as year-month-day; null where it has one, or no line. */
export function otherDayFormat(header: readonly string[], lines: readonly FileLine[]): string | null {
  const days = lines.map(({ cells }) => cells[header.indexOf("Date")] ?? "");
  return days.some((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) ? null : (days.find((day) => day !== "") ?? null);
}

/** Why a line has no day that could hold a rate; null where it has. */
function wrongDay(day: string, today: Day): string | null {
  if (!isDay(day)) return `“${day}” is not a date such as 2024-01-31.`;
  return day > today ? `${formatDay(day)} has not come yet.` : null;
}

/** The rates of one line of the ECB, or why it is refused. Of one day: USD per unit = (USD per EUR) ÷ (units per EUR). */
function ratesOfDay(header: readonly string[], { line, cells }: FileLine, rateOn: Day): FileRate[] | string {
  const usdPerEuro = cells[header.indexOf(USD)] ?? "";
  const rates: FileRate[] = [];
  for (const [index, currency] of header.entries()) {
    const cell = cells[index] ?? "";
    if (index === 0 || isGap(cell)) continue;
    if (!isRate(cell)) return `“${cell}” is no rate of ${currency}.`;
    if (!isRate(usdPerEuro)) return "The USD of this day is missing, and with it every rate in USD.";
    const usdPerUnit = currency === USD ? quotient(usdPerEuro, "1") : quotient(usdPerEuro, cell);
    if (usdPerUnit === null) return `The rate of ${currency} leaves no value in USD.`;
    const euro = `1 EUR = ${usdPerEuro} USD`;
    rates.push(
      currency === USD
        ? { line, currency: EURO, source: "ecb", rateOn, usdPerUnit, quotation: euro }
        : { line, currency, source: "ecb", rateOn, usdPerUnit, quotation: `${euro} = ${cell} ${currency}` },
    );
  }
  return rates;
}

/** Reads the history of the ECB: one day a line, one currency a column, units for one euro, "N/A" for a gap. */
export function readEcb(header: readonly string[], lines: readonly FileLine[], today: Day): Reading {
  const [rates, refused]: [FileRate[], RefusedLine[]] = [[], []];
  const seen = new Set<Day>();
  for (const { line, cells } of lines) {
    const day = cells[0] ?? "";
    const found =
      cells.length === header.length
        ? (wrongDay(day, today) ?? (seen.has(day) ? `${formatDay(day)} stands in the file twice.` : null))
        : `This line has ${cells.length} cells and the first line ${header.length}.`;
    const read = found ?? ratesOfDay(header, { line, cells }, day);
    seen.add(day);
    if (typeof read === "string") refused.push({ line, reason: read });
    else rates.push(...read);
  }
  return { source: "ecb", rates, refused, leftOut: 0 };
}

type Averaged = { line: number; currency: string; rateOn: Day; perUsd: string; country: string };

/** The monetary unions as the IMF names them; every other currency is issued by the country whose code it begins with. */
const ISSUERS: Readonly<Record<string, string>> = { EUR: "U2", XOF: "7A", XAF: "5X", XCD: "5Y" };

const issuerOf = (currency: string) => ISSUERS[currency] ?? currency.slice(0, 2);

function averageOf(header: readonly string[], { line, cells }: FileLine, today: Day): Averaged | string {
  const of = (name: (typeof IMF_COLUMNS)[number]) => cells[header.indexOf(name)] ?? "";
  if (cells.length !== header.length) return `This line has ${cells.length} cells and the first line ${header.length}.`;
  const [rateOn, perUsd, currency] = [of("Date"), of("Rate"), of("Currency")];
  const wrong = wrongDay(rateOn, today);
  if (wrong) return wrong;
  if (of("Frequency") !== "A" || !rateOn.endsWith("-12-31")) return "This is not the average of a year.";
  if (!CODE.test(currency)) return `“${currency}” is no currency code.`;
  if (!isRate(perUsd) || quotient("1", perUsd) === null) return `“${perUsd}” is no rate of ${currency}.`;
  return { line, currency, rateOn, perUsd, country: of("Country code") };
}

/** Of the countries that share a currency, the one that issues it; where none does, they must agree. */
function chosenOf(same: readonly Averaged[]): Averaged | null {
  const issuing = same.filter(({ country, currency }) => country === issuerOf(currency));
  const candidates = issuing.length > 0 ? issuing : same;
  return new Set(candidates.map(({ perUsd }) => perUsd)).size === 1 ? (candidates[0] ?? null) : null;
}

const rateOf = ({ line, currency, rateOn, perUsd }: Averaged): FileRate => ({
  line,
  currency,
  rateOn,
  source: "imf",
  usdPerUnit: quotient("1", perUsd) ?? "",
  quotation: `1 USD = ${perUsd} ${currency}, average of ${rateOn.slice(0, 4)}`,
});

/** Reads the annual averages of the IMF: one country and year a line, units for one USD. */
export function readImf(header: readonly string[], lines: readonly FileLine[], today: Day): Reading {
  const [rates, refused]: [FileRate[], RefusedLine[]] = [[], []];
  const averages: Averaged[] = [];
  for (const line of lines) {
    const read = averageOf(header, line, today);
    if (typeof read === "string") refused.push({ line: line.line, reason: read });
    else if (read.currency !== USD) averages.push(read);
  }
  for (const same of Map.groupBy(averages, ({ currency, rateOn }) => `${currency} ${rateOn}`).values()) {
    const chosen = chosenOf(same);
    if (chosen) rates.push(rateOf(chosen));
    else
      refused.push(
        ...same.map(({ line, currency }) => ({ line, reason: `Which rate of ${currency} holds? ${DISAGREE}` })),
      );
  }
  refused.sort((a, b) => a.line - b.line);
  return { source: "imf", rates, refused, leftOut: lines.length - rates.length - refused.length };
}

const DISAGREE = "The countries that use it give different ones, and none of them issues it.";
