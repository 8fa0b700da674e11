import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UNEARMARKED } from "@/lib/earmarks/funding-sources";
import { usd } from "@/lib/kernel/money";
import type { Solver } from "@/lib/kernel/solver/model";
import { openSolver } from "@/lib/kernel/solver/solver";
import { type Answer, answerTo, type ProgrammeAnswer } from "@/lib/simulation/answer";
import { type Expected, instanceOf, type Problem } from "@/lib/simulation/simulation-problem";
import { isPossible } from "@/lib/simulation/solver/instance";
import type { StepUp } from "@/lib/simulation/what-if";
import { freeByHand, isAllowedByHand, isPaidByHand, neededByHand, setsOf, smallProblem } from "./by-hand";

let solver: Solver;
beforeAll(() => {
  solver = openSolver();
});
afterAll(() => solver.close());

const ask = (problem: Problem) => answerTo(problem, { solver, secondsLeft: () => 5, steps: 100_000 });
const NINE = 9;

/** The problem with these demands only, named as an answer names them. */
const onlyWith = (problem: Problem, words: readonly string[]): Problem => ({
  ...problem,
  programmes: problem.programmes.map((one) =>
    one.wish === "must" && !words.includes(`${one.reference} must be funded.`) ? { ...one, wish: "free" } : one,
  ),
  targets: problem.targets.filter(({ label }) => words.includes(`${label}.`)),
  reserve: words.some((one) => one.startsWith("The reserve")) ? problem.reserve : usd("0"),
});

const richer = (problem: Problem, minor: bigint): Problem => ({
  ...problem,
  pools: problem.pools.map((pool) =>
    pool.key === UNEARMARKED ? { ...pool, amount: { ...pool.amount, minor: pool.amount.minor + minor } } : pool,
  ),
});

const canBeMet = (problem: Problem) =>
  [...setsOf(problem.programmes.length)].some(
    (chosen) => isAllowedByHand(problem, chosen) && isPaidByHand(problem, chosen),
  );

test("a set is possible exactly where reserve, deficits, regions, wishes and targets worked out by hand allow it", () => {
  fc.assert(
    fc.property(smallProblem(6), (problem) => {
      const instance = instanceOf(problem);
      for (const chosen of setsOf(problem.programmes.length))
        expect(isPossible(instance, chosen)).toBe(isAllowedByHand(problem, chosen) && isPaidByHand(problem, chosen));
    }),
    { numRuns: 400 },
  );
});

/** The least new unearmarked money, in cents, with which at least so many programmes join the set, by their number. */
function leastByHand(problem: Problem, base: readonly boolean[]): bigint[] {
  const free = freeByHand(problem);
  const had = base.filter(Boolean).length;
  const least: (bigint | undefined)[] = [];
  for (const chosen of setsOf(base.length)) {
    if (base.some((is, item) => is && !chosen[item]) || !isAllowedByHand(problem, chosen)) continue;
    const extra = isPaidByHand(problem, chosen) ? 0n : neededByHand(problem, chosen) - free;
    for (let more = chosen.filter(Boolean).length - had; more >= 1; more--) {
      const before = least[more];
      if (before === undefined || extra < before) least[more] = extra;
    }
  }
  return least.map((extra) => extra ?? 0n);
}

type Answered = Extract<Answer, { status: "answered" }>;

function expectSteps({ steps, programmes, isCutOff }: Answered, problem: Problem) {
  const least = leastByHand(
    problem,
    programmes.map(({ verdict }) => verdict === "now"),
  );
  const most = least.length - 1;
  const minorOf = ({ extraUsd }: StepUp) => usd(extraUsd).minor;
  expect(isCutOff).toBe(false);
  expect(steps.at(-1)?.count ?? 0).toBe(Math.max(0, most));
  for (const step of steps) expect(minorOf(step)).toBe(least[step.count]);
  for (const [at, step] of steps.slice(1).entries()) {
    expect(step.count).toBeGreaterThan(steps[at]?.count ?? 0);
    expect(minorOf(step) > usd(steps[at]?.extraUsd ?? "0").minor).toBe(true);
  }
  for (let count = 1; count <= Math.min(6, most); count++)
    expect(steps.some((step) => step.count >= count && minorOf(step) === least[count])).toBe(true);
}

