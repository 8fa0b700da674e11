import { afterAll, beforeAll, expect, test } from "vitest";
import { type Usd, usd } from "@/lib/kernel/money";
import type { Solver, SolverAnswer } from "@/lib/kernel/solver/model";
import { openSolver } from "@/lib/kernel/solver/solver";
import { type Answer, answerTo } from "@/lib/simulation/answer";
import type { Candidate, Problem } from "@/lib/simulation/simulation-problem";

let solver: Solver;
beforeAll(() => {
  solver = openSolver();
});
afterAll(() => solver.close());

const BALKANS = ["ALB", "BIH", "XKX", "MNE", "MKD", "SRB"];
const EUROPE = [...BALKANS, "TUR", "MDA"];
const million = (amount: string): Usd => usd(`${amount}00000.00`);

const programme = (reference: string, area: number, placeCodes: string[], amount: Usd): Candidate => ({
  id: reference,
  reference,
  title: reference,
  areaNumber: area,
  placeCodes,
  amount,
  priority: 3,
  wish: "free",
});

/** The leaflet's pipeline of January 2024: three notes, USD 9.5M. */
const PIPELINE = [
  programme("CN-1", 4, BALKANS, million("30")),
  programme("CN-2", 4, ["TUR"], million("25")),
  programme("CN-3", 5, ["TUR"], million("40")),
];

const problem = (more: Partial<Problem> = {}): Problem => ({
  pools: [
    { key: "unearmarked", label: "Unearmarked", amount: million("30"), placeCodes: [] },
    { key: "area:4", label: "Area 4", amount: million("10"), placeCodes: [] },
    { key: "region:europe", label: "Europe", amount: million("15"), placeCodes: EUROPE },
    { key: "area:1", label: "Area 1", amount: million("50"), placeCodes: [] },
  ],
  programmes: PIPELINE,
  expected: [],
  reserve: usd("0.00"),
  targets: [],
  objective: "money",
  ...more,
});

const ask = (asked: Problem) => answerTo(asked, { solver, secondsLeft: () => 5, steps: 50_000 });

async function answered(asked: Problem): Promise<Extract<Answer, { status: "answered" }>> {
  const answer = await ask(asked);
  if (answer.status !== "answered") throw new Error(`The answer is ${answer.status}.`);
  return answer;
}
const verdicts = ({ programmes }: { programmes: readonly { reference: string; verdict: string }[] }) =>
  Object.fromEntries(programmes.map(({ reference, verdict }) => [reference, verdict]));

test("the leaflet's pipeline is answered as one would by hand", async () => {
  // 5.5M can be used: 4.0 + 3.0 and 4.0 + 2.5 are too much; 3.0 + 2.5 = 5.5M takes all of it, to the last cent.
  const answer = await answered(problem());
  expect(answer).toMatchObject({ proof: "exact", fundedCount: 2, fundedUsd: "5500000.00" });
  expect(verdicts(answer)).toEqual({ "CN-1": "now", "CN-2": "now", "CN-3": "earmark" });
  expect(answer.pools.map(({ key, afterUsd }) => [key, afterUsd])).toEqual([
    ["unearmarked", "0.00"],
    ["area:4", "0.00"],
    ["region:europe", "0.00"],
    ["area:1", "5000000.00"],
  ]);
  expect(answer.steps).toEqual([{ extraUsd: "4000000.00", count: 1, references: ["CN-3"], isProven: true }]);
});

test("the leaflet's six programmes are answered as one would by hand", async () => {
  const programmes = [
    programme("North Macedonia", 1, ["MKD"], million("15")),
    programme("Serbia", 1, ["SRB"], million("20")),
    programme("Moldova", 4, ["MDA"], million("20")),
    ...PIPELINE,
  ];
  const pool = (key: string, amount: string) => ({ key, label: key, amount: million(amount), placeCodes: [] });
  const pools = [pool("unearmarked", "50"), pool("area:1", "20"), pool("area:4", "30")];
  // 10.0M are held. The sets of 10.0M all hold the 4.0M of area 5, and need 5.5M of the 5.0M that are not earmarked.
  // 9.5M: Serbia takes the 2.0M of area 1; 2.0 + 3.0 + 2.5M of area 4 take its 3.0M and 4.5M that are not earmarked.
  const answer = await answered(problem({ programmes, pools }));
  expect(answer).toMatchObject({ proof: "exact", fundedCount: 4, fundedUsd: "9500000.00" });
  expect(answer.programmes.map(({ reference, lackingUsd }) => [reference, lackingUsd])).toEqual([
    ["North Macedonia", "1000000.00"],
    ["Serbia", null],
    ["Moldova", null],
    ["CN-1", null],
    ["CN-2", null],
    ["CN-3", "3500000.00"],
  ]);
  expect(answer.pools.map(({ afterUsd }) => afterUsd)).toEqual(["500000.00", "0.00", "0.00"]);
  expect(answer.steps.map(({ extraUsd, references }) => [extraUsd, references])).toEqual([
    ["1000000.00", ["North Macedonia"]],
    ["5000000.00", ["North Macedonia", "CN-3"]],
  ]);
  // By number: the four cheapest take 8.0M, and any five 11.0M or more.
  expect((await answered(problem({ programmes, pools, objective: "count" }))).fundedCount).toBe(4);
});

