import { z } from "zod";
import { formatReading, readTypedAmount, sentenceOfReadings, textOfReading } from "./amount-notation";
import { digitsOf } from "./currencies";
import { type Currency, decimalsOf, money, toDecimal, USD } from "./money";

/** Amounts stop below ten million million, far above any fund and far below what the columns store. */
const MOST_DIGITS = 13;
const TOO_LARGE = "Enter an amount below 10,000,000,000,000.";

const NO_AMOUNT = "Enter an amount.";
const NOT_POSITIVE = "Enter an amount greater than 0.";

/** "1,234.50", in yen "1,234": what an amount in a currency looks like. */
const exampleIn = (currency: Currency) => textOfReading(digitsOf(currency) === 0 ? "1234" : "1234.5", currency);

const sentencesFor = (currency: Currency) => ({
  negative: NOT_POSITIVE,
  decimals: `Enter an amount in ${currency} with ${decimalsOf(currency)}, for example ${exampleIn(currency)}.`,
  "not-an-amount": `Enter an amount in ${currency}, for example ${exampleIn(currency)}.`,
});

/** What a money field shows of its text; decimals have the decimals of the currency ("250000.00"). */
export type AmountReading =
  | { readonly kind: "blank" }
  | { readonly kind: "read"; readonly decimal: string }
  /** The sentence of the refusal, and the readings to choose from where there are some. */
  | { readonly kind: "refused"; readonly sentence: string; readonly readings: readonly string[] };

const isStorable = (decimal: string) => (decimal.split(".")[0] ?? "").replace(/^0+/, "").length <= MOST_DIGITS;

/** Reads the text of a money field, for the browser and for the server: both refuse it with the same sentence. */
export function readAmountInput(text: string, currency: Currency): AmountReading {
  const refused = (sentence: string, readings: readonly string[] = []) =>
    ({ kind: "refused", sentence, readings }) as const;
  const typed = readTypedAmount(text, currency);
  if (typed.kind === "blank") return typed;
  if (typed.kind === "refused") return refused(sentencesFor(currency)[typed.because]);
  if (typed.kind === "read")
    return isStorable(typed.decimal)
      ? { kind: "read", decimal: toDecimal(money(typed.decimal, currency)) }
      : refused(TOO_LARGE);
  const readings = typed.readings.filter(isStorable);
  return readings.length > 0 ? refused(sentenceOfReadings(text, readings, currency), readings) : refused(TOO_LARGE);
}

/** What a money field shows of a text with several readings before it asks: "USD 250,000.00 or USD 250.00?" */
export const openReadings = (readings: readonly string[], currency: Currency): string =>
  `${readings.map((one) => formatReading(one, currency)).join(" or ")}?`;

/** Whether a sentence is about how an amount is written, and not about its size or about another field. */
export const isAboutNotation = (sentence: string): boolean =>
  sentence === TOO_LARGE ||
  /^“.*” (can mean|looks like) /s.test(sentence) ||
  /^Enter an amount in [A-Z]{3}( with (no|at most \w+) decimals?)?, for example [\d,.]+\.$/.test(sentence);

const isZero = (decimal: string) => !/[1-9]/.test(decimal);

type Issues = { addIssue(issue: { code: "custom"; message: string }): void };
type Options = {
  /** Zero is an amount too: a fee that was not taken, a reserve of nothing. */
  orZero?: boolean;
};

function readOrRefuse(text: string, currency: Currency, { orZero = false }: Options, issues: Issues): string {
  const reading = readAmountInput(text, currency);
  if (reading.kind === "read" && (orZero || !isZero(reading.decimal))) return reading.decimal;
  const message = { blank: NO_AMOUNT, read: NOT_POSITIVE, refused: "" }[reading.kind];
  issues.addIssue({ code: "custom", message: reading.kind === "refused" ? reading.sentence : message });
  return z.NEVER;
}

/** An amount in one currency as it is typed; leaves as a decimal string with the decimals of the currency. */
export const moneyInput = (currency: Currency, options: Options = {}) =>
  z.string(NO_AMOUNT).transform((text, issues) => readOrRefuse(text, currency, options, issues));

/** USD above zero. */
export const usdAmount = moneyInput(USD);

/** USD above zero; nothing typed and zero both mean that there is no such amount. */
export const usdAmountOrNone = z.preprocess(
  (value) => (typeof value === "string" && value.trim() === "" ? "0" : (value ?? "0")),
  moneyInput(USD, { orZero: true }).transform((decimal) => (isZero(decimal) ? null : decimal)),
);
