import type { LinearModel, SolverAnswer } from "@/lib/kernel/solver/model";
import { type Chosen, type Instance, paymentOf } from "../choice/rules";
import { grainOf, type Multipliers } from "../search/rules";

/** Sets that the solver may not propose (again): of these items, at least one is out, or one that was out is in. */
export type Cut = { readonly items: readonly number[]; readonly outside: readonly number[] };

/** What the solver maximises: values of the chosen items, or (null) as little unearmarked money as possible. */
export type Goal = readonly bigint[] | null;

/** One unit of money in the model is USD 100,000, so that the solver's numbers stay near one. */
const UNIT = 10_000_000;
const inUnits = (minor: bigint) => Number(minor) / UNIT;

type Row = { entries: [column: number, value: number][]; lower: number; upper: number };

/** Columns: an item is in (0 or 1); the part of an item a pool pays (0 to 1) per fitting pool; unearmarked money in units. */
function columnsOf({ amounts, fits, free, must, never }: Instance) {
  const parts = fits.flatMap((pools, item) => pools.map((pool) => ({ item, pool })));
  const first = amounts.length;
  const last = first + parts.length;
  return {
    parts: parts.map((part, index) => ({ ...part, column: first + index })),
    unearmarked: last,
    numCols: last + 1,
    colLower: [...must.map((is) => (is ? 1 : 0)), ...parts.map(() => 0), 0],
    colUpper: [...never.map((is) => (is ? 0 : 1)), ...parts.map(() => 1), inUnits(free)],
    kinds: [...amounts.map((): 0 | 1 => 1), ...parts.map((): 0 | 1 => 0), 0 as const],
  };
}

/** First a row per pool, then the row of the unearmarked money: their duals are the weights of a proven bound. */
function rowsOf(instance: Instance, columns: ReturnType<typeof columnsOf>, cuts: readonly Cut[]): Row[] {
  const amount = (item: number) => inUnits(instance.amounts[item] ?? 0n);
  const pools = instance.capacities.map((held, pool): Row => {
    const drawing = columns.parts.filter((part) => part.pool === pool);
    return {
      entries: drawing.map(({ column, item }) => [column, amount(item)]),
      lower: -Infinity,
      upper: inUnits(held),
    };
  });
  const rest: Row = {
    entries: [
      ...instance.amounts.map((_, item): [number, number] => [item, amount(item)]),
      ...columns.parts.map(({ column, item }): [number, number] => [column, -amount(item)]),
      [columns.unearmarked, -1],
    ],
    lower: -Infinity,
    upper: 0,
  };
  const wholes = instance.amounts.map((_, item): Row => {
    const own = columns.parts.filter((part) => part.item === item);
    return {
      entries: [[item, -1], ...own.map(({ column }): [number, number] => [column, 1])],
      lower: -Infinity,
      upper: 0,
    };
  });
  const demands = instance.demands.map(({ values, atLeast }): Row => {
    const size = sizeOf(values);
    return {
      entries: values.map((value, item) => [item, Number(value) / size]),
      lower: Number(atLeast) / size,
      upper: Infinity,
    };
  });
  const refused = cuts.map(({ items, outside }): Row => ({
    entries: [
      ...items.map((item): [number, number] => [item, 1]),
      ...outside.map((item): [number, number] => [item, -1]),
    ],
    lower: -Infinity,
    upper: items.length - 1,
  }));
  return [...pools, rest, ...wholes, ...demands, ...refused];
}

/** Divides a row or a goal so that its largest number is 100. */
const sizeOf = (values: readonly bigint[]) => Math.max(1, ...values.map((value) => Math.abs(Number(value)))) / 100;

const goalCosts = (goal: Goal, count: number, columns: number): number[] => {
  if (!goal) return [...Array<number>(columns - 1).fill(0), -1];
  const size = sizeOf(goal);
  return [...goal.map((value) => Number(value) / size), ...Array<number>(columns - count).fill(0)];
};

/** The choice as a mixed-integer problem (or its linear relaxation) in the solver's form. */
export function modelOf(instance: Instance, goal: Goal, cuts: readonly Cut[], isRelaxed = false): LinearModel {
  const columns = columnsOf(instance);
  const rows = rowsOf(instance, columns, cuts);
  const starts = [0];
  for (const { entries } of rows) starts.push((starts.at(-1) ?? 0) + entries.length);
  const { numCols, colLower, colUpper, kinds } = columns;
  return {
    numCols,
    numRows: rows.length,
    colCost: goalCosts(goal, instance.amounts.length, numCols),
    colLower,
    colUpper,
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(({ upper }) => upper),
    ...(!isRelaxed && { integrality: kinds }),
    matrix: {
      format: "csr",
      numRows: rows.length,
      numCols,
      starts,
      indices: rows.flatMap(({ entries }) => entries.map(([column]) => column)),
      values: rows.flatMap(({ entries }) => entries.map(([, value]) => value)),
    },
  };
}

/** The solver may stop once nothing can be better: two sums of values differ by their greatest common divisor, money by a cent. */
export const gapOf = (goal: Goal): number => (goal ? Number(grainOf(goal)) / sizeOf(goal) : 1 / UNIT) * 0.49;

/** What the solver's bound says in whole values of the goal, rounded up. */
export const boundOf = (bound: number, goal: readonly bigint[]): bigint =>
  Number.isFinite(bound) ? BigInt(Math.ceil(bound * sizeOf(goal))) : goal.reduce((a, b) => a + (b > 0n ? b : 0n), 0n);

/** The items a solution takes. */
export const chosenIn = (values: Float64Array, { amounts }: Instance): Chosen =>
  amounts.map((_, item) => (values[item] ?? 0) > 0.5);

const FINE = 1n << 40n;

/** The duals of the relaxation as weights in whole numbers: one dollar cent in values of the goal, times 2^40. */
export function multipliersOf(answer: SolverAnswer, goal: readonly bigint[], pools: number): Multipliers | undefined {
  if (!("duals" in answer) || !answer.duals) return undefined;
  const perCent = (sizeOf(goal) / UNIT) * Number(FINE);
  const weight = (dual: number | undefined) => BigInt(Math.round(Math.abs(dual ?? 0) * perCent));
  const weights = [...answer.duals.slice(0, pools + 1)].map(weight);
  return { pools: weights.slice(0, pools), free: weights[pools] ?? 0n, scale: FINE };
}

/**
 * Why a proposed set is refused, as a cut that holds for every possible set: the fewest of its items that cannot be paid
 * together, found by leaving out one after the other; or, where it can be paid, this very set.
 */
export function cutOf(instance: Instance, chosen: Chosen): Cut {
  const lacks = (set: Chosen) => paymentOf(instance, set).unearmarked > instance.free;
  const places = chosen.map((_, item) => item);
  if (!lacks(chosen)) {
    return { items: places.filter((item) => chosen[item]), outside: places.filter((item) => !chosen[item]) };
  }
  let least = chosen;
  for (const item of places) {
    const without = least.map((is, place) => is && place !== item);
    if (least[item] && lacks(without)) least = without;
  }
  return { items: places.filter((item) => least[item]), outside: [] };
}
