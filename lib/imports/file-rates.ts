import type { EntryPart } from "@/lib/contributions/contribution.schema";
import type { Day } from "@/lib/kernel/dates";
import { USD } from "@/lib/kernel/money";
import { quotient } from "@/lib/rates/exchange-rate";
import {
  bookedRate,
  checkRate,
  deriveRate,
  rateDirections,
  type RateFacts,
  type RateTerms,
  readTypedRate,
} from "@/lib/rates/rate-check";
import { derivedRateName, missingForRate, rateCheckSentence } from "@/lib/rates/rate-check.labels";
import type { QuotedAs, RateChoice } from "./mapping/mapping.schema";

/** What is on record for a currency and a day, and how rates are compared. */
export type KnownRates = Pick<RateTerms, "tolerance"> & {
  readonly onRecord: (currency: string, on: Day) => RateFacts;
};

/** What a person still has to say about a currency of a file, once for all its rows. */
export type RateQuestion = {
  readonly currency: string;
  readonly kind: "no-rate" | "differs" | "unknown";
  /** USD per unit; null where the row has none. */
  readonly rate: string | null;
};

type Amount = { readonly amount: string; readonly currency: string; readonly day: Day };
type Given = {
  /** The cell of the rate and how its column is quoted; "" where the row has none. */
  readonly rateText: string;
  readonly quotedAs: QuotedAs | "";
  /** The booked value in USD as a plain decimal; "" where the row has none. */
  readonly amountUsd: string;
};

/** What a file says about rates beyond its rows. */
export type RateChoices = { readonly useRatesOnRecord: boolean; readonly rates: readonly RateChoice[] };

export type RowRate =
  { readonly rate: string; readonly rateOn: Day } | { readonly error: string; readonly question?: RateQuestion };

/** USD per unit out of a cell: a comma before other than three digits separates decimals. */
function readRateCell(text: string, quotedAs: QuotedAs | ""): { rate: string } | { error: string } {
  const typed = /^\d+,(\d{1,2}|\d{4,})$/.test(text) ? text.replace(",", ".") : text;
  const read = readTypedRate(typed);
  if (read.kind !== "read") return { error: read.kind === "refused" ? read.message : "" };
  if (quotedAs === "") return { error: "Choose how the rates of the file are quoted." };
  const rate = quotedAs === "units_per_usd" ? quotient("1", read.rate) : read.rate;
  return rate === null ? { error: "This rate is too large to leave a value in USD." } : { rate };
}

/** The rate of an amount: by its USD value, else by its rate, else as chosen for the currency, else on record. */
export function rateOfRow(
  { amount, currency, day }: Amount,
  given: Given,
  choices: RateChoices,
  known: KnownRates,
): RowRate {
  if (currency === USD) {
    const isOne = /^1([.,]0*)?$/.test(given.rateText.trim());
    return given.rateText === "" || isOne
      ? { rate: "1", rateOn: day }
      : { error: "This row is in USD, and its exchange rate is not 1. Correct the currency or the rate." };
  }
  if (given.rateText !== "") {
    const read = readRateCell(given.rateText, given.quotedAs);
    return "error" in read ? read : { rate: read.rate, rateOn: day };
  }
  if (given.amountUsd !== "") {
    const derived = deriveRate(amount, given.amountUsd);
    return derived ? { rate: derived, rateOn: day } : { error: "This amount and its USD value do not give a rate." };
  }
  const { onRecord } = known.onRecord(currency, day);
  if (onRecord && choices.useRatesOnRecord) return { rate: onRecord.usdPerUnit, rateOn: onRecord.rateOn };
  if (onRecord)
    return {
      error: `No exchange rate and no USD value. The rate on record is ${onRecord.usdPerUnit} USD per ${currency}: choose to use rates on record.`,
      question: { currency, kind: "no-rate", rate: null },
    };
  const chosen = readTypedRate(choices.rates.find((one) => one.currency === currency)?.rate ?? "");
  return chosen.kind === "read"
    ? { rate: chosen.rate, rateOn: day }
    : {
        error: `No exchange rate and no USD value, and no rate for ${currency} is on record. Enter its rate and source.`,
        question: { currency, kind: "no-rate", rate: null },
      };
}

type Remark = { readonly tone: "error" | "warning"; readonly sentence: string };
export type RateFinding = {
  readonly rateNote: string | null;
  readonly remark: Remark | null;
  readonly question: RateQuestion | null;
};

type Entry = Pick<EntryPart, "amount" | "currency" | "rate" | "rateOn" | "amountUsd">;

/**
 * Compares the rate of a row with the rate on record. A rate that differs is a warning of its row even with a reason,
 * because the reason is given once for all rows of the currency; a rate without a record needs one confirmation.
 */
export function checkRowRate(
  entry: Entry,
  { day, isDerived }: { readonly day: Day; readonly isDerived: boolean },
  { rates }: RateChoices,
  known: KnownRates,
): RateFinding {
  const { currency, amount, amountUsd } = entry;
  if (currency === USD) return { rateNote: null, remark: null, question: null };
  const rate = bookedRate({ ...entry, amount, amountUsd });
  const subject = isDerived || rate !== entry.rate ? derivedRateName(rate) : undefined;
  const check = checkRate({ ...known.onRecord(currency, day), rate, currency, on: day, tolerance: known.tolerance });
  const choice = rates.find((one) => one.currency === currency);
  const rateNote = check.kind === "differs" || check.kind === "unknown" ? choice?.note || null : null;
  const answers = { rateNote, rateConfirmed: choice?.confirmed ?? false };
  const [missing] = Object.values(missingForRate(check, { rate, currency, on: day }, answers, subject));
  const isOpen = check.kind === "differs" || check.kind === "unknown";
  const question = isOpen ? { currency, kind: check.kind, rate } : null;
  if (missing !== undefined) return { rateNote, remark: { tone: "error", sentence: missing }, question };
  const remark: Remark | null =
    check.kind === "differs" ? { tone: "warning", sentence: rateCheckSentence(check, currency, day, subject) } : null;
  return { rateNote, remark, question };
}

/** What a person answers once for a currency: its rows, and the lowest and highest rate in both directions. */
export type CurrencyQuestion = {
  readonly currency: string;
  readonly kinds: readonly RateQuestion["kind"][];
  readonly rows: number;
  /** "EUR 1 = USD 1.0835, USD 1 = EUR 0.9229"; two where rates of the file differ. */
  readonly directions: readonly string[];
};

const byValue = (a: string, b: string) => {
  const [one, other] = [a, b].map((rate) => rate.split("."));
  const [whole, rest] = [(one?.[0] ?? "").padStart(12, "0"), (one?.[1] ?? "").padEnd(12, "0")];
  const [otherWhole, otherRest] = [(other?.[0] ?? "").padStart(12, "0"), (other?.[1] ?? "").padEnd(12, "0")];
  return `${whole}${rest}` < `${otherWhole}${otherRest}` ? -1 : 1;
};

/** The questions of all rows, one for each currency, by its code. */
export function questionsByCurrency(questions: readonly RateQuestion[]): CurrencyQuestion[] {
  return [...Map.groupBy(questions, ({ currency }) => currency)]
    .map(([currency, own]) => {
      const rates = [...new Set(own.flatMap(({ rate }) => rate ?? []))].sort(byValue);
      const ends = [...new Set([rates[0], rates.at(-1)])].filter((rate) => rate !== undefined);
      return {
        currency,
        kinds: [...new Set(own.map(({ kind }) => kind))].sort(),
        rows: own.length,
        directions: ends.map((rate) => rateDirections(rate, currency).join(", ")),
      };
    })
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
