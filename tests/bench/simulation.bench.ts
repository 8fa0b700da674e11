import { type Usd, USD } from "@/lib/kernel/money";
import { withSolver } from "@/lib/kernel/solver/solver";
import { answerTo } from "@/lib/simulation/answer";
import type { Candidate, Objective, PoolHolding, Priority, Problem } from "@/lib/simulation/simulation-problem";

/**
 * How long somebody waits for the funding simulation: 200 programmes and 60 pools against 50 and 15. Measures and prints;
 * asserts nothing, because a machine's mood is no defect.
 */
const SIZES = [
  { programmes: 50, pools: 15 },
  { programmes: 200, pools: 60 },
] as const;
const OBJECTIVES: readonly Objective[] = ["money", "count", "priority"];
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The same numbers on every machine. */
function numbersFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const dollars = (amount: number): Usd => ({ minor: BigInt(amount) * 100n, currency: USD });

/** Places 0 to 99; a region holds ten in a row, five areas; amounts as programmes ask for, pools as deposits leave them. */
function problemOf(size: (typeof SIZES)[number], objective: Objective): Problem {
  const next = numbersFrom(7);
  const held = () => ({ minor: BigInt(next(300_000_000) + 20_000_000), currency: USD }) as const;
  const pool = (key: string, placeCodes: string[]): PoolHolding => ({ key, label: key, amount: held(), placeCodes });
  const regions = Array.from({ length: size.pools - 6 }, (_, index) => {
    const first = next(90);
    const letters = String.fromCharCode(97 + Math.floor(index / 26), 97 + (index % 26));
    return pool(
      `region:${letters}`,
      Array.from({ length: 10 }, (__, place) => String(first + place)),
    );
  });
  const areas = [1, 2, 3, 4, 5].map((area) => pool(`area:${area}`, []));
  const programmes = Array.from({ length: size.programmes }, (_, index): Candidate => {
    const reference = `CN-2026-${String(index + 1).padStart(3, "0")}`;
    const amount = dollars((next(60) + 10) * 50_000);
    const priority = (next(5) + 1) as Priority;
    const known = {
      id: reference,
      reference,
      title: reference,
      areaNumber: next(5) + 1,
      placeCodes: [String(next(100))],
    };
    return { ...known, amount, priority, wish: "free" };
  });
  const pools = [pool("unearmarked", []), ...areas, ...regions];
  return { pools, programmes, expected: [], reserve: dollars(500_000), targets: [], objective };
}

/** Solves once and gives the milliseconds, with the longest the event loop was kept waiting meanwhile. */
async function measure(problem: Problem) {
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const start = performance.now();
  const means = { secondsLeft: () => 24 - (performance.now() - start) / 1000, steps: 20_000 };
  const answer = await withSolver((solver) => answerTo(problem, { solver, ...means }));
  clearInterval(beat);
  const words =
    answer.status === "answered"
      ? `${answer.fundedCount} funded, proof ${answer.proof}, gap ${answer.gapPercent ?? 0} %`
      : answer.status;
  return { ms: performance.now() - start, longest, words };
}

for (const objective of OBJECTIVES) {
  const took: number[] = [];
  for (const size of SIZES) {
    const { ms, longest, words } = await measure(problemOf(size, objective));
    took.push(ms);
    const waited = `${ms.toFixed(0)} ms, others waited ${longest.toFixed(0)} ms at most`;
    say(`${objective}: ${size.programmes} programmes × ${size.pools} pools in ${waited}; ${words}`);
  }
  const [small = 1, large = 1] = took;
  say(`${objective}: four times the programmes and pools take ${(large / small).toFixed(1)} times as long`);
}
