import { renderToStaticMarkup } from "react-dom/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AnswerView } from "@/components/simulation/answer";
import { type Usd, usd } from "@/lib/kernel/money";
import type { Solver } from "@/lib/kernel/solver/model";
import { openSolver } from "@/lib/kernel/solver/solver";
import { answerTo } from "@/lib/simulation/answer";
import type { Candidate, Problem, Target } from "@/lib/simulation/simulation-problem";
import { PROOF_WORDS, SOLVER_WORDS } from "@/lib/simulation/simulation.labels";

let solver: Solver;
beforeAll(() => {
  solver = openSolver();
});
afterAll(() => solver.close());

const programme = (reference: string, areaNumber: number, amount: Usd): Candidate => ({
  id: reference,
  reference,
  title: reference,
  areaNumber,
  placeCodes: [],
  amount,
  priority: 3,
  wish: "free",
});

const problem = (targets: Target[]): Problem => ({
  pools: [{ key: "unearmarked", label: "Unearmarked", amount: usd("2000000.00"), placeCodes: [] }],
  programmes: ["CN-1", "CN-2", "CN-3"].map((reference) => programme(reference, 4, usd("1000000.00"))),
  expected: [],
  reserve: usd("0.00"),
  targets,
  objective: "money",
});

const least = (amount: string): Target => ({
  scope: "area:4",
  label: "At least",
  sense: "at-least",
  limit: { amount: usd(amount) },
  placeCodes: [],
});

/** Without a step of its own no search proves in whole cents what the solver says. */
async function shown(asked: Problem, steps: number, told: Pick<Solver, "solve"> = solver) {
  const answer = await answerTo(asked, { solver: told, secondsLeft: () => 5, steps });
  return renderToStaticMarkup(<AnswerView answer={answer} />);
}

test("that less money does not do is called the solver's word where only the solver says so", async () => {
  const byWord = await shown(problem([]), 0);
  expect(byWord).toContain(PROOF_WORDS.solver);
  expect(byWord).toContain(SOLVER_WORDS.steps);
  const proven = await shown(problem([]), 10_000);
  expect(proven).toContain(PROOF_WORDS.exact);
  expect(proven).not.toContain(SOLVER_WORDS.steps);
});

test("that demands cannot hold together is called the solver's word where only the solver says so", async () => {
  const asked = problem([least("2000000.01")]);
  expect(await shown(asked, 0)).toContain(SOLVER_WORDS.conflict);
  const proven = await shown(asked, 10_000);
  expect(proven).toContain("This demand cannot be met");
  expect(proven).not.toContain(SOLVER_WORDS.conflict);
});

test("what an answer may lack of the best is never said to be less than it is", async () => {
  // Two programmes come to 20,000 in the solver's units, of which this is far less than a hundredth of a percent.
  const barely = { status: "limit", values: new Float64Array(4), bound: 20_000.0001 } as const;
  const words = await shown(problem([]), 0, { solve: () => Promise.resolve(barely) });
  expect(words).toContain("It has at least all but 0.01 % of what is possible at most.");
});
