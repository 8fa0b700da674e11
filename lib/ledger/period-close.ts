import { type Day, formatDay, lastDayOverEverywhere } from "@/lib/kernel/dates";
import { add, toDecimal, type Usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { Account, Pool } from "./accounts";
import { FIGURE_LABELS } from "./figure.labels";
import { type FigureKey, figureOf, FIGURES } from "./fund-figures";

/**
 * Refuses ("invalid", at the field) a day that is not over everywhere (UTC-12) or lies in a closed period. A closed day
 * is therefore no longer today for anyone who could still record an entry of it.
 */
export function refuseClosing(closedThrough: Day, now: Date, lastClosed: Day | null): void {
  const refuse = (sentence: string) => new Refusal("invalid", sentence, { closedThrough: sentence });
  const last = lastDayOverEverywhere(now);
  if (closedThrough > last)
    throw refuse(
      `A period can close only when its last day is over everywhere (UTC-12). Enter a date up to ${formatDay(last)}.`,
    );
  if (lastClosed !== null && closedThrough <= lastClosed)
    throw refuse(`The period to ${formatDay(lastClosed)} is already closed. Enter a later date.`);
}

type Sums = ReadonlyMap<Account, Usd>;

/** Everything a closing publishes, as decimal strings of USD, from the balances of the accounts (debits positive). */
export const publishedFigures = (sums: Sums): Readonly<Record<FigureKey, string>> =>
  Object.fromEntries(FIGURES.map((key) => [key, toDecimal(figureOf(sums, key))])) as Record<FigureKey, string>;

/** Whom and what money concerns; `pool` is null where it is of none, such as cash sent to an organisation. */
export type Concerned = {
  readonly donorId: string | null;
  readonly punoId: string | null;
  readonly noteId: string | null;
  readonly pool: Pool | null;
};

/**
 * A fact that became known after the period in which it was true was closed, or the part of it that concerns one donor,
 * organisation, programme and pool; `sums` are its accounts.
 */
export type LateFact = {
  readonly id: string;
  readonly act: string;
  /** The day it was true, in the closed period. */
  readonly occurredOn: Day;
  /** The day it counts from, in the period open when it was recorded. */
  readonly effectiveOn: Day;
  readonly recordedOn: Day;
  readonly reason: string | null;
  readonly concerned: Concerned;
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
  return FIGURES.flatMap((key) => {
    let value = figureOf(published, key);
    const steps = late.flatMap(({ sums, effectiveOn: _, ...fact }) => {
      const change = figureOf(sums, key);
      if (change.minor === 0n) return [];
      const from = value;
      value = add(value, change);
      return [{ ...fact, from: toDecimal(from), to: toDecimal(value) }];
    });
    if (steps.length === 0) return [];
    const told = { key, label: FIGURE_LABELS[key], published: toDecimal(figureOf(published, key)) };
    return [{ ...told, restated: toDecimal(value), steps }];
  });
}
