import { CURRENCIES } from "@/lib/kernel/currencies";
import { type Day, formatDay } from "@/lib/kernel/dates";
import type { QuotedAs, RateSource } from "./exchange-rate";

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

/** How a rate is printed. */
export const QUOTED_LABELS: Readonly<Record<QuotedAs, string>> = {
  units_per_usd: "Units of the currency for one USD",
  usd_per_unit: "USD for one unit of the currency",
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