test("a reserve stays in the unearmarked pool, and what it keeps from a programme is said to the cent", async () => {
  const answer = await answered(problem({ reserve: usd("500000.01") }));
  expect(verdicts(answer)).toEqual({ "CN-1": "now", "CN-2": "earmark", "CN-3": "earmark" });
  expect(answer.programmes[1]).toMatchObject({ lackingUsd: "500000.01" });
});

test("the objective decides between money, the number of programmes and their priority", async () => {
  const first = { ...PIPELINE[2], priority: 5 } as Candidate;
  const programmes = [...PIPELINE.slice(0, 2), first];
  expect(verdicts(await answered(problem({ programmes, objective: "priority" })))["CN-3"]).toBe("now");
  expect((await answered(problem({ programmes, objective: "count" }))).fundedCount).toBe(2);
});

test("a programme is fundable when the smallest sufficient pledge arrives, else the fewest that must come together", async () => {
  const expected = (id: string, poolKey: string, amount: Usd) =>
    ({ id, kind: "pledge", donorName: id, poolKey, amount, contributions: [], isCounted: false }) as const;
  const pledges = [
    expected("free", "unearmarked", million("25")),
    expected("useless", "area:1", million("90")),
    expected("bound", "area:5", million("20")),
  ];
  const pools = [...problem().pools, { key: "area:5", label: "Area 5", amount: usd("0.00"), placeCodes: [] }];
  const both = await answered(problem({ pools, expected: pledges }));
  expect(both.programmes[2]).toMatchObject({ verdict: "expected", until: "earmark", expectedIds: ["bound", "free"] });
  const alone = await answered(
    problem({ pools, expected: [...pledges, expected("alone", "unearmarked", million("45"))] }),
  );
  expect(alone.programmes[2]?.expectedIds).toEqual(["alone"]);
});

test("money that is counted though it has not arrived counts as held", async () => {
  const coming = {
    id: "p",
    kind: "pledge",
    donorName: "p",
    poolKey: "unearmarked",
    amount: million("40"),
    contributions: [],
  } as const;
  const answer = await answered(problem({ expected: [{ ...coming, isCounted: true }] }));
  expect(answer.fundedCount).toBe(3);
});

test("a target holds to the cent, and what it holds back is said", async () => {
  const target = { scope: "area:4", label: "At most 3M for area 4", placeCodes: [] };
  const limit = { amount: million("30") };
  const answer = await answered(problem({ targets: [{ ...target, sense: "at-most", limit }] }));
  expect(answer.fundedUsd).toBe("4000000.00");
  const rest = await answered(
    problem({
      targets: [{ ...target, sense: "at-most", limit: { amount: million("29") } }],
      programmes: PIPELINE.slice(0, 2),
    }),
  );
  expect(verdicts(rest)).toEqual({ "CN-1": "target", "CN-2": "now" });
});

test("demands that cannot hold together are named, and only those", async () => {
  const programmes = PIPELINE.map((one) => ({ ...one, wish: "must" }) as Candidate);
  expect(await ask(problem({ programmes }))).toEqual({
    status: "impossible",
    conflict: ["CN-2 must be funded.", "CN-3 must be funded."],
    // 6.5M, of which areas and region pay 2.5M and what is free 3.0M.
    lackingUsd: "1000000.00",
  });
  expect(await ask(problem({ reserve: million("31") }))).toEqual({
    status: "impossible",
    conflict: ["The reserve stays in the unearmarked pool."],
    lackingUsd: "100000.00",
  });
  const limit = { amount: million("26") };
  const target = { scope: "area:4", label: "At least", sense: "at-least", limit, placeCodes: [] } as const;
  const areaFour = programmes.map((one) => ({ ...one, wish: one.areaNumber === 4 ? "never" : "free" }) as Candidate);
  expect(await ask(problem({ programmes: areaFour, targets: [target] }))).toEqual({
    status: "impossible",
    conflict: ["At least."],
  });
});

