import { Refusal } from "./refusal";

/** ISO 4217 alphabetic code; inputs check it against the published list (currencies.ts). */
export type Currency = string;

/**
 * An amount in the hundredth part of its currency, as whole numbers, so that nothing is ever rounded unseen.
 * The type carries the currency: adding two literal currencies does not compile, adding two others throws.
 */
export type Money<C extends Currency = Currency> = { readonly cents: bigint; readonly currency: C };

export const USD = "USD";
export type Usd = Money<"USD">;

const DECIMAL = /^(-?)(\d{1,16})(?:\.(\d{1,2}))?$/;
/** Reads "1234.5" or "-0.01"; refuses anything that is not a plain decimal with at most two decimals. */
export function money<C extends Currency>(decimal: string, currency: C): Money<C> {
  const found = DECIMAL.exec(decimal.trim());
  if (!found) throw new Refusal("invalid", `“${decimal}” is not an amount with at most two decimals.`);
  const [, sign, whole = "0", fraction = ""] = found;
  const cents = BigInt(whole) * 100n + BigInt(fraction.padEnd(2, "0"));
  return { cents: sign === "-" ? -cents : cents, currency };
}

/** USD from a decimal string such as a `numeric(18,2)` column gives. */
export const usd = (decimal: string): Usd => money(decimal, USD);

export const zero = <C extends Currency>(currency: C): Money<C> => ({ cents: 0n, currency });

/** "1234.50": the form of every edge (database, API, CSV, forms). */
export function toDecimal({ cents }: Money): string {
  const digits = (cents < 0n ? -cents : cents).toString().padStart(3, "0");
  return `${cents < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function refuseMixing(a: Money, b: Money): void {
  if (a.currency !== b.currency)
    throw new TypeError(`Amounts in ${a.currency} and ${b.currency} cannot be added or compared.`);
}

export function add<C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  refuseMixing(a, b);
  return { cents: a.cents + b.cents, currency: a.currency };
}

export function subtract<C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  refuseMixing(a, b);
  return { cents: a.cents - b.cents, currency: a.currency };
}

export function sum<C extends Currency>(amounts: readonly Money<C>[], currency: C): Money<C> {
  return amounts.reduce((total, amount) => add(total, amount), zero(currency));
}

/** Below zero, zero or above zero, as a sort wants it. */
export function compare<C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): number {
  refuseMixing(a, b);
  return a.cents < b.cents ? -1 : a.cents > b.cents ? 1 : 0;
}

/** Half away from zero, on whole numbers. */
function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

/** A plain decimal with up to eight decimals as whole number times 10^-8. */
function scaled(decimal: string): bigint {
  const found = /^(\d{1,10})(?:\.(\d{1,8}))?$/.exec(decimal.trim());
  if (!found) throw new Refusal("invalid", `“${decimal}” is not a plain number with at most eight decimals.`);
  return BigInt(found[1] ?? "0") * 100_000_000n + BigInt((found[2] ?? "").padEnd(8, "0"));
}

/** The amount times a plain decimal ("0.01", "1.0835"), rounded half away from zero to the cent, in the given currency. */
export function times<C extends Currency>(amount: Money, factor: string, currency: C): Money<C> {
  return { cents: divideRounded(amount.cents * scaled(factor), 100_000_000n), currency };
}

/**
 * part ÷ whole as a percentage with the given number of decimals ("38.28"), rounded half away from zero; null when the
 * whole is zero, because a share of nothing is no number.
 */
export function percent<C extends Currency>(part: Money<C>, whole: Money<NoInfer<C>>, decimals = 2): string | null {
  refuseMixing(part, whole);
  if (whole.cents === 0n) return null;
  const unit = 10n ** BigInt(decimals);
  const value = divideRounded(part.cents * 100n * unit, whole.cents);
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return value < 0n ? `-${text}` : text;
}

/**
 * Splits a total over weights to the cent: each gets its part rounded down, the cents left over go to the largest
 * remainders, the first of equals first. The parts always add up to the total.
 */
export function share<C extends Currency>(total: Money<C>, weights: readonly bigint[]): Money<C>[] {
  const whole = weights.reduce((a, b) => a + b, 0n);
  if (whole <= 0n || weights.some((weight) => weight < 0n))
    throw new RangeError("Weights are positive and not all zero.");
  const exact = weights.map((weight, index) => ({
    index,
    cents: (total.cents * weight) / whole,
    rest: (total.cents * weight) % whole,
  }));
  let left = total.cents - exact.reduce((a, { cents }) => a + cents, 0n);
  const step = left < 0n ? -1n : 1n;
  const magnitude = (n: bigint) => (n < 0n ? -n : n);
  const order = [...exact].sort((a, b) =>
    magnitude(b.rest) > magnitude(a.rest) ? 1 : magnitude(b.rest) < magnitude(a.rest) ? -1 : a.index - b.index,
  );
  for (const part of order) {
    if (left === 0n) break;
    part.cents += step;
    left -= step;
  }
  return exact.map(({ cents }) => ({ cents, currency: total.currency }));
}

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** "USD 57,425,741.00", or without cents where they are all zero and the reader wants a print figure. */
export function formatMoney(amount: Money, { cents = "always" }: { cents?: "always" | "when-needed" } = {}): string {
  const [whole = "0", fraction = "00"] = toDecimal(amount).split(".");
  const showCents = cents === "always" || fraction !== "00";
  return `${amount.currency} ${grouped(whole)}${showCents ? `.${fraction}` : ""}`.replace(" -", " −");
}

/** "USD 57.4M", "USD 5.5M", "USD 126,402": for headlines only, rounded half away from zero to one decimal. */
export function formatShort(amount: Money): string {
  const magnitude = amount.cents < 0n ? -amount.cents : amount.cents;
  if (magnitude < 100_000_000n) {
    const rounded = divideRounded(amount.cents, 100n);
    return `${amount.currency} ${grouped(rounded.toString())}`.replace(" -", " −");
  }
  const tenths = divideRounded(amount.cents, 10_000_000n);
  const digits = (tenths < 0n ? -tenths : tenths).toString();
  const text = digits.endsWith("0")
    ? grouped(digits.slice(0, -1))
    : `${grouped(digits.slice(0, -1))}.${digits.slice(-1)}`;
  return `${amount.currency} ${tenths < 0n ? "−" : ""}${text}M`;
}
