"use client";

import { useEffect, useState } from "react";
import { type EntryPartTyped, readAmount } from "@/lib/contributions/contribution.schema";
import { isDay } from "@/lib/kernel/dates";
import { USD } from "@/lib/kernel/money";
import {
  bookedRate,
  checkRate,
  isRateDayFar,
  type RateCheck,
  type RateFacts,
  type RateTerms,
  readTypedRate,
} from "@/lib/rates/rate-check";

/** What a rate is compared with; null where the server does not answer. */
export type CompareRate = (asked: { currency: string; on: string }) => Promise<(RateFacts & RateTerms) | null>;

/** What is on record for what is typed now; undefined while it is not known. An answer that comes too late is dropped. */
function useComparison(currency: string, on: string, compare: CompareRate): (RateFacts & RateTerms) | undefined {
  const [answer, setAnswer] = useState<{ to: string; found: RateFacts & RateTerms }>();
  const isAsked = currency !== "" && currency !== USD && isDay(on);
  useEffect(() => {
    if (!isAsked) return;
    let isAwaited = true;
    compare({ currency, on }).then(
      (found) => isAwaited && found && setAnswer({ to: `${currency} ${on}`, found }),
      // Without an answer the server still compares the rate when the form is sent.
      () => undefined,
    );
    return () => {
      isAwaited = false;
    };
  }, [isAsked, currency, on, compare]);
  return isAsked && answer?.to === `${currency} ${on}` ? answer.found : undefined;
}

/** The rate that counts of what is typed: the one that the booked USD value gives, where another value is typed. */
function typedRate({ rate: text, amount: typed, currency, amountUsd: typedUsd }: EntryPartTyped) {
  const read = readTypedRate(text);
  if (read.kind !== "read") return null;
  const [amount, amountUsd] = [readAmount(typed, currency), readAmount(typedUsd, USD)];
  const isBooked = amount && amountUsd && /[1-9]/.test(amount) && /[1-9]/.test(amountUsd);
  const rate = isBooked ? bookedRate({ amount, currency, rate: read.rate, amountUsd }) : read.rate;
  return { rate, isDerived: rate !== read.rate };
}

export type ComparedRate = {
  /** The day that the rate is compared for: its own, else the entry's. */
  readonly on: string;
  readonly comparison: (RateFacts & RateTerms) | undefined;
  /** The rate that counts, and whether the USD value gives it; null while none is typed. */
  readonly counted: { readonly rate: string; readonly isDerived: boolean } | null;
  readonly check: RateCheck | null;
  readonly isDayFar: boolean;
};

/** The rate of a part beside what is on record, while it is typed. */
export function useRateComparison(part: EntryPartTyped, compare: CompareRate): ComparedRate {
  const { currency, rateOn, effectiveOn } = part;
  const on = rateOn || effectiveOn;
  const comparison = useComparison(currency, on, compare);
  const counted = typedRate(part);
  const check = counted && comparison ? checkRate({ ...comparison, rate: counted.rate, currency, on }) : null;
  const isDayFar =
    comparison !== undefined &&
    isDay(rateOn) &&
    isDay(effectiveOn) &&
    isRateDayFar(rateOn, effectiveOn, comparison.maxAgeDays, comparison.onRecord);
  return { on, comparison, counted, check, isDayFar };
}
