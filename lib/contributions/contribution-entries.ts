import { type Day, formatDay } from "@/lib/kernel/dates";
import {
  abs,
  add,
  compare,
  type Currency,
  formatMoney,
  type Money,
  money,
  share,
  subtract,
  sum,
  times,
  toDecimal,
  type Usd,
  usd,
  USD,
} from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";

/** The stages of money a donor goes through; never added to one another. */
export const ENTRY_KINDS = ["pledge", "commitment", "deposit"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Rows and booked USD of one kind. */
export type KindTotal = { kind: EntryKind; entries: number; amountUsd: string };

/** One entry as the rules see it. Amounts are decimal strings; `rate` is USD per unit of `currency`. */
export type EntryFacts = {
  readonly kind: EntryKind;
  readonly amount: string;
  readonly currency: Currency;
  readonly rate: string;
  readonly amountUsd: string;
  readonly effectiveOn: Day;
  /** Set in a late fact: the day it was true, in a period closed before it became known. */
  readonly occurredOn?: Day | null;
  /** Set in a reversal: the entry it mirrors. */
  readonly reversesId: string | null;
  readonly isReversed: boolean;
  readonly isConfirmed: boolean;
};

/** What an amount is worth at its rate, rounded half away from zero to the cent. */
export const valueAtRate = ({ amount, currency, rate }: Pick<EntryFacts, "amount" | "currency" | "rate">): Usd =>
  times(money(amount, currency), rate, USD);

/** How far apart two USD values may be, as one part in so many. */
const isApart = (booked: Usd, computed: Usd, oneIn: bigint) =>
  abs(subtract(booked, computed)).minor * oneIn > abs(computed).minor;

/** More than a tenth away: a slip of the hand or an inverted rate, refused. */
export const isFarFromRate = (booked: Usd, computed: Usd): boolean => isApart(booked, computed, 10n);

/** More than half a percent away: accepted as the bank booked it, and said. */
const isAwayFromRate = (booked: Usd, computed: Usd) => isApart(booked, computed, 200n);

/** Amount less earmarks, in the entry's currency; below zero where they are too much. */
export const unearmarkedRest = (amount: string, earmarks: readonly string[], currency: Currency): Money =>
  subtract(
    money(amount, currency),
    sum(
      earmarks.map((line) => money(line, currency)),
      currency,
    ),
  );

/**
 * The USD value of each earmark. Earmarks and unearmarked rest share the entry's USD value by largest remainder, so
 * that they add up to it. Refuses an earmark too small to be worth a cent.
 */
export function earmarksInUsd(amountUsd: Usd, amount: Money, earmarks: readonly Money[]): Usd[] {
  if (earmarks.length === 0) return [];
  const rest = earmarks.reduce<Money>((left, earmark) => subtract(left, earmark), amount);
  const parts = share(amountUsd, [...earmarks.map(({ minor }) => minor), rest.minor]).slice(0, -1);
  const tiny = parts.findIndex(({ minor }) => minor === 0n);
  if (tiny >= 0) throw new Refusal("invalid", "An earmark is too small to have a value in USD.");
  return parts;
}

/** Only what was booked once can be taken back, and only once. */
export function refuseReversal(entry: Pick<EntryFacts, "reversesId" | "isReversed">): void {
  if (entry.reversesId) throw new Refusal("not-now", "A reversal stays. Record the right entry instead.");
  if (entry.isReversed) throw new Refusal("conflict", "This entry has already been reversed.");
}

/** Pledged, committed and deposited of one currency, beside what is still to come. */
export type Balance<C extends Currency = Currency> = Readonly<Record<EntryKind | "receivable", Money<C>>>;

/** Sums of entries in one currency. Receivable is commitments − deposits (DOMAIN 7, identity 9); it may be below zero. */
function balanceIn<C extends Currency>(
  lines: readonly { kind: EntryKind; amount: Money<C> }[],
  currency: C,
): Balance<C> {
  const of = (kind: EntryKind) =>
    sum(
      lines.filter((line) => line.kind === kind).map(({ amount }) => amount),
      currency,
    );
  const [pledge, commitment, deposit] = [of("pledge"), of("commitment"), of("deposit")];
  return { pledge, commitment, deposit, receivable: subtract(commitment, deposit) };
}

/** What the entries come to in USD, by their booked values. */
export const balanceInUsd = (entries: readonly EntryFacts[]): Balance<"USD"> =>
  balanceIn(
    entries.map(({ kind, amountUsd }) => ({ kind, amount: usd(amountUsd) })),
    USD,
  );

/** What the entries come to in each currency they were made in, by code. */
export function balancesByCurrency(entries: readonly EntryFacts[]): Balance[] {
  const currencies = [...new Set(entries.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const lines = entries.filter((entry) => entry.currency === currency);
    return balanceIn(
      lines.map(({ kind, amount }) => ({ kind, amount: money(amount, currency) })),
      currency,
    );
  });
}

/** Commitments and deposits in their one currency; null where none or several of them stand after all reversals. */
function inOneCurrency(entries: readonly EntryFacts[]): Balance | null {
  const standing = balancesByCurrency(entries).filter(
    ({ commitment, deposit }) => commitment.minor !== 0n || deposit.minor !== 0n,
  );
  return standing.length === 1 ? (standing[0] ?? null) : null;
}

/**
 * USD gained (above zero) or lost between commitment and deposit: the deposits' USD value less the part of the
 * commitments' USD value that belongs to the amount deposited. Null in USD, in mixed currencies, or before both exist.
 */
export function exchangeDifference(entries: readonly EntryFacts[]): Usd | null {
  const own = inOneCurrency(entries);
  if (!own || own.deposit.currency === USD) return null;
  const inUsd = balanceInUsd(entries);
  if (own.commitment.minor <= 0n || own.deposit.minor <= 0n) return null;
  // Exact to the cent: commitments' USD × deposited ÷ committed, with a scale of one hundred for the rounding.
  const scaled = (2n * inUsd.commitment.minor * own.deposit.minor + own.commitment.minor) / (2n * own.commitment.minor);
  return subtract(inUsd.deposit, { minor: scaled, currency: USD });
}

export type Warning = {
  readonly code:
    "deposits-above-commitments" | "deposit-without-commitment" | "usd-away-from-rate" | "confirmed-deposit-reversed";
  readonly sentence: string;
};

/** Deposits against commitments: in their own currency where there is one, so that a rate alone never warns. */
function depositWarnings(standing: readonly EntryFacts[]): Warning[] {
  const balance = inOneCurrency(standing) ?? balanceInUsd(standing);
  if (balance.deposit.minor === 0n) return [];
  if (balance.commitment.minor === 0n) {
    const sentence = `${formatMoney(balance.deposit)} was deposited without a signed commitment on record.`;
    return [{ code: "deposit-without-commitment", sentence }];
  }
  if (compare(balance.deposit, balance.commitment) <= 0) return [];
  const excess = formatMoney(subtract(balance.deposit, balance.commitment));
  const sentence = `Deposits are ${excess} above the commitments. A commitment may be missing, or a deposit belongs elsewhere.`;
  return [{ code: "deposits-above-commitments", sentence }];
}

const awayFromRate = (entry: EntryFacts): Warning => ({
  code: "usd-away-from-rate",
  sentence:
    `The ${entry.kind} of ${formatDay(entry.effectiveOn)} is booked at ${formatMoney(usd(entry.amountUsd))}; ` +
    `amount × rate is ${formatMoney(valueAtRate(entry))}.`,
});

const reversedAfterConfirmation = (entry: EntryFacts): Warning => ({
  code: "confirmed-deposit-reversed",
  sentence:
    `The deposit of ${formatDay(entry.effectiveOn)} over ${formatMoney(money(entry.amount, entry.currency))} ` +
    "was confirmed by the Administrative Agent and reversed.",
});

/** What a reader of a contribution must know: accepted, but to be looked at. Stays as long as it is true. */
export function warningsFor(entries: readonly EntryFacts[]): Warning[] {
  const standing = entries.filter(({ reversesId, isReversed }) => reversesId === null && !isReversed);
  return [
    ...depositWarnings(standing),
    ...standing.filter((entry) => isAwayFromRate(usd(entry.amountUsd), valueAtRate(entry))).map(awayFromRate),
    ...entries.filter(({ isReversed, isConfirmed }) => isReversed && isConfirmed).map(reversedAfterConfirmation),
  ];
}

/** Plain strings for the edge. */
export const balanceText = ({ pledge, commitment, deposit, receivable }: Balance) => ({
  currency: deposit.currency,
  pledged: toDecimal(pledge),
  committed: toDecimal(commitment),
  deposited: toDecimal(deposit),
  receivable: toDecimal(receivable),
});
export type BalanceText = ReturnType<typeof balanceText>;

/** Adds USD strings. */
export const sumUsd = (amounts: readonly string[]): string =>
  toDecimal(amounts.reduce<Usd>((total, amount) => add(total, usd(amount)), usd("0")));

/** A USD string less others. */
export const less = (whole: string, parts: readonly string[]): string =>
  toDecimal(subtract(usd(whole), usd(sumUsd(parts))));

/** The four figures out of sums by kind; a kind without rows is zero. */
export function sumsOf(totals: readonly { kind: EntryKind; amountUsd: string }[]) {
  const of = (kind: EntryKind) => totals.find((total) => total.kind === kind)?.amountUsd ?? "0.00";
  const [pledged, committed, deposited] = [of("pledge"), of("commitment"), of("deposit")];
  return { pledged, committed, deposited, receivable: less(committed, [deposited]) };
}
