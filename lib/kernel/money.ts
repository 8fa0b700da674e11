import { digitsOf } from "./currencies";
import { Refusal } from "./refusal";

/** ISO 4217 alphabetic code; inputs check it against the published list (currencies.ts). */
export type Currency = string;

/**
 * An amount in the minor unit of its currency (ISO 4217: cents, whole yen, fils), as whole numbers, so that nothing is
 * ever rounded unseen. The type carries the currency: adding two literal currencies does not compile, adding two others
 * throws.
 */
export type Money<C extends Currency = Currency> = { readonly minor: bigint; readonly currency: C };

export const USD = "USD";
export type Usd = Money<"USD">;

const DECIMAL = /^(-?)(\d{1,16})(?:\.(\d{1,4}))?$/;

const DECIMALS = ["no", "at most one", "at most two", "at most three", "at most four"];

/** "at most two decimals", "no decimals": what an amount in a currency may have, in words. */
export const decimalsOf = (currency: Currency): string =>
  `${DECIMALS[digitsOf(currency)] ?? digitsOf(currency)} ${digitsOf(currency) === 1 ? "decimal" : "decimals"}`;

/**
 * Reads "1234.5" or "-0.01"; refuses anything that is not a plain decimal with at most the decimals of its currency.
 * Zeros beyond them are read over, because a column has one scale for all currencies.
 */
export function money<C extends Currency>(decimal: string, currency: C): Money<C> {
  const [, sign, whole = "0", fraction = ""] = DECIMAL.exec(decimal.trim()) ?? [];
  const digits = digitsOf(currency);
  if (sign === undefined || /[1-9]/.test(fraction.slice(digits))) {
    const sentence = `“${decimal}” is not an amount in ${currency} with ${decimalsOf(currency)}.`;
    throw new Refusal("invalid", sentence);
  }
  const minor = BigInt(whole) * 10n ** BigInt(digits) + BigInt(`0${fraction.slice(0, digits).padEnd(digits, "0")}`);
  return { minor: sign === "-" ? -minor : minor, currency };
}

/** USD from a decimal string such as a `numeric(18,2)` column gives. */
export const usd = (decimal: string): Usd => money(decimal, USD);

export const zero = <C extends Currency>(currency: C): Money<C> => ({ minor: 0n, currency });

/** The same amount with the other sign. */
export const negate = <C extends Currency>({ minor, currency }: Money<C>): Money<C> => ({ minor: -minor, currency });

/** The amount without its sign. */
export const abs = <C extends Currency>(amount: Money<C>): Money<C> => (amount.minor < 0n ? negate(amount) : amount);

/** "1234.50", in yen "1234": the form of every edge (database, API, CSV, forms). */
export function toDecimal({ minor, currency }: Money): string {
  const places = digitsOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(places + 1, "0");
  const [whole, fraction] = [digits.slice(0, digits.length - places), digits.slice(digits.length - places)];
  return `${minor < 0n ? "-" : ""}${whole}${places > 0 ? `.${fraction}` : ""}`;
}

function refuseMixing(a: Money, b: Money): void {
  if (a.currency !== b.currency)
    throw new TypeError(`Amounts in ${a.currency} and ${b.currency} cannot be added or compared.`);
}

export function add<C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  refuseMixing(a, b);
  return { minor: a.minor + b.minor, currency: a.currency };
}

export function subtract<C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): Money<C> {
  refuseMixing(a, b);
  return { minor: a.minor - b.minor, currency: a.currency };
}

export function sum<C extends Currency>(amounts: readonly Money<NoInfer<C>>[], currency: C): Money<C> {
  return amounts.reduce<Money<C>>((total, amount) => add(total, amount), zero(currency));
}

/** Below zero, zero or above zero, as a sort wants it. */
export function compare<C extends Currency>(a: Money<C>, b: Money<NoInfer<C>>): number {
  refuseMixing(a, b);
  return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
}

