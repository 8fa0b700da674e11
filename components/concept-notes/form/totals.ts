import { readAmountInput } from "@/lib/kernel/amount-input";
import { add, money, toDecimal, USD, usd, type Usd, zero } from "@/lib/kernel/money";
import { readShareInput } from "@/lib/kernel/share-input";

/** USD of what is typed; null while it is not an amount above zero. */
export function typedAmount(text: string): Usd | null {
  const reading = readAmountInput(text, USD);
  return reading.kind === "read" && /[1-9]/.test(reading.decimal) ? usd(reading.decimal) : null;
}

/** Whether a text is there that is not understood: a total with it would be wrong. */
export const isUnreadable = (text: string): boolean => readAmountInput(text, USD).kind === "refused";

/** Running total in USD of what is typed so far; null while one of the texts is not understood. */
export const typedTotal = (texts: readonly string[]): Usd | null =>
  texts.some(isUnreadable)
    ? null
    : texts.reduce<Usd>((total, text) => add(total, typedAmount(text) ?? zero(USD)), zero(USD));

/** What a total shows in place of a number while one of its amounts is not understood. */
export const NO_TOTAL = "Not all amounts are readable";

/** "100.00"; null where no share is typed or one is not understood. Shares are counted in hundredths, so that 33.33 adds up. */
export function shareTotal(shares: readonly string[]): string | null {
  const readings = shares.map(readShareInput);
  if (readings.every(({ kind }) => kind === "blank") || readings.some(({ kind }) => kind === "refused")) return null;
  const hundredths = readings.map((one) => (one.kind === "read" ? money(one.decimal, USD) : zero(USD)));
  return toDecimal(hundredths.reduce<Usd>((total, one) => add(total, one), zero(USD)));
}
