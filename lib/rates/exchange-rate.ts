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

/** How a rate is printed: the United Nations and the IMF give units for one USD, a bank often USD for one unit. */
export const QUOTED_AS = ["units_per_usd", "usd_per_unit"] as const;
export type QuotedAs = (typeof QUOTED_AS)[number];

/** A rate as it is printed, in USD per unit rounded to twelve decimals; null where that leaves no value. */
export const usdPerUnitOf = (rate: string, quotedAs: QuotedAs): string | null =>
  quotedAs === "units_per_usd" ? quotient("1", rate) : quotient(rate, "1");

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
