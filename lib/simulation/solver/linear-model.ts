import type { LinearModel, SolverAnswer } from "@/lib/kernel/solver/model";
import { grainOf, type Multipliers } from "./branch-and-bound";
import type { Chosen, Demand, Instance } from "./instance";
import { type Group, inGrains } from "./pool-groups";

/** What the solver maximises: values of the chosen items, or (null) as little unearmarked money as possible. */
export type Goal = readonly bigint[] | null;

/** What the solver is asked: a goal, demands on the set, and the groups of pools that unearmarked money must help out. */
export type Asked = {
  readonly instance: Pick<Instance, "amounts" | "free" | "must" | "never">;
  readonly goal: Goal;
  readonly demands: readonly Demand[];
  readonly groups: readonly Group[];
};

/** One unit of money in the model is USD 1,000: a cent is well above the solver's tolerance, and a sum not too large for it. */
const UNIT = 100_000;
/** The largest number of a row or of the goal; larger or smaller ones made the solver miss what differs by a cent. */
const LARGEST = 10_000;
const inUnits = (minor: bigint) => Number(minor) / UNIT;

type Row = { entries: [column: number, value: number][]; lower: number };

/** What divides a row or a goal so that its largest number is 10,000. */
const sizeOf = (values: readonly bigint[]) => Math.max(1, ...values.map((value) => Math.abs(Number(value)))) / LARGEST;

/** Whole numbers are what the solver reasons about best, where they are not too large. */
function scaleOf(demand: Demand): number {
  const { grain } = inGrains(demand);
  const isSmall = demand.values.every((value) => Math.abs(Number(value / grain)) <= LARGEST);
  return isSmall ? Number(grain) : sizeOf(demand.values);
}

function rowOf(demand: Demand): Row {
  const scale = scaleOf(demand);
  return {
    entries: demand.values.flatMap((value, item) => (value === 0n ? [] : [[item, Number(value) / scale]])),
    lower: Number(inGrains(demand).demand.atLeast) / scale,
  };
}

/** Unearmarked money is the last column; what it has to pay of a group is asked only where it is the goal. */
const groupRow = ({ asked, held }: Group): Row => ({
  entries: [
    ...asked.flatMap((minor, item): Row["entries"] => (minor === 0n ? [] : [[item, -inUnits(minor)]])),
    [asked.length, 1],
  ],
  lower: -inUnits(held),
});

/** The choice as a mixed-integer problem (or its linear relaxation) in the solver's form, one row per demand first. */
export function modelOf({ instance, goal, demands, groups }: Asked, isRelaxed = false): LinearModel {
  const { amounts, must, never, free } = instance;
  const rows = [...demands.map(rowOf), ...(goal ? [] : groups.map(groupRow))];
  const size = goal ? sizeOf(goal) : 1;
  const starts = [0];
  for (const { entries } of rows) starts.push((starts.at(-1) ?? 0) + entries.length);
  const numCols = amounts.length + 1;
  return {
    numCols,
    numRows: rows.length,
    colCost: goal ? [...goal.map((value) => Number(value) / size), 0] : [...amounts.map(() => 0), -1],
    colLower: [...must.map((is) => (is ? 1 : 0)), 0],
    colUpper: [...never.map((is) => (is ? 0 : 1)), inUnits(free)],
    rowLower: rows.map(({ lower }) => lower),
    rowUpper: rows.map(() => Infinity),
    ...(!isRelaxed && { integrality: [...amounts.map((): 0 | 1 => 1), 0 as const] }),
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
export const chosenIn = (values: Float64Array, { amounts }: Pick<Instance, "amounts">): Chosen =>
  amounts.map((_, item) => (values[item] ?? 0) > 0.5);

/** What a solution asks for each item, to the cent; a relaxation takes items in part. */
export const partsIn = (values: Float64Array, { amounts }: Pick<Instance, "amounts">): bigint[] =>
  amounts.map((amount, item) => BigInt(Math.round(Number(amount) * Math.min(1, Math.max(0, values[item] ?? 0)))));

/** The unearmarked money of a solution whose goal it is, in cents. */
export const unearmarkedIn = (values: Float64Array, { amounts }: Pick<Instance, "amounts">): bigint =>
  BigInt(Math.round((values[amounts.length] ?? 0) * UNIT));

const FINE = 1n << 40n;

/** The duals of the relaxation as weights of its demands in whole numbers, times 2^40. */
export function multipliersOf(
  answer: SolverAnswer,
  goal: readonly bigint[],
  demands: readonly Demand[],
): Multipliers | undefined {
  const duals = "duals" in answer ? answer.duals : undefined;
  if (!duals) return undefined;
  const size = sizeOf(goal) * Number(FINE);
  const weights = demands.map((demand, row) => {
    const weight = (Math.abs(duals[row] ?? 0) * size) / scaleOf(demand);
    return { demand: inGrains(demand).demand, weight: BigInt(Math.round(Number.isFinite(weight) ? weight : 0)) };
  });
  return { weights: weights.filter(({ weight }) => weight > 0n), scale: FINE };
}
