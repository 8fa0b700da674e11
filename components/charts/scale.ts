import { money } from "@/lib/kernel/money";

const STEPS = 10_000n;

/** A decimal string as whole hundredths, so that lengths are compared without rounding money. */
export const hundredths = (amount: string): bigint => money(amount, "USD").minor;

/** How much of `whole` a `part` fills, from 0 to `length`: a length to draw with, never an amount to print. */
export function lengthOf(part: bigint, whole: bigint, length = 100): number {
  if (whole <= 0n || part <= 0n) return 0;
  const parts = part >= whole ? STEPS : (part * STEPS) / whole;
  return (Number(parts) / Number(STEPS)) * length;
}

/** The largest of some values, at least zero. */
export const largest = (values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a), 0n);
