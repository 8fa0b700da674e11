import { type Currency, type Money, type Usd, USD, zero } from "@/lib/kernel/money";

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

/** A sum of the books in USD; what no line says is zero. */
export const amountIn = (sums: ReadonlyMap<Account, Usd>, account: Account): Usd => sums.get(account) ?? zero(USD);