test("each step is the least new money for its programmes, none is said twice, and the last unblocks the most", async () => {
  let withSteps = 0;
  await fc.assert(
    fc.asyncProperty(smallProblem(NINE), async (problem) => {
      const answer = await ask(problem);
      expect(answer.status).toBe(canBeMet(problem) ? "answered" : "impossible");
      if (answer.status !== "answered") return;
      if (answer.steps.length > 1) withSteps++;
      expectSteps(answer, problem);
    }),
    { numRuns: 120 },
  );
  expect(withSteps).toBeGreaterThan(0);
}, 60_000);

const sumOf = (some: readonly Expected[]) => some.reduce((sum, { amount }) => sum + amount.minor, 0n);

/** Every part of the expected money that is not counted, with which a set can be paid. */
function arrivalsByHand(problem: Problem, chosen: readonly boolean[]): Expected[][] {
  const waiting = problem.expected.filter(({ isCounted }) => !isCounted);
  return [...setsOf(waiting.length)]
    .map((taken) => waiting.filter((_, at) => taken[at]))
    .filter((some) => {
      const expected = problem.expected.map((one) => ({ ...one, isCounted: one.isCounted || some.includes(one) }));
      return isPaidByHand({ ...problem, expected }, chosen);
    });
}

function expectArrival({ verdict, lackingUsd, expectedIds }: ProgrammeAnswer, problem: Problem, chosen: boolean[]) {
  if (!isAllowedByHand(problem, chosen)) return expect(verdict).toBe("target");
  expect(usd(lackingUsd ?? "0").minor).toBe(neededByHand(problem, chosen) - freeByHand(problem));
  const named = problem.expected.filter(({ id }) => expectedIds.includes(id));
  const sufficient = arrivalsByHand(problem, chosen);
  if (sufficient.length === 0)
    return expect([verdict, named]).toEqual([expect.stringMatching(/^(earmark|money)$/), []]);
  expect(verdict).toBe("expected");
  const within = (some: readonly Expected[]) => some.every((one) => named.includes(one));
  expect(sufficient.filter(within)).toEqual([named]);
  const alone = sufficient.filter(({ length }) => length === 1).map(sumOf);
  if (alone.length > 0) expect([sumOf(named)]).toEqual(alone.sort((a, b) => (a < b ? -1 : 1)).slice(0, 1));
}

test("a programme waits for the smallest pledge that pays for it alone, else for several, none of which can be missed", async () => {
  let waiting = 0;
  await fc.assert(
    fc.asyncProperty(smallProblem(NINE, 6), async (problem) => {
      const answer = await ask(problem);
      if (answer.status !== "answered") return;
      const isIn = answer.programmes.map(({ verdict }) => verdict === "now");
      for (const [item, one] of answer.programmes.entries()) {
        if (one.verdict === "now" || one.verdict === "left-out") continue;
        if (one.verdict === "expected") waiting++;
        expectArrival(
          one,
          problem,
          isIn.map((is, place) => is || place === item),
        );
      }
    }),
    { numRuns: 120 },
  );
  expect(waiting).toBeGreaterThan(0);
}, 60_000);

test("demands named as impossible cannot hold together, and without any one of them the others can", async () => {
  let named = 0;
  await fc.assert(
    fc.asyncProperty(smallProblem(5), async (problem) => {
      const answer = await ask(problem);
      if (answer.status !== "impossible") return;
      named++;
      const least = onlyWith(problem, answer.conflict);
      expect(canBeMet(least)).toBe(false);
      if (answer.lackingUsd) {
        const lacking = usd(answer.lackingUsd).minor;
        expect(canBeMet(richer(least, lacking))).toBe(true);
        expect(canBeMet(richer(least, lacking - 1n))).toBe(false);
      }
      for (const words of answer.conflict) {
        const others = answer.conflict.filter((other) => other !== words);
        expect(canBeMet(onlyWith(problem, others))).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
  expect(named).toBeGreaterThan(0);
}, 60_000);
