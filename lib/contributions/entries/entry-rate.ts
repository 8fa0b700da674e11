import { USD } from "@/lib/kernel/money";
import { bookedRate, checkRate, type RateFacts, type RateTerms } from "@/lib/rates/rate-check";
import { derivedRateName, missingForRate } from "@/lib/rates/rate-check.labels";
import type { EntryPart } from "../contribution.schema";

/** What is missing about the rate of an entry, by field of its part; a rate that the USD value gives is at that value. */
export function missingForEntryRate(
  { amount, currency, rate: given, rateOn: on, amountUsd, rateNote, rateConfirmed }: EntryPart,
  facts: RateFacts,
  { tolerance }: Pick<RateTerms, "tolerance">,
): Readonly<Record<string, string>> {
  if (currency === USD) return {};
  const rate = bookedRate({ amount, currency, rate: given, amountUsd });
  const isDerived = rate !== given;
  const check = checkRate({ ...facts, rate, currency, on, tolerance });
  const missing = missingForRate(
    check,
    { rate, currency, on },
    { rateNote, rateConfirmed },
    isDerived ? derivedRateName(rate) : undefined,
  );
  const { rate: inverted, ...others } = missing;
  return inverted === undefined ? others : { [isDerived ? "amountUsd" : "rate"]: inverted };
}