const notes = (count: number, area: number, amount: Usd) =>
  Array.from({ length: count }, (_, index) => programme(`CN-${index + 1}`, area, ["TUR"], amount));
const pools = (unearmarked: string, area4 = "0.00") => [
  { key: "unearmarked", label: "Unearmarked", amount: usd(unearmarked), placeCodes: [] },
  { key: "area:4", label: "Area 4", amount: usd(area4), placeCodes: [] },
];

test("an unearmarked pool below zero gives nothing, and what is earmarked can still be spent", async () => {
  const programmes = [...notes(1, 4, million("20")), programme("CN-9", 5, ["TUR"], million("20"))];
  const answer = await answered(problem({ pools: pools("-0.01", "8910000.00"), programmes }));
  expect(verdicts(answer)).toEqual({ "CN-1": "now", "CN-9": "earmark" });
  expect(answer.pools[0]).toMatchObject({ beforeUsd: "-0.01", drawnUsd: "0.00", afterUsd: "-0.01" });
  expect(answer.programmes[1]).toMatchObject({ lackingUsd: "2000000.01" });
  expect(answer.steps).toMatchObject([{ extraUsd: "2000000.01", count: 1 }]);
});

test("a reserve that the unearmarked pool does not hold is named, also where the pool is below zero", async () => {
  expect(await ask(problem({ pools: pools("-0.01"), programmes: [], reserve: usd("1.00") }))).toEqual({
    status: "impossible",
    conflict: ["The reserve stays in the unearmarked pool."],
    lackingUsd: "1.01",
  });
});

const atMost = (amount: Usd) =>
  ({ scope: "area:4", label: "At most", sense: "at-most", limit: { amount }, placeCodes: [] }) as const;

test("the step that unblocks the most is found where a target lets in more than six programmes, but not all", async () => {
  const asked = { pools: pools("0.00"), programmes: notes(9, 4, million("10")), targets: [atMost(million("80"))] };
  const { steps } = await answered(problem(asked));
  expect(steps.at(-1)).toMatchObject({ count: 8, extraUsd: "8000000.00", isProven: true });
});

test("a programme that a target forbids beside the set is held back by the target, and lacks no money", async () => {
  const programmes = notes(1, 4, million("30"));
  const answer = await answered(problem({ pools: pools("2000000.00"), programmes, targets: [atMost(million("25"))] }));
  expect(answer.programmes[0]).toMatchObject({ verdict: "target", lackingUsd: null, expectedIds: [] });
  expect(answer.steps).toEqual([]);
});

test("steps that the time did not suffice for are said to be missing", async () => {
  const first = { runs: 0 };
  const slow: Pick<Solver, "solve"> = {
    async solve(model, options, report) {
      // The set itself is found; every run for a step ends without one.
      return ++first.runs <= 3 ? solver.solve(model, options, report) : { status: "none" };
    },
  };
  const asked = problem({ pools: pools("0.00"), programmes: notes(3, 4, million("10")) });
  expect(await answerTo(asked, { solver: slow, secondsLeft: () => 5, steps: 0 })).toMatchObject({
    steps: [],
    isCutOff: true,
  });
});

const onlySaying = (answer: SolverAnswer): Pick<Solver, "solve"> => ({ solve: () => Promise.resolve(answer) });

test("demands that cost more than is held are named without the solver", async () => {
  const programmes = PIPELINE.map((one) => ({ ...one, wish: "must" }) as Candidate);
  const means = { solver: onlySaying({ status: "none" }), secondsLeft: () => 5, steps: 0 };
  const conflict = ["CN-2 must be funded.", "CN-3 must be funded."];
  const lackingUsd = "1000000.00";
  expect(await answerTo(problem({ programmes }), means)).toEqual({ status: "impossible", conflict, lackingUsd });
});

test("nothing is called impossible without a demand that makes it so, whatever the solver says", async () => {
  const asked = problem({ pools: pools("0.00"), programmes: notes(3, 4, million("10")) });
  const means = { solver: onlySaying({ status: "infeasible" }), secondsLeft: () => 5, steps: 0 };
  expect(await answerTo(asked, means)).toEqual({ status: "unfinished" });
});

test("what the time cut off leaves out no programme that can be paid beside the rest", async () => {
  const asked = problem({ pools: pools("3000000.00"), programmes: notes(4, 4, million("10")) });
  const nothing = onlySaying({ status: "limit", values: new Float64Array(100), bound: Infinity });
  const answer = await answerTo(asked, { solver: nothing, secondsLeft: () => 5, steps: 0 });
  expect(answer).toMatchObject({ status: "answered", proof: "limit", fundedCount: 3 });
});
