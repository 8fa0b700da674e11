import { addDays, type Day, formatDay } from "@/lib/kernel/dates";
import { RATE_DECIMALS } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";

/** Who publishes a rate, in the order in which the Fund takes them (the UN operational rate is the one it books by). */
export const RATE_SOURCES = ["un_operational", "ecb", "imf"] as const;
export type RateSource = (typeof RATE_SOURCES)[number];

export type RateBasis = "daily" | "monthly" | "annual";

/** How long a rate of a source stands for. */
export const BASIS_OF: Readonly<Record<RateSource, RateBasis>> = {
  un_operational: "monthly",
  ecb: "daily",
  imf: "annual",
};

/** A reference rate of the ECB is taken for the days without one that follow: a week-end, a long holiday. */
export const ECB_DAYS = 7;

/** The United Nations set their rates anew every month: one holds for its month and, until the next is on record, a second. */
export const UN_DAYS = 62;

/** What one unit of a currency is worth in USD, by one source; `usdPerUnit` is a plain decimal. */
export type Rate = {
  readonly currency: string;
  readonly source: RateSource;
  readonly rateOn: Day;
  readonly usdPerUnit: string;
  /** The figures as published. */
  readonly quotation: string;
};

const DECIMAL = /^(\d{1,15})(?:\.(\d{1,20}))?$/;

/** A plain decimal above zero with at most twenty decimals, as the publishers print their rates. */
export const isRate = (text: string): boolean => DECIMAL.test(text) && /[1-9]/.test(text);

/** One, in the whole numbers that `scaled` gives. */
export const SCALE = 10n ** 20n;

/** A plain decimal as whole number times 10^-20. */
export function scaled(decimal: string): bigint {
  const [, whole = "", fraction = ""] = DECIMAL.exec(decimal) ?? [];
  if (whole === "") throw new TypeError(`“${decimal}” is no rate.`);
  return BigInt(whole) * SCALE + BigInt(fraction.padEnd(20, "0"));
}

/**
 * One decimal divided by another, with twelve decimals, rounded half away from zero on whole numbers; null where that
 * leaves nothing. Both are above zero.
 */
export function quotient(dividend: string, divisor: string): string | null {
  const [above, below] = [scaled(dividend) * 10n ** BigInt(RATE_DECIMALS), scaled(divisor)];
  const rounded = (2n * above + below) / (2n * below);
  if (rounded === 0n) return null;
  const digits = rounded.toString().padStart(RATE_DECIMALS + 1, "0");
  const fraction = digits.slice(-RATE_DECIMALS).replace(/0+$/, "");
  return `${digits.slice(0, -RATE_DECIMALS)}${fraction && `.${fraction}`}`;
}

/** The record of a source that speaks for a day: the last one up to it, as long as it holds. */
export function holdsOn({ source, rateOn }: Pick<Rate, "source" | "rateOn">, on: Day): boolean {
  if (source === "imf") return rateOn.slice(0, 4) === on.slice(0, 4);
  return rateOn <= on && rateOn >= addDays(on, source === "ecb" ? -ECB_DAYS : -UN_DAYS);
}

/** A rate to book by. `bookOn` is what the form calls its day: an average has none of its own. */
export type Suggestion = Omit<Rate, "quotation"> & { readonly askedFor: Day; readonly bookOn: Day };

/**
 * The rate to book by on a day, out of the last record of each source: the UN operational rate of its month or the month
 * before, else the ECB's last reference rate of the seven days before, else the IMF's average of the year; null where there is none.
 */
export function suggestionOf(rates: readonly Omit<Rate, "quotation">[], on: Day): Suggestion | null {
  const fitting = rates.filter((rate) => holdsOn(rate, on));
  const best = RATE_SOURCES.flatMap((source) => fitting.find((rate) => rate.source === source) ?? [])[0];
  if (!best) return null;
  const { currency, source, rateOn, usdPerUnit } = best;
  return { ...{ currency, source, rateOn, usdPerUnit, askedFor: on }, bookOn: source === "imf" ? on : rateOn };
}

/** The United Nations publish the rate of a month some days before it begins. */
const DAYS_AHEAD = 31;

/** Refuses the day of a rate that nobody can know yet, and an average that is not dated at the end of its year. */
export function refuseRateDay({ source, rateOn }: Pick<Rate, "source" | "rateOn">, today: Day): void {
  const last = source === "un_operational" ? addDays(today, DAYS_AHEAD) : today;
  const sentence =
    rateOn > last
      ? `Enter a date up to ${formatDay(last)}.`
      : source === "imf" && !rateOn.endsWith("-12-31")
        ? "An annual average is dated 31 December of its year."
        : null;
  if (sentence) throw new Refusal("invalid", "Some entries need your attention.", { rateOn: sentence });
}
