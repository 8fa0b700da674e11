import { usdAmount } from "@/lib/concept-notes/schema";
import { add, toDecimal, USD, usd, type Usd, zero } from "@/lib/kernel/money";

/** USD of what somebody is typing; null while it is not an amount above zero yet. */
export function typedAmount(text: string): Usd | null {
  const found = usdAmount.safeParse(text);
  return found.success ? usd(found.data) : null;
}

/** Running total in USD of what is typed so far; entries that are no amounts yet count nothing. */
export const typedTotal = (texts: readonly string[]): Usd =>
  texts.reduce((total, text) => add(total, typedAmount(text) ?? zero(USD)), zero(USD));

/** "100.00", or null where no share is typed. Shares are counted in hundredths like money, so that 33.33 adds up. */
export function shareTotal(shares: readonly string[]): string | null {
  if (shares.every((share) => share.trim() === "")) return null;
  return toDecimal(typedTotal(shares));
}
