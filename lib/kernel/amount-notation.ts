import { digitsOf, isCurrency } from "./currencies";
import { formatMoney, money } from "./money";

/** Which sign separates the decimals of an amount; the other one may group its thousands. */
export const AMOUNT_NOTATIONS = ["point", "comma"] as const;
export type AmountNotation = (typeof AMOUNT_NOTATIONS)[number];

/** One line of text: spaces of every width become one plain space, at the ends none. */
export const tidy = (text: string): string =>
  text.replace(/[\s\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+/g, " ").trim();

/** Thousands may also be grouped by a space or an apostrophe. A group of thousands never begins with 0. */
const WRITTEN: Readonly<Record<AmountNotation, RegExp>> = {
  point: /^(?:(\d+)|([1-9]\d{0,2}([, '’])\d{3}(?:\3\d{3})*))(?:\.(\d+))?$/,
  comma: /^(?:(\d+)|([1-9]\d{0,2}([. '’])\d{3}(?:\3\d{3})*))(?:,(\d+))?$/,
};

/** "1234.5": no zeros at the end of the decimals, because they say nothing. */
const plainDecimal = (whole: string, fraction: string): string => {
  const decimals = fraction.replace(/0+$/, "");
  return decimals === "" ? whole : `${whole}.${decimals}`;
};

/** The plain decimal that digits and separators stand for in one notation; undefined where they are not written in it. */
function readIn(digits: string, notation: AmountNotation): string | undefined {
  const [, plain, grouped, , fraction = ""] = WRITTEN[notation].exec(digits) ?? [];
  const whole = plain ?? grouped?.replace(/\D/g, "");
  return whole === undefined ? undefined : plainDecimal(whole, fraction);
}

const fits = (decimal: string, currency: string): boolean => (decimal.split(".")[1] ?? "").length <= digitsOf(currency);

/** Whatever an amount is written with besides digits, separators, signs and brackets: a currency's code or sign. */
const MARK = "[^\\s\\d().,'’−–-]+";
const MARK_BEFORE = new RegExp(`^(${MARK}) ?(?=.)`, "u");
const MARK_AFTER = new RegExp(`(?<=.) ?(?<!${MARK})(${MARK})$`, "u");
const DIGITS = /^\d[\d .,'’]*$/;

/** Letters that are a currency's sign and also a unit: "250K" is 250,000 as well as 250 kyat. */
const UNIT_LETTERS = /^[kmb]$/i;

const signOf = (currency: string) =>
  new Intl.NumberFormat("en", { style: "currency", currency, currencyDisplay: "narrowSymbol" })
    .formatToParts(0)
    .find(({ type }) => type === "currency")?.value;

const isMarkOf = (mark: string, currency: string): boolean =>
  mark === currency ||
  (isCurrency(currency) && mark === signOf(currency) && !UNIT_LETTERS.test(mark)) ||
  (mark === "US$" && currency === "USD");

type Bare = { readonly digits: string; readonly isNegative: boolean };

const MINUS = /^[-−] ?|(?<=.) ?[-−]$/;

/** An amount without its sign and its currency, one of each at most; null where there is none, undefined for other texts. */
function bareAmount(text: string, currency: string): Bare | null | undefined {
  const whole = tidy(text);
  if (whole === "" || /^[-–—−]$/.test(whole)) return null;
  let [rest, signs, marks] = [whole, 0, 0];
  for (let before = ""; before !== rest;) {
    before = rest;
    const [, bracketed] = /^\((.+)\)$/.exec(rest) ?? [];
    const [, mark] = MARK_BEFORE.exec(rest) ?? MARK_AFTER.exec(rest) ?? [];
    if (bracketed !== undefined || MINUS.test(rest)) {
      signs += 1;
      rest = (bracketed ?? rest.replace(MINUS, "")).trim();
    } else if (mark !== undefined && isMarkOf(mark, currency)) {
      marks += 1;
      rest = rest.replace(MARK_BEFORE.test(rest) ? MARK_BEFORE : MARK_AFTER, "").trim();
    }
  }
  return DIGITS.test(rest) && signs <= 1 && marks <= 1 ? { digits: rest, isNegative: signs === 1 } : undefined;
}

/** What a cell of a file says: nothing (null), or a plain decimal and whether it is below zero. */
export type AmountCell = { readonly decimal: string; readonly isNegative: boolean } | null;

/**
 * Reads "1,234.50", "1 234.50", "-12", "(12.00)", "USD 5" and "5 €", in the notation of the cell's column; null for an
 * empty cell or a dash, undefined where it is not an amount in this notation or names another currency.
 */
export function readAmountCell(text: string, currency: string, notation: AmountNotation): AmountCell | undefined {
  const bare = bareAmount(text, currency);
  if (!bare) return bare;
  const decimal = readIn(bare.digits, notation);
  return decimal === undefined ? undefined : { decimal, isNegative: bare.isNegative };
}

export type ColumnCell = { readonly text: string; readonly currency: string };

/** How a column writes its amounts: as its cells show, in either way, or to be asked, with cells that have two readings. */
export type ColumnNotation =
  | { readonly kind: "decided"; readonly notation: AmountNotation }
  | { readonly kind: "asked"; readonly examples: readonly string[] };

/** In a currency of three decimals, "15.000" and "15,000" look like decimals before they look like thousands. */
function threeDecimals(digits: string, currency: string): AmountNotation | null {
  if (digitsOf(currency) !== 3 || !/^\d+[.,]\d{3}$/.test(digits)) return null;
  return digits.includes(".") ? "point" : "comma";
}

/**
 * The notation of a column of amounts. A cell that can be read in one notation only decides for all others; where none
 * decides although some have two readings, or where cells contradict one another, the person is asked. The currency's
 * decimals decide nothing: "5.123" may be a sum that was not rounded.
 */
export function notationOfColumn(cells: readonly ColumnCell[]): ColumnNotation {
  const only: Record<AmountNotation, string[]> = { point: [], comma: [] };
  const looksLike: Record<AmountNotation, string[]> = { point: [], comma: [] };
  const open: string[] = [];
  for (const { text, currency } of cells) {
    const digits = bareAmount(text, currency)?.digits;
    if (digits === undefined) continue;
    const [point, comma] = [readIn(digits, "point"), readIn(digits, "comma")];
    if (point !== undefined && comma === undefined) only.point.push(text);
    else if (comma !== undefined && point === undefined) only.comma.push(text);
    else if (point !== comma) {
      const alike = threeDecimals(digits, currency);
      (alike === null ? open : looksLike[alike]).push(text);
    }
  }
  const [points, commas] = [
    [...only.point, ...looksLike.point],
    [...only.comma, ...looksLike.comma],
  ];
  const asked = (...examples: string[]) => ({ kind: "asked", examples: [...new Set(examples)].slice(0, 3) }) as const;
  const [firstPoint, firstComma] = [points[0], commas[0]];
  if (firstPoint !== undefined && firstComma !== undefined) return asked(firstPoint, firstComma);
  if (only.comma.length > 0) return { kind: "decided", notation: "comma" };
  if (only.point.length === 0 && open.length + commas.length > 0) return asked(...open, ...commas);
  return { kind: "decided", notation: "point" };
}

/** What a money field understood; decimals are plain ("1234.5"). */
export type TypedAmount =
  | { readonly kind: "blank" }
  | { readonly kind: "read"; readonly decimal: string }
  /** More than one reading, or one that is written in another notation: the person chooses. */
  | { readonly kind: "asked"; readonly readings: readonly string[] }
  | { readonly kind: "refused"; readonly because: "negative" | "decimals" | "not-an-amount" };

/** A point before exactly three digits, and nothing else between digits: a group of thousands, or decimals. */
const POINT_BEFORE_THREE = /^[1-9]\d*\.\d{3}$/;

/** Readings of a text that is not written with comma for thousands and point for decimals. */
function otherReadings(digits: string, currency: string): string[] {
  const ungrouped = /^[1-9][\d,]*\d$/.test(digits) ? digits.replaceAll(",", "") : undefined;
  const readings = [readIn(digits, "comma"), ungrouped].filter((one) => one !== undefined);
  return [...new Set(readings)].filter((one) => fits(one, currency));
}

/**
 * Reads what a person types into a money field: the comma groups thousands, the point separates decimals. A point
 * before exactly three digits is asked, except in a currency of three decimals; so is what another notation would read.
 */
export function readTypedAmount(text: string, currency: string): TypedAmount {
  const bare = bareAmount(text, currency);
  if (bare === null) return { kind: "blank" };
  if (bare === undefined) return { kind: "refused", because: "not-an-amount" };
  const { digits, isNegative } = bare;
  if (isNegative) return { kind: "refused", because: "negative" };
  const decimal = readIn(digits, "point");
  if (POINT_BEFORE_THREE.test(digits) && digitsOf(currency) !== 3) {
    const [whole = ""] = digits.split(".");
    const grouped = digits.replace(".", "");
    const readings = [grouped, decimal ?? grouped].filter((one) => fits(one, currency));
    // Four digits before the point group nothing: alone, this reading would be a guess.
    return whole.length > 3 && readings.length === 1
      ? { kind: "refused", because: "decimals" }
      : { kind: "asked", readings };
  }
  if (decimal !== undefined)
    return fits(decimal, currency) ? { kind: "read", decimal } : { kind: "refused", because: "decimals" };
  const readings = otherReadings(digits, currency);
  return readings.length > 0 ? { kind: "asked", readings } : { kind: "refused", because: "not-an-amount" };
}

/** "USD 250,000.00": how an amount is shown that was understood. The decimal is plain and fits the currency. */
export const formatReading = (decimal: string, currency: string): string => formatMoney(money(decimal, currency));

/** "250,000.00": a text that has this one reading in a money field. */
export const textOfReading = (decimal: string, currency: string): string =>
  formatReading(decimal, currency).slice(currency.length + 1);

/** The question a money field asks where a text has other readings than its own notation gives. */
export function sentenceOfReadings(text: string, readings: readonly string[], currency: string): string {
  const shown = readings.map((one) => formatReading(one, currency));
  return shown.length === 1
    ? `“${tidy(text)}” looks like ${shown[0]}. Use that amount, or enter it with a comma for thousands and a point for decimals.`
    : `“${tidy(text)}” can mean ${shown.join(" or ")}. Choose one.`;
}

/** Factors that the headings of amounts name. */
export const UNIT_FACTORS = ["1", "1000", "1000000", "1000000000"] as const;
export type UnitFactor = (typeof UNIT_FACTORS)[number];

const UNIT_WORDS: readonly (readonly [UnitFactor, RegExp])[] = [
  ["1000000000", /\b(billions?|bn|bln|milliards?)\b/i],
  ["1000000", /\b(millions?|mio|mn|mln|mill|mil|m)\b/i],
  ["1000", /\b(thousands?|thd|tsd|milliers?|miles|k)\b|(?<!\d)(?<!\d[.,])(x ?)?(1[ .,'’]?)?000s?\b/i],
];

/** "USDm", "MUSD", "kEUR": a unit written together with the code of a currency. */
const UNIT_WITH_CODE = /\b(?:([mk])([A-Z]{3})|([A-Z]{3})([mk]))\b/gi;

function unitWithCode(words: string): UnitFactor | null {
  for (const [, before, codeAfter, codeBefore, after] of words.matchAll(UNIT_WITH_CODE)) {
    const code = codeAfter ?? codeBefore ?? "";
    if (isCurrency(code)) return (before ?? after)?.toLowerCase() === "k" ? "1000" : "1000000";
  }
  return null;
}

/** The factor a heading names ("USD million", "Amount (k)", "USD '000", "MUSD"); null where it names none. */
export function unitOfHeading(heading: string): UnitFactor | null {
  const words = tidy(heading.replace(/([a-z])([A-Z])|([A-Z])([A-Z][a-z])/g, "$1$3 $2$4").replaceAll("_", " "));
  return UNIT_WORDS.find(([, sound]) => sound.test(words))?.[0] ?? unitWithCode(words) ?? unitWithCode(heading);
}
