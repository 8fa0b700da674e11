import { addDays, type Day, daysBetween } from "@/lib/kernel/dates";
import { money, RATE_DECIMALS, times, toDecimal, USD } from "@/lib/kernel/money";
import { isRate, quotient, type Rate, SCALE, scaled } from "./exchange-rate";

/** A rate as it is on record; `usdPerUnit` is a plain decimal. */
export type RecordedRate = Omit<Rate, "quotation">;

const latest = (rates: readonly RecordedRate[]): RecordedRate | null =>
  rates.reduce<RecordedRate | null>((best, rate) => (best === null || rate.rateOn > best.rateOn ? rate : best), null);

const isSameMonth = (a: Day, b: Day) => a.slice(0, 7) === b.slice(0, 7);

/** Whether a rate is one of the day: an average of a year never is. */
function appliesOn({ source, rateOn }: RecordedRate, on: Day, maxAgeDays: number): boolean {
  if (source === "imf" || rateOn > on) return false;
  return rateOn >= addDays(on, -maxAgeDays) || (source === "un_operational" && isSameMonth(rateOn, on));
}

/**
 * The rate on record for a day, out of rates of one currency: the UN operational rate that took effect in the day's
 * month or at most `maxAgeDays` before the day, else the ECB's reference rate at most `maxAgeDays` before it.
 */
export function rateOnRecord(rates: readonly RecordedRate[], on: Day, maxAgeDays: number): RecordedRate | null {
  const applicable = rates.filter((rate) => appliesOn(rate, on, maxAgeDays));
  const from = (source: RecordedRate["source"]) => latest(applicable.filter((rate) => rate.source === source));
  return from("un_operational") ?? from("ecb");
}

/** The IMF's average of the day's year, else of the year before. It is never offered; it shows an inverted rate. */
export function averageOnRecord(rates: readonly RecordedRate[], on: Day): RecordedRate | null {
  const year = Number(on.slice(0, 4));
  return latest(
    rates.filter(({ source, rateOn }) => {
      const age = year - Number(rateOn.slice(0, 4));
      return source === "imf" && (age === 0 || age === 1);
    }),
  );
}

/** What is on record for a currency and a day: what `rateOnRecord` and `averageOnRecord` give. */
export type RateFacts = { readonly onRecord: RecordedRate | null; readonly average: RecordedRate | null };

/** How rates are compared; `tolerance` is a part of one, for example "0.05". */
export type RateTerms = { readonly tolerance: string; readonly maxAgeDays: number };

/** A rate to check: USD per unit of `currency`, as a plain decimal above zero; `on` is the day of the rate. */
export type RateToCheck = RateFacts &
  Pick<RateTerms, "tolerance"> & { readonly rate: string; readonly currency: string; readonly on: Day };

export type RateCheck =
  /** Within the tolerance of the rate on record. */
  | { readonly kind: "agrees"; readonly onRecord: RecordedRate }
  /** Units per USD instead of USD per unit: an error. `offered` is the rate to use, `comparedWith` shows it. */
  | { readonly kind: "inverted"; readonly offered: string; readonly comparedWith: RecordedRate }
  /** Needs a reason. `difference` is in per cent of the rate on record, for example "-15.09". */
  | { readonly kind: "differs"; readonly onRecord: RecordedRate; readonly difference: string }
  /** No rate on record: needs a source, and a confirmation of both directions. */
  | { readonly kind: "unknown"; readonly directions: string };

const distance = (a: bigint, b: bigint) => (a < b ? b - a : a - b);

/** Whether a rate is within a part of a reference, the limit included. All in the whole numbers of `scaled`. */
const isWithin = (rate: bigint, reference: bigint, part: bigint) =>
  distance(rate, reference) * SCALE <= part * reference;

/** The same for 1 ÷ rate, without dividing. */
const isInverseWithin = (rate: bigint, reference: bigint, part: bigint) =>
  distance(SCALE * SCALE, rate * reference) * SCALE <= part * rate * reference;

/** A rate that is tenfold off while its inverse is less than twofold off is inverted, however old the reference is. */
function isPlainlyInverted(rate: bigint, reference: bigint): boolean {
  const isFar = rate >= 10n * reference || reference >= 10n * rate;
  const product = rate * reference;
  return isFar && product <= 2n * SCALE * SCALE && SCALE * SCALE <= 2n * product;
}

/** In per cent of the reference, two decimals at most, rounded half away from zero: "-15.09", "900". */
function differenceInPercent(rate: bigint, reference: bigint): string {
  const hundredths = (2n * distance(rate, reference) * 10_000n + reference) / (2n * reference);
  const digits = hundredths.toString().padStart(3, "0");
  const fraction = digits.slice(-2).replace(/0+$/, "");
  return `${rate < reference ? "-" : ""}${digits.slice(0, -2)}${fraction && `.${fraction}`}`;
}

