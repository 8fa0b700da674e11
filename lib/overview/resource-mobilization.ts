import type { Day } from "@/lib/kernel/dates";
import {
  compare,
  formatMoney,
  formatShort,
  percent,
  subtract,
  sum,
  toDecimal,
  type Usd,
  USD,
  usd,
} from "@/lib/kernel/money";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";

/** What "mobilised" is measured by. Contributions count as mobilised when the cash has arrived, unless it says otherwise. */
export type Basis = "deposits" | "commitments";

export type TargetFacts = { readonly amount: string; readonly currency: string; readonly label: string };

/** `amount` as a percentage of the target with two decimals ("38.28"); null without a target. USD. */
export function percentOfTarget(amount: string, target: TargetFacts | null): string | null {
  return target ? percent(usd(amount), usd(target.amount)) : null;
}

/** A donor as the rules see it: what arrived, in USD. */
export type Deposited = { readonly deposited: string };

const positive = (donors: readonly Deposited[]) =>
  donors.map(({ deposited }) => usd(deposited)).filter(({ minor }) => minor > 0n);

/** The share of one amount in a whole, in per cent with one decimal ("34.1"); null where there is no whole. */
export const shareOf = (amount: string, whole: string): string | null => percent(usd(amount), usd(whole), 1);

export type Concentration = {
  /** Shares of the largest one, three and seven donors in all deposits, in per cent with one decimal. */
  readonly top1: string | null;
  readonly top3: string | null;
  readonly top7: string | null;
  /** From near 0 (many equal donors) to 1 (a single one), three decimals. */
  readonly herfindahl: string | null;
};

/**
 * How much the deposits rest on few donors. The Herfindahl index is the sum of the squared shares, computed on whole
 * cents and rounded once, half up. Everything is null while nothing has been deposited.
 */
export function concentrationOf(donors: readonly Deposited[]): Concentration {
  const amounts = positive(donors).sort((a, b) => compare(b, a));
  const whole = sum(amounts, USD);
  const top = (count: number) => percent(sum(amounts.slice(0, count), USD), whole, 1);
  return { top1: top(1), top3: top(3), top7: top(7), herfindahl: herfindahl(amounts, whole) };
}

function herfindahl(amounts: readonly Usd[], { minor: whole }: Usd): string | null {
  if (whole === 0n) return null;
  const squares = amounts.reduce((total, { minor }) => total + minor * minor, 0n);
  const thousandths = (2_000n * squares + whole * whole) / (2n * whole * whole);
  const digits = thousandths.toString().padStart(4, "0");
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`;
}

export type Slice = {
  readonly key: string;
  readonly label: string;
  readonly amount: string;
  readonly share: string | null;
};
type Named = Deposited & { readonly slug: string; readonly name: string };

/** The largest donors by name and the others together, as parts of the whole that add up to it. */
export function slicesOf(donors: readonly Named[], named = 3): Slice[] {
  const giving = donors
    .filter(({ deposited }) => usd(deposited).minor > 0n)
    .toSorted((a, b) => compare(usd(b.deposited), usd(a.deposited)));
  const whole = sum(positive(giving), USD);
  const largest = giving.slice(0, named).map(({ slug, name, deposited }) => ({
    key: slug,
    label: name,
    amount: deposited,
    share: percent(usd(deposited), whole, 1),
  }));
  const others = giving.slice(named);
  if (others.length === 0) return largest;
  const rest = sum(positive(others), USD);
  const label = others.length === 1 ? "One other donor" : `${others.length} other donors`;
  return [...largest, { key: "others", label, amount: toDecimal(rest), share: percent(rest, whole, 1) }];
}

/** True where the printed form of an amount ("USD 9.5M", "USD 126,402") loses nothing. */
const isExactInPrint = ({ minor }: Usd) => minor % (minor < 100_000_000n ? 100n : 10_000_000n) === 0n;

/** Says what a printed figure was before it was rounded: "USD 57.4M is USD 57,425,741.00 rounded for print." */
export function roundingNote(amount: string): string {
  const exact = usd(amount);
  if (isExactInPrint(exact)) return `${formatShort(exact)} is exact; amounts are kept to the cent.`;
  return `${formatShort(exact)} is ${formatMoney(exact)} rounded for print.`;
}

/** What was pledged, signed for and received, and by how many. USD. */
export type Mobilised = {
  readonly donors: number;
  readonly memberStates: number;
  readonly deposited: string;
  readonly depositedByMemberStates: string;
};

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/**
 * The sentence the leaflet had to get right by hand: target, basis, date, all donors and Member States. One decimal
 * for the shares, because that is what print can carry.
 */
export function supportSentence(clocks: ReportingDates, target: TargetFacts | null, mobilised: Mobilised): string {
  const of = (amount: string) => (target ? percent(usd(amount), usd(target.amount), 1) : null);
  const donors = counted(mobilised.donors, "donor", "donors");
  const states = counted(mobilised.memberStates, "Member State", "Member States");
  const all = formatShort(usd(mobilised.deposited));
  const theirs = formatShort(usd(mobilised.depositedByMemberStates));
  const share = of(mobilised.deposited);
  if (!target || share === null)
    return `As of ${formatReportingDates(clocks)}, ${donors} had deposited ${all}, of which ${states} gave ${theirs}. Basis: deposits.`;
  return (
    `The Fund's Steering Committee has set the capitalization target at ${formatShort(usd(target.amount))} (${target.label}). ` +
    `As of ${formatReportingDates(clocks)}, ${share} % of this target had been mobilised: ${all} deposited by ${donors}, ` +
    `of which ${states} gave ${theirs} (${of(mobilised.depositedByMemberStates)} % of the target). Basis: deposits.`
  );
}

/** What is still missing to the target, never below zero. USD. */
export function missingToTarget(deposited: string, target: TargetFacts | null): string | null {
  if (!target) return null;
  const gap = subtract(usd(target.amount), usd(deposited));
  return toDecimal(gap.minor > 0n ? gap : usd("0"));
}

type OfYear = {
  readonly year: number;
  readonly pledged: string;
  readonly committed: string;
  readonly deposited: string;
};

/** Every year from the first with an entry to the year of the day, so that a year without money is seen as one. */
export function everyYear<Row extends OfYear>(rows: readonly Row[], asOf: Day): OfYear[] {
  const first = rows[0]?.year;
  if (first === undefined) return [];
  const years = Array.from({ length: Number(asOf.slice(0, 4)) - first + 1 }, (_, index) => first + index);
  const nothing = { pledged: "0.00", committed: "0.00", deposited: "0.00" };
  return years.map((year) => rows.find((row) => row.year === year) ?? { year, ...nothing });
}
