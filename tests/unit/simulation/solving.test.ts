import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Solver } from "@/lib/kernel/solver/model";
import { openSolver } from "@/lib/kernel/solver/solver";
import { type Instance, isPossible, paymentOf, valueOf } from "@/lib/simulation/solver/instance";
import { modelOf } from "@/lib/simulation/solver/linear-model";
import { decide } from "@/lib/simulation/solver/solve";

let solver: Solver;
beforeAll(() => {
  solver = openSolver();
});
afterAll(() => solver.close());

/** Every subset, the earliest reference first; the best by goals, then unearmarked money, then order. */
function bruteForce(instance: Instance, goals: readonly (readonly bigint[])[]) {
  const count = instance.amounts.length;
  let best: { chosen: boolean[]; key: bigint[] } | null = null;
  for (let mask = 2 ** count - 1; mask >= 0; mask--) {
    const chosen = instance.amounts.map((_, item) => Math.floor(mask / 2 ** (count - 1 - item)) % 2 === 1);
    if (!isPossibleByCuts(instance, chosen)) continue;
    const key = [...goals.map((goal) => valueOf(goal, chosen)), -unearmarkedByCuts(instance, chosen)];
    const differs = best ? key.findIndex((value, at) => value !== best?.key[at]) : 0;
    if (!best || (differs >= 0 && (key[differs] ?? 0n) > (best.key[differs] ?? 0n))) best = { chosen, key };
  }
  return best;
}

/** Hall's theorem instead of a flow: what the items lack is the worst that any group of pools leaves unpaid. */
function unearmarkedByCuts({ amounts, capacities, fits }: Instance, chosen: readonly boolean[]): bigint {
  let worst = 0n;
  for (let mask = 0; mask < 2 ** capacities.length; mask++) {
    const isIn = (pool: number) => Math.floor(mask / 2 ** pool) % 2 === 1;
    const held = capacities.reduce((total, minor, pool) => (isIn(pool) ? total + minor : total), 0n);
    const bound = amounts.reduce(
      (t, minor, item) => (chosen[item] && (fits[item] ?? []).every(isIn) ? t + minor : t),
      0n,
    );
    if (bound - held > worst) worst = bound - held;
  }
  return worst;
}

const isPossibleByCuts = (instance: Instance, chosen: readonly boolean[]) =>
  chosen.every((is, item) => (is ? !instance.never[item] : !instance.must[item])) &&
  instance.demands.every(({ values, atLeast }) => valueOf(values, chosen) >= atLeast) &&
  unearmarkedByCuts(instance, chosen) <= instance.free;

/** Amounts to the cent, or round ones, so that ties are as likely as near misses. */
const amount = fc.oneof(
  fc.bigInt({ min: 1n, max: 900_000_000n }),
  fc.bigInt({ min: 1n, max: 9n }).map((n) => n * 50_000_000n),
);

/** What programmes ask for: USD 10,000 and more, also to the cent. */
const realAmount = fc.oneof(
  fc.bigInt({ min: 1_000_000n, max: 900_000_000n }),
  fc.bigInt({ min: 1n, max: 9n }).map((n) => n * 50_000_000n),
);

const instancesOf = (asked: fc.Arbitrary<bigint>) =>
  fc
    .record({ count: fc.integer({ min: 0, max: 12 }), pools: fc.integer({ min: 0, max: 4 }) })
    .chain(({ count, pools }) => {
      const each = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: count, maxLength: count });
      return fc.record({
        amounts: each(asked),
        capacities: fc.array(amount, { minLength: pools, maxLength: pools }),
        fits: each(fc.subarray([...Array(pools).keys()])),
        free: amount.map((minor) => minor * 2n),
        must: each(fc.integer({ min: 0, max: 9 }).map((n) => n === 0)),
        never: each(fc.integer({ min: 0, max: 9 }).map((n) => n === 0)),
        demands: fc.array(
          fc.record({
            values: each(fc.bigInt({ min: -9n, max: 9n }).map((n) => n * 1_000_000n)),
            atLeast: fc.constant(0n),
          }),
          { maxLength: 2 },
        ),
        weights: each(fc.bigInt({ min: 1n, max: 5n })),
        objective: fc.constantFrom("money", "count", "priority"),
      });
    });

function goalsFor({ amounts, weights, objective }: { amounts: bigint[]; weights: bigint[]; objective: string }) {
  if (objective === "count") return [amounts.map(() => 1n)];
  if (objective === "money") return [amounts.map((minor, item) => minor * (weights[item] ?? 1n))];
  return [5n, 4n, 3n, 2n, 1n].map((level) => amounts.map((minor, item) => (weights[item] === level ? minor : 0n)));
}

test("brute force agrees with the solver on every random choice of up to twelve programmes, ties included", async () => {
  const proofs: string[] = [];
  await fc.assert(
    fc.asyncProperty(instancesOf(amount), async (made) => {
      const goals = goalsFor(made);
      const { found } = await decide(made, goals, { solver, secondsLeft: () => 5, steps: 100_000 });
      const best = bruteForce(made, goals);
      expect(found?.chosen ?? null).toEqual(best?.chosen ?? null);
      if (found) proofs.push(found.proof);
    }),
    { numRuns: 150 },
  );
  expect(proofs.filter((proof) => proof !== "exact")).toEqual([]);
}, 60_000);

test("the solver alone, its proposals verified to the cent, reaches what brute force reaches", async () => {
  await fc.assert(
    fc.asyncProperty(instancesOf(realAmount), async (made) => {
      const goals = goalsFor(made);
      const { found } = await decide(made, goals, { solver, secondsLeft: () => 5, steps: 0 });
      const best = bruteForce(made, goals);
      expect(found === null).toBe(best === null);
      if (!found || !best) return;
      expect(isPossible(made, found.chosen)).toBe(true);
      expect(found.values).toEqual(best.key.slice(0, -1));
      expect(-paymentOf(made, found.chosen).unearmarked).toBe(best.key.at(-1));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test("a solve says while it runs what it has found and what is possible at most", async () => {
  // Thirty amounts to the cent, which no rounding before the solve can settle.
  const amounts = Array.from({ length: 30 }, (_, item) => 100_000_000n + BigInt((item * 7_919_317) % 50_000_021));
  const none = amounts.map(() => false);
  const instance: Instance = {
    amounts,
    capacities: [],
    fits: amounts.map(() => []),
    free: 1_234_567_890n,
    must: none,
    never: none,
    demands: [],
  };
  const demands = [{ values: amounts.map((minor) => -minor), atLeast: -instance.free }];
  const model = modelOf({ instance, goal: amounts, demands, groups: [] });
  const told: { found?: number; bound?: number }[] = [];
  // One part in a hundred is near enough: the test is of what is said, not of how long it takes.
  await solver.solve(model, { seconds: 60, absoluteGap: 1_000 }, (one) => void told.push(one));
  const last = told.at(-1) ?? {};
  expect(last.found).toBeGreaterThan(0);
  expect(last.bound).toBeGreaterThanOrEqual(last.found ?? Infinity);
}, 90_000);
