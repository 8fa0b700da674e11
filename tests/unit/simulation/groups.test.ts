import fc from "fast-check";
import { expect, test } from "vitest";
import type { Solver } from "@/lib/kernel/solver/model";
import { instanceOf } from "@/lib/simulation/simulation-problem";
import { valueOf } from "@/lib/simulation/solver/instance";
import { demandOfGroup, inGrains, worstGroup } from "@/lib/simulation/solver/pool-groups";
import { decide } from "@/lib/simulation/solver/solve";
import { neededByHand, setsOf, smallProblem } from "./by-hand";

test("the worst group of pools lacks what a set lacks by hand, and asks of no other set more than that lacks", () => {
  fc.assert(
    fc.property(smallProblem(6), fc.integer({ min: 0, max: 63 }), (problem, which) => {
      const instance = instanceOf(problem);
      const sets = [...setsOf(problem.programmes.length)];
      const chosen = sets[which % sets.length] ?? [];
      const asked = instance.amounts.map((minor, item) => (chosen[item] ? minor : 0n));
      const { group, lacking } = worstGroup(instance, asked);
      expect(lacking).toBe(neededByHand(problem, chosen));
      for (const other of sets) {
        const needed = neededByHand(problem, other);
        const { values, atLeast } = demandOfGroup(group, needed);
        expect(valueOf(values, other) >= atLeast).toBe(true);
        if (needed > 0n && other === chosen) expect(valueOf(values, other)).toBe(atLeast);
      }
    }),
    { numRuns: 200 },
  );
});

test("what is asked of round amounts is as round as they are, and forbids no sum of them that was allowed", () => {
  const values = [100n, -250n, 0n];
  expect(inGrains({ values, atLeast: 101n })).toEqual({ demand: { values, atLeast: 150n }, grain: 50n });
  expect(inGrains({ values, atLeast: -149n }).demand.atLeast).toBe(-100n);
  expect(inGrains({ values, atLeast: -150n }).demand.atLeast).toBe(-150n);
  expect(inGrains({ values: [0n], atLeast: 1n }).demand.atLeast).toBe(1n);
});

test("a solver that proposes again and again what cannot be paid is asked no longer than there is time, and this is told", async () => {
  const amounts = Array.from({ length: 12 }, (_, item) => 10n ** 13n + BigInt(item));
  const none = amounts.map(() => false);
  const instance = {
    amounts,
    capacities: [],
    fits: amounts.map(() => []),
    free: 6n * 10n ** 13n,
    must: none,
    never: none,
    demands: [],
  };
  const spent = { seconds: 0 };
  const stubborn: Pick<Solver, "solve"> = {
    solve: ({ numCols }) => {
      spent.seconds++;
      return Promise.resolve({ status: "optimal", values: new Float64Array(numCols).fill(1), bound: 120_000 });
    },
  };
  const means = { solver: stubborn, secondsLeft: () => 20 - spent.seconds, steps: 0 };
  const { found } = await decide(instance, [amounts.map(() => 1n)], means);
  expect(spent.seconds).toBeLessThanOrEqual(20);
  expect(found).toMatchObject({ proof: "limit", values: [5n], bounds: [12n] });
});

test("where only the tie is left open, rounding in the solver's bound makes no better set thinkable", async () => {
  const amounts = [100n, 100n];
  const no = [false, false];
  const instance = { amounts, capacities: [], fits: [[], []], free: 100n, must: no, never: no, demands: [] };
  const runs = { count: 0 };
  const tired: Pick<Solver, "solve"> = {
    solve: () =>
      Promise.resolve(
        // The relaxation and the goal; nothing of the tie.
        ++runs.count <= 2
          ? { status: "optimal", values: new Float64Array([1, 0, 0]), bound: 10_000.000000004 }
          : { status: "none" },
      ),
  };
  const { found } = await decide(instance, [[1n, 1n]], { solver: tired, secondsLeft: () => 20, steps: 0 });
  expect(found).toMatchObject({ proof: "limit", values: [1n], bounds: [1n] });
});
