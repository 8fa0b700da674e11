import { CURRENCIES } from "@/lib/kernel/currencies";
import { type Day, daysBetween, formatDay, formatWait } from "@/lib/kernel/dates";
import type { RateBasis, RateSource, Suggestion } from "./rules";

export const SOURCE_LABELS: Readonly<Record<RateSource, string>> = {
  un_operational: "UN operational rate",
  ecb: "ECB reference rate",
  imf: "IMF annual average",
};

/** As a citation between brackets. */
export const SOURCE_NAMES: Readonly<Record<RateSource, string>> = {
  un_operational: "UN operational rate",
  ecb: "ECB",
  imf: "IMF",
};

export const BASIS_LABELS: Readonly<Record<RateBasis, string>> = {
  daily: "For one day",
  monthly: "Until the next one, two months at most",
  annual: "Average of a year",
};

const names = new Map(CURRENCIES.map(({ code, name }) => [code, name]));

/** "Euro"; a code that is no longer published stands for itself. */
export const currencyName = (code: string): string => names.get(code) ?? code;

type Dated = { source: RateSource; rateOn: Day };

/** "31 January 2024", "from 1 January 2024 on", "average of 2024". */
export function periodOf({ source, rateOn }: Dated): string {
  if (source === "un_operational") return `from ${formatDay(rateOn)} on`;
  return source === "imf" ? `average of ${rateOn.slice(0, 4)}` : formatDay(rateOn);
}

/** "1.0835 USD per EUR (ECB, 31 January 2024)". */
export const rateWords = ({
  usdPerUnit,
  currency,
  ...dated
}: Dated & { usdPerUnit: string; currency: string }): string =>
  `${usdPerUnit} USD per ${currency} (${SOURCE_NAMES[dated.source]}, ${periodOf(dated)})`;

/** Why this rate and no other: what comes before it in order is not on record for the day. */
export function reasonOf({ source, rateOn, askedFor }: Pick<Suggestion, "source" | "rateOn" | "askedFor">): string {
  const day = formatDay(askedFor);
  if (source === "un_operational") {
    const age = daysBetween(rateOn, askedFor);
    const isOfMonth = rateOn.slice(0, 7) === askedFor.slice(0, 7);
    const warning = isOfMonth ? "" : ` It took effect ${formatWait(age)} before: is a newer one missing here?`;
    return `The UN operational rate in force on ${day}.${warning}`;
  }
  const noneOfUn = "No UN operational rate is on record for this day";
  if (source === "imf") return `${noneOfUn}, and no reference rate of the ECB: the average of the year.`;
  return rateOn === askedFor ? `${noneOfUn}.` : `${noneOfUn}; the last reference rate before ${day}.`;
}