function isInvertedAverage(rate: bigint, average: RecordedRate, on: Day, tolerance: bigint): boolean {
  const reference = scaled(average.usdPerUnit);
  if (isPlainlyInverted(rate, reference)) return true;
  // Daily rates move around their average: near parity a right rate can be as far from it as a wrong one.
  const isOfYear = average.rateOn.slice(0, 4) === on.slice(0, 4);
  return isOfYear && isInverseWithin(rate, reference, tolerance) && !isWithin(rate, reference, 2n * tolerance);
}

/** Compares a rate with the one on record for its day. Near parity, where both directions fit, the rate agrees. */
export function checkRate({ rate, currency, on, onRecord, average, tolerance }: RateToCheck): RateCheck {
  const [given, part] = [scaled(rate), scaled(tolerance)];
  if (onRecord) {
    const reference = scaled(onRecord.usdPerUnit);
    if (isWithin(given, reference, part)) return { kind: "agrees", onRecord };
    if (isInverseWithin(given, reference, part) || isPlainlyInverted(given, reference))
      return { kind: "inverted", offered: onRecord.usdPerUnit, comparedWith: onRecord };
    return { kind: "differs", onRecord, difference: differenceInPercent(given, reference) };
  }
  const inverse = average && isInvertedAverage(given, average, on, part) ? quotient("1", rate) : null;
  return average && inverse !== null
    ? { kind: "inverted", offered: inverse, comparedWith: average }
    : { kind: "unknown", directions: bothDirections(rate, currency) };
}

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** One number divided by another for a reader: five significant digits from one on, four below; no whole digit is lost. */
function formatRatio(above: bigint, below: bigint): string {
  const significant = above >= below ? 5 : 4;
  let decimals = 0;
  while (above * 10n ** BigInt(decimals) < below * 10n ** BigInt(significant - 1)) decimals += 1;
  const rounded = (2n * above * 10n ** BigInt(decimals) + below) / (2n * below);
  const digits = rounded.toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return `${grouped(whole)}${fraction && `.${fraction}`}`;
}

/** ["EUR 1 = USD 1.0835", "USD 1 = EUR 0.9229"]. The rate is a plain decimal above zero. */
export function rateDirections(rate: string, currency: string): readonly [string, string] {
  const value = scaled(rate);
  return [`${currency} 1 = USD ${formatRatio(value, SCALE)}`, `USD 1 = ${currency} ${formatRatio(SCALE, value)}`];
}

/** "EUR 1 = USD 1.0835, USD 1 = EUR 0.9229". */
export const bothDirections = (rate: string, currency: string): string => rateDirections(rate, currency).join(", ");

/**
 * Whether a rate is of a day more than `maxDays` from the entry's: a warning. A UN operational rate is never far from a
 * day of its own month; `onRecord` is the rate on record for the day of the rate, where it is known.
 */
export function isRateDayFar(
  rateOn: Day,
  effectiveOn: Day,
  maxDays: number,
  onRecord: RecordedRate | null = null,
): boolean {
  const isOfMonth = onRecord?.source === "un_operational" && isSameMonth(onRecord.rateOn, effectiveOn);
  return !isOfMonth && Math.abs(daysBetween(rateOn, effectiveOn)) > maxDays;
}

/** USD per unit that an amount and its value in USD come to, both plain decimals above zero; null where it is no rate. */
export const deriveRate = (amount: string, amountUsd: string): string | null => quotient(amountUsd, amount);

/** An amount and its booked value in USD, with the rate that was given for them. Plain decimals above zero. */
export type BookedAmount = {
  readonly amount: string;
  readonly currency: string;
  readonly rate: string;
  readonly amountUsd: string;
};

/** The rate that counts: the given one where the USD value is amount × rate, else the one that the USD value gives. */
export function bookedRate({ amount, currency, rate, amountUsd }: BookedAmount): string {
  const atRate = toDecimal(times(money(amount, currency), rate, USD));
  return atRate === toDecimal(money(amountUsd, USD)) ? rate : (deriveRate(amount, amountUsd) ?? rate);
}

/** What a rate field understood. */
export type TypedRate =
  | { readonly kind: "blank" }
  | { readonly kind: "read"; readonly rate: string }
  | { readonly kind: "refused"; readonly message: string };

const PLAIN = new RegExp(`^\\d{1,8}(\\.\\d{1,${RATE_DECIMALS}})?$`);

/** Reads what a person types as a rate: a plain decimal with a point. A comma is never guessed. */
export function readTypedRate(text: string): TypedRate {
  const typed = text.trim();
  const refused = (message: string): TypedRate => ({ kind: "refused", message });
  if (typed === "") return { kind: "blank" };
  if (typed.includes(",")) return refused("Enter the rate with a point, for example 1.0835.");
  if (!PLAIN.test(typed)) return refused("Enter a rate such as 1.0835, with at most twelve decimals.");
  return isRate(typed) ? { kind: "read", rate: typed } : refused("Enter a rate greater than 0.");
}