/** Half away from zero, on whole numbers. */
function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const rounded = (2n * n + d) / (2n * d);
  return negative ? -rounded : rounded;
}

/** As many as a rate needs: one Iranian rial is some 0.000024 USD, of which eight digits then count. */
export const RATE_DECIMALS = 12;

/** A plain decimal as whole number times 10^-12. */
function scaled(decimal: string): bigint {
  const found = /^(\d{1,10})(?:\.(\d{1,12}))?$/.exec(decimal.trim());
  if (!found) throw new Refusal("invalid", `“${decimal}” is not a plain number with at most twelve decimals.`);
  return BigInt(found[1] ?? "0") * 10n ** BigInt(RATE_DECIMALS) + BigInt((found[2] ?? "").padEnd(RATE_DECIMALS, "0"));
}

/**
 * The amount times a plain decimal ("0.01", "1.0835"), in the given currency, rounded half away from zero to its minor
 * unit.
 */
export function times<C extends Currency>(amount: Money, factor: string, currency: C): Money<C> {
  const unit = 10n ** BigInt(digitsOf(currency));
  const scale = 10n ** BigInt(RATE_DECIMALS + digitsOf(amount.currency));
  return { minor: divideRounded(amount.minor * scaled(factor) * unit, scale), currency };
}

/**
 * part ÷ whole as a percentage with the given number of decimals ("38.28"), rounded half away from zero; null when the
 * whole is zero, because a share of nothing is no number.
 */
export function percent<C extends Currency>(part: Money<C>, whole: Money<NoInfer<C>>, decimals = 2): string | null {
  refuseMixing(part, whole);
  if (whole.minor === 0n) return null;
  const unit = 10n ** BigInt(decimals);
  const value = divideRounded(part.minor * 100n * unit, whole.minor);
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
    minor: (total.minor * weight) / whole,
    rest: (total.minor * weight) % whole,
  }));
  let left = total.minor - exact.reduce((a, { minor }) => a + minor, 0n);
  const step = left < 0n ? -1n : 1n;
  const magnitude = (n: bigint) => (n < 0n ? -n : n);
  const order = [...exact].sort((a, b) =>
    magnitude(b.rest) > magnitude(a.rest) ? 1 : magnitude(b.rest) < magnitude(a.rest) ? -1 : a.index - b.index,
  );
  for (const part of order) {
    if (left === 0n) break;
    part.minor += step;
    left -= step;
  }
  return exact.map(({ minor }) => ({ minor, currency: total.currency }));
}

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** "USD 57,425,741.00", or without cents where they are all zero and the reader wants a print figure. */
export function formatMoney(amount: Money, { cents = "always" }: { cents?: "always" | "when-needed" } = {}): string {
  const [whole = "0", fraction = ""] = toDecimal(amount).split(".");
  const showCents = fraction !== "" && (cents === "always" || /[1-9]/.test(fraction));
  return `${amount.currency} ${grouped(whole)}${showCents ? `.${fraction}` : ""}`.replace(" -", " −");
}

/** "38.28 %", "−3.1 %": what `percent` gave, for a reader. */
export const formatPercent = (value: string): string => `${value.replace("-", "−")} %`;

/** "USD 57.4M", "USD 5.5M", "USD 126,402": for headlines only, rounded half away from zero to one decimal. */
export function formatShort(amount: Money): string {
  const unit = 10n ** BigInt(digitsOf(amount.currency));
  if (abs(amount).minor < 1_000_000n * unit) {
    const rounded = divideRounded(amount.minor, unit);
    return `${amount.currency} ${grouped(rounded.toString())}`.replace(" -", " −");
  }
  const tenths = divideRounded(amount.minor, 100_000n * unit);
  const digits = (tenths < 0n ? -tenths : tenths).toString();
  const text = digits.endsWith("0")
    ? grouped(digits.slice(0, -1))
    : `${grouped(digits.slice(0, -1))}.${digits.slice(-1)}`;
  return `${amount.currency} ${tenths < 0n ? "−" : ""}${text}M`;
}
