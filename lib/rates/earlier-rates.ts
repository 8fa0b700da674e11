import { addDays, type Day, daysBetween } from "@/lib/kernel/dates";
import { checkRate, type RateCheck, type RateFacts, type RecordedRate } from "./rate-check";

/** A new rate is compared with one of at most this many days before it: the month's rate of the month before. */
export const EARLIER_DAYS = 62;

/** The first day of the rates that one of a day is compared with. */
export const earliestComparable = (rateOn: Day): Day => addDays(rateOn, -EARLIER_DAYS);

export const isComparable = (earlier: Pick<RecordedRate, "rateOn">, rateOn: Day): boolean =>
  earlier.rateOn <= rateOn && daysBetween(earlier.rateOn, rateOn) <= EARLIER_DAYS;

/**
 * Compares a published rate with what is on record before it: an average only with averages, where it shows an inverted
 * rate, because the currencies of a year may move by any amount.
 */
export function checkPublishedRate(
  { currency, source, rateOn, usdPerUnit }: RecordedRate,
  { onRecord, average }: RateFacts,
  tolerance: string,
): RateCheck {
  const facts = source === "imf" ? { onRecord: null, average } : { onRecord, average };
  return checkRate({ ...facts, rate: usdPerUnit, currency, on: rateOn, tolerance });
}
