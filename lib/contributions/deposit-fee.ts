import { subtract, times, type Usd, USD } from "@/lib/kernel/money";

/** The Administrative Agent's fee of a deposit: the rate in force on its day, rounded half away from zero. */
export const feeOf = (amountUsd: Usd, feeRate: string): Usd => times(amountUsd, feeRate, USD);

/** What reaches the Fund of a deposit once its fee is deducted. */
export const netOfFee = (amountUsd: Usd, feeRate: string): Usd => subtract(amountUsd, feeOf(amountUsd, feeRate));
