import type { Day } from "@/lib/kernel/dates";
import { type Currency, type Money, negate, type Usd, USD, zero } from "@/lib/kernel/money";

/**
 * Where money stands or moves. Debits are positive and credits negative, so that every set of lines adds up to zero.
 * The promises (pledged, committed) and the plans (reserved, allocated) have a contra account each and move no cash.
 */
export const ACCOUNTS = [
  "pledged",
  "pledged_contra",
  "committed",
  "committed_contra",
  "deposits",
  "deposits_contra",
  "fund_interest",
  "puno_interest",
  "other_income",
  "cash_with_agent",
  "agent_fee",
  "direct_costs",
  "bank_charges",
  "transfers_to_funds",
  "transfers",
  "refunds",
  "spent",
  "expenditure",
  "reserved",
  "reserved_contra",
  "allocated",
  "allocated_contra",
] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Accounts that grow on the credit side: a reader sees their balance with its sign turned. */
export const CREDIT_ACCOUNTS: readonly Account[] = [
  "deposits",
  "fund_interest",
  "puno_interest",
  "other_income",
  "refunds",
  "spent",
  "pledged_contra",
  "committed_contra",
  "reserved_contra",
  "allocated_contra",
];

/** What money may be used for: an area's earmarks, a region's, or (both null) the one unearmarked pool. */
export type Pool = { readonly area: number | null; readonly region: string | null };
export const UNEARMARKED_POOL: Pool = { area: null, region: null };

export const samePool = (a: Pool, b: Pool): boolean => a.area === b.area && a.region === b.region;

/** Accounts without an earmark of their own that change what the unearmarked pool may still spend. */
export const POOL_ACCOUNTS = [
  "deposits",
  "fund_interest",
  "puno_interest",
  "other_income",
  "agent_fee",
  "direct_costs",
  "bank_charges",
  "transfers_to_funds",
  "reserved",
  "allocated",
] as const satisfies readonly Account[];

/** Accounts whose lines are of a pool: where a line names none, of the unearmarked one. */
export const EARMARKED_ACCOUNTS: readonly Account[] = [
  "pledged",
  "committed",
  "deposits",
  "agent_fee",
  "reserved",
  "allocated",
];

/** One line of a set; `amount` is a debit above zero and a credit below. */
export type Line<C extends Currency = Currency> = {
  readonly account: Account;
  readonly amount: Money<C>;
  readonly donorId?: string;
  readonly pool?: Pool;
  readonly noteId?: string;
  readonly punoId?: string;
  /** UNSDG budget category, 1 to 8, and the year: of expenditure. */
  readonly category?: number;
  readonly year?: number;
};

type Side = Omit<Line, "amount">;

/** Debits one account and credits another with the same amount. */
export const move = <C extends Currency>(amount: Money<C>, debit: Side, credit: Side): Line<C>[] => [
  { ...debit, amount },
  { ...credit, amount: negate(amount) },
];

/** The lines that take a set back. */
export const mirrored = (lines: readonly Line[]): Line[] =>
  lines.map((line) => ({ ...line, amount: negate(line.amount) }));

/** Throws a fault where lines are not a set: fewer than two, of several currencies, or not adding up to zero. */
export function assertBalanced(lines: readonly Line[]): void {
  const [first] = lines;
  if (!first || lines.length < 2) throw new TypeError("A set of the books has two lines or more.");
  if (lines.some(({ amount }) => amount.currency !== first.amount.currency))
    throw new TypeError("The lines of a set have one currency.");
  if (lines.reduce((total, { amount }) => total + amount.minor, 0n) !== 0n)
    throw new TypeError("The lines of a set add up to zero.");
}

/** Lines of nothing are left out: a fee of zero has no line. */
export const withoutZeros = <C extends Currency>(lines: readonly Line<C>[]): Line<C>[] =>
  lines.filter(({ amount }) => amount.minor !== 0n);

/** A day's turn from closed to open: the first day that takes entries, or null while nothing was ever closed. */
export type Timing = { readonly effectiveOn: Day; readonly occurredOn: Day | null };

/**
 * When a fact counts. In an open period on its own day. In a closed one it is refused (null), unless it is declared
 * late: then on the first open day, with its own day kept beside.
 */
export function timingOf(on: Day, firstOpenDay: Day | null, isLate: boolean): Timing | null {
  if (firstOpenDay === null || on >= firstOpenDay) return { effectiveOn: on, occurredOn: null };
  return isLate ? { effectiveOn: firstOpenDay, occurredOn: on } : null;
}

/** A sum of the books in USD; what no line says is zero. */
export const amountIn = (sums: ReadonlyMap<Account, Usd>, account: Account): Usd => sums.get(account) ?? zero(USD);
