import { type Day, formatDay } from "@/lib/kernel/dates";
import { add, subtract, toDecimal, type Usd, USD, zero } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { type Account, amountIn } from "../rules";

/** Refuses ("invalid", at the field) a day that is not over yet or lies in a period that is closed already. */
export function refuseClosing(closedThrough: Day, today: Day, lastClosed: Day | null): void {
  const refuse = (sentence: string) => new Refusal("invalid", sentence, { closedThrough: sentence });
  if (closedThrough >= today) throw refuse("A period is closed after its last day: enter a day before today.");
  if (lastClosed !== null && closedThrough <= lastClosed)
    throw refuse(`The books are closed up to ${formatDay(lastClosed)} already: enter a later day.`);
}

type Sums = ReadonlyMap<Account, Usd>;

/** Which accounts a figure adds; debits count as they stand, those turned (−1) as a reader sees them. */
type Parts = Readonly<Partial<Record<Account, 1 | -1>>>;

const SOURCES: Parts = { deposits: -1, fund_interest: -1, puno_interest: -1, other_income: -1 };
const FUNDED: Parts = { transfers: 1, refunds: 1 };
const USES: Parts = { ...FUNDED, transfers_to_funds: 1, agent_fee: 1, direct_costs: 1, bank_charges: 1 };
const turned = (parts: Parts): Parts =>
  Object.fromEntries(Object.entries(parts).map(([account, sign]) => [account, sign === 1 ? -1 : 1]));

/** The figures a closing publishes (DOMAIN section 7, identities 1 to 6), each a sum of accounts. USD. */
export const PUBLISHED_FIGURES = [
  { key: "pledged", label: "Pledged", of: { pledged: 1 } },
  { key: "committed", label: "Committed", of: { committed: 1 } },
  { key: "deposits", label: "Deposits", of: { deposits: -1 } },
  { key: "fund-interest", label: "Interest earned by the Fund", of: { fund_interest: -1 } },
  { key: "puno-interest", label: "Interest earned by participating organisations", of: { puno_interest: -1 } },
  { key: "other-income", label: "Other income", of: { other_income: -1 } },
  { key: "sources", label: "Total sources", of: SOURCES },
  { key: "transfers", label: "Transfers to participating organisations", of: { transfers: 1 } },
  { key: "refunds", label: "Refunds", of: { refunds: -1 } },
  { key: "transfers-to-funds", label: "Transfers to other funds", of: { transfers_to_funds: 1 } },
  { key: "agent-fee", label: "Administrative Agent fee", of: { agent_fee: 1 } },
  { key: "direct-costs", label: "Direct costs", of: { direct_costs: 1 } },
  { key: "bank-charges", label: "Bank charges", of: { bank_charges: 1 } },
  { key: "uses", label: "Total uses", of: USES },
  {
    key: "balance-with-agent",
    label: "Balance with the Administrative Agent",
    of: { ...SOURCES, ...turned(USES) },
  },
  { key: "expenditure", label: "Expenditure", of: { expenditure: 1 } },
  {
    key: "balance-with-organisations",
    label: "Balance with participating organisations",
    of: { ...FUNDED, expenditure: -1 },
  },
  { key: "allocated", label: "Allocated to programmes", of: { allocated: 1 } },
] as const satisfies readonly { key: string; label: string; of: Parts }[];
export type FigureKey = (typeof PUBLISHED_FIGURES)[number]["key"];

const sumOf = (sums: Sums, parts: Parts): Usd =>
  Object.entries(parts).reduce((total, [account, sign]) => {
    const amount = amountIn(sums, account as Account);
    return sign === 1 ? add(total, amount) : subtract(total, amount);
  }, zero(USD));

/** Every published figure as a decimal string of USD, from the balances of the accounts (debits positive). */
export const publishedFigures = (sums: Sums): Readonly<Record<FigureKey, string>> =>
  Object.fromEntries(PUBLISHED_FIGURES.map(({ key, of }) => [key, toDecimal(sumOf(sums, of))])) as Record<
    FigureKey,
    string
  >;

/** A fact that became known after the period in which it was true was closed; `sums` are its accounts. */
export type LateFact = {
  readonly id: string;
  readonly act: string;
  /** The day it was true, in the closed period. */
  readonly occurredOn: Day;
  /** The day it counts from, in the period open when it was recorded. */
  readonly effectiveOn: Day;
  readonly recordedOn: Day;
  readonly reason: string | null;
  readonly sums: Sums;
};

/** One late fact's effect on one figure. USD. */
export type Restating = Omit<LateFact, "sums" | "effectiveOn"> & { readonly from: string; readonly to: string };
export type RestatedFigure = {
  readonly key: FigureKey;
  readonly label: string;
  readonly published: string;
  readonly restated: string;
  /** In the order in which they became known; the first starts at what was published. */
  readonly steps: readonly Restating[];
};

/** True where a fact belongs to a closed period and is not in what was published of it. */
const restates = ({ occurredOn, effectiveOn }: LateFact, closedThrough: Day): boolean =>
  occurredOn <= closedThrough && effectiveOn > closedThrough;

/**
 * What a closing published against what is known now: only the figures that a late fact touched, each with every late
 * fact in the order given. A late fact taken back stands as two, and the figure is what was published again.
 */
export function restatedFigures(closedThrough: Day, published: Sums, facts: readonly LateFact[]): RestatedFigure[] {
  const late = facts.filter((fact) => restates(fact, closedThrough));
  return PUBLISHED_FIGURES.flatMap(({ key, label, of }) => {
    let value = sumOf(published, of);
    const steps = late.flatMap(({ sums, effectiveOn: _, ...fact }) => {
      const change = sumOf(sums, of);
      if (change.minor === 0n) return [];
      const from = value;
      value = add(value, change);
      return [{ ...fact, from: toDecimal(from), to: toDecimal(value) }];
    });
    if (steps.length === 0) return [];
    return [{ key, label, published: toDecimal(sumOf(published, of)), restated: toDecimal(value), steps }];
  });
}
