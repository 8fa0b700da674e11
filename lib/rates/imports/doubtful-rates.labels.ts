import { formatDay } from "@/lib/kernel/dates";
import { differenceWords } from "../rate-check.labels";
import type { DoubtfulRate } from "./doubtful-rates";

/** "12.29% below 0.1557 USD per TRY of 10 August 2018". */
export function doubtWords({ difference, comparedWith }: DoubtfulRate): string {
  const { usdPerUnit, currency, rateOn, source } = comparedWith;
  const other = `${usdPerUnit} USD per ${currency} ${source === "imf" ? `on average in ${rateOn.slice(0, 4)}` : `of ${formatDay(rateOn)}`}`;
  return difference === null ? `Looks inverted beside ${other}` : `${differenceWords(difference)} ${other}`;
}

/** "These 3 rates are correct", "This rate is correct". */
export const confirmDoubtsLabel = (count: number): string =>
  count === 1 ? "This rate is correct" : `These ${count.toLocaleString("en")} rates are correct`;
