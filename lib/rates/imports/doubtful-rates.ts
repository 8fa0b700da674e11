import type { Day } from "@/lib/kernel/dates";
import { checkPublishedRate, isComparable } from "../earlier-rates";
import { averageOnRecord, checkRate, type RateCheck, type RecordedRate } from "../rate-check";
import type { FileRate } from "./rate-file-formats";

/** A rate of a file that looks inverted or differs from the one before it, and what shows it. */
export type DoubtfulRate = {
  readonly line: number;
  readonly currency: string;
  readonly rateOn: Day;
  readonly usdPerUnit: string;
  readonly comparedWith: RecordedRate;
  /** In per cent of what it is compared with; null where it looks inverted. */
  readonly difference: string | null;
};

/** What is on record that the rates of a file are compared with, by currency, and the rates that the file corrects. */
export type RecordBeforeFile = {
  readonly earlier: ReadonlyMap<string, RecordedRate>;
  readonly averages: ReadonlyMap<string, readonly RecordedRate[]>;
  readonly corrected: ReadonlyMap<string, RecordedRate>;
};

export const keyOfRate = ({ currency, rateOn }: Pick<RecordedRate, "currency" | "rateOn">): string =>
  `${currency} ${rateOn}`;

function doubtOf({ line, currency, rateOn, usdPerUnit }: FileRate, check: RateCheck): DoubtfulRate | null {
  const rate = { line, currency, rateOn, usdPerUnit };
  if (check.kind === "inverted") return { ...rate, comparedWith: check.comparedWith, difference: null };
  return check.kind === "differs" ? { ...rate, comparedWith: check.onRecord, difference: check.difference } : null;
}

/** The doubtful rates of one currency, each compared with the one before it in the file or on record. */
function doubtfulOfCurrency(rates: readonly FileRate[], record: RecordBeforeFile, tolerance: string): DoubtfulRate[] {
  const [first] = rates;
  if (!first) return [];
  let previous: RecordedRate | null = record.earlier.get(first.currency) ?? null;
  let averages = record.averages.get(first.currency) ?? [];
  return rates.flatMap((rate) => {
    const onRecord = previous && isComparable(previous, rate.rateOn) ? previous : null;
    const average = averageOnRecord(averages, rate.rateOn);
    const was = record.corrected.get(keyOfRate(rate)) ?? null;
    previous = rate;
    if (rate.source === "imf") averages = [...averages.filter(({ rateOn }) => rateOn !== rate.rateOn), rate];
    const beside = { rate: rate.usdPerUnit, currency: rate.currency, on: rate.rateOn, average: null, tolerance };
    return (
      doubtOf(rate, checkPublishedRate(rate, { onRecord, average }, tolerance)) ??
      (was && doubtOf(rate, checkRate({ ...beside, onRecord: was }))) ??
      []
    );
  });
}

export const byLine = (a: DoubtfulRate, b: DoubtfulRate): number =>
  a.line - b.line || (a.currency < b.currency ? -1 : 1);

/** The rates of a file that a person confirms before they are imported, by line. A large true jump is among them. */
export function findDoubtfulRates(
  rates: readonly FileRate[],
  record: RecordBeforeFile,
  tolerance: string,
): DoubtfulRate[] {
  const byCurrency = Map.groupBy(rates, ({ currency }) => currency);
  return [...byCurrency.values()]
    .flatMap((own) =>
      doubtfulOfCurrency(
        own.toSorted((a, b) => (a.rateOn < b.rateOn ? -1 : 1)),
        record,
        tolerance,
      ),
    )
    .sort(byLine);
}
