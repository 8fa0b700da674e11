import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize } from "@/lib/access/permissions";
import { keyOf, UNEARMARKED } from "@/lib/concept-notes/funding/rules";
import { listPortfolioOn } from "@/lib/concept-notes/portfolio/queries";
import { BUCKETS } from "@/lib/concept-notes/stages";
import { findFundProfile } from "@/lib/fund/queries";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { formatMoney, money, sum, USD, usd, zero } from "@/lib/kernel/money";
import { withSolver } from "@/lib/kernel/solver/solver";
import { poolBalances } from "@/lib/ledger/queries";
import type { Clocks } from "@/lib/ledger/rules";
import { describeOrganisations } from "@/lib/organisations/queries";
import { refuseImpossibleDay } from "@/lib/overview/schema";
import { listRegions } from "@/lib/places/queries";
import { listThematicAreas } from "@/lib/themes/queries";
import { type Answer, answerTo } from "./answers/rules";
import { outstandingOf } from "./expected/rules";
import type { Candidate, Expected, PoolHolding, Priority, Problem, Target } from "./rules";
import type { Question, TargetInput } from "./schema";
import { readPromises, readReservations } from "./steps";

/** Everything a question is about, under two clocks: what the pools hold, what is to come, and who waits. */
export type Basis = {
  readonly pools: readonly PoolHolding[];
  readonly programmes: readonly Candidate[];
  readonly expected: readonly Expected[];
};

async function readPools(clocks: Clocks, noteIds: readonly string[]): Promise<PoolHolding[]> {
  const [balances, aside, areas, regions] = await Promise.all([
    poolBalances(clocks),
    readReservations(db, clocks),
    listThematicAreas(clocks.asOf),
    listRegions(clocks.asOf),
  ]);
  const held = new Map(balances.map(({ pool, available }) => [keyOf(pool), available]));
  const given = Map.groupBy(
    aside.filter(({ noteId }) => noteIds.includes(noteId)),
    ({ pool }) => keyOf(pool),
  );
  const amountOf = (key: string) =>
    sum([held.get(key) ?? zero(USD), ...(given.get(key) ?? []).map(({ amount }) => amount)], USD);
  return [
    { key: UNEARMARKED, label: "Unearmarked", placeCodes: [] },
    ...areas.map(({ number, shortName }) => ({
      key: `area:${number}`,
      label: `Area ${number}: ${shortName}`,
      placeCodes: [],
    })),
    ...regions.map(({ slug, name, placeCodes }) => ({ key: `region:${slug}`, label: name, placeCodes })),
  ].map((pool) => ({ ...pool, amount: amountOf(pool.key) }));
}

async function readExpected(clocks: Clocks): Promise<Expected[]> {
  const [promised, { feeRate }] = await Promise.all([readPromises(db, clocks), findFundProfile(clocks.asOf)]);
  const outstanding = outstandingOf(promised, feeRate);
  const donors = await describeOrganisations(clocks.asOf, [...new Set(outstanding.map(({ donorId }) => donorId))]);
  return outstanding
    .map(({ donorId, kind, poolKey, amount }) => ({
      id: `${kind}:${donorId}:${poolKey}`,
      kind,
      donorName: donors.get(donorId)?.name ?? "A donor",
      poolKey,
      amount,
      isCounted: false,
    }))
    .sort((a, b) => (a.donorName < b.donorName ? -1 : a.donorName > b.donorName ? 1 : a.id < b.id ? -1 : 1));
}

/** Programmes of the pipeline with an amount, by reference. */
async function readProgrammes({ asOf, knownOn }: Clocks): Promise<Candidate[]> {
  const rows = await listPortfolioOn(asOf, knownOn);
  return rows
    .filter(({ stage, amountUsd }) => BUCKETS.pipeline.includes(stage) && amountUsd !== null)
    .map(({ id, reference, title, areaNumber, places, amountUsd }) => ({
      id,
      reference: reference ?? "",
      title,
      areaNumber,
      placeCodes: places.map(({ code }) => code),
      amount: usd(amountUsd ?? "0"),
      priority: 3 as const,
      wish: "free" as const,
    }))
    .sort((a, b) => (a.reference < b.reference ? -1 : 1));
}

/** What a question under these clocks starts from. Refuses a day that has not come. */
export async function findBasis(actor: Actor, clocks: Clocks): Promise<Basis> {
  authorize(actor, "simulation.run");
  refuseImpossibleDay(clocks);
  const programmes = await readProgrammes(clocks);
  const ids = programmes.map(({ id }) => id);
  const [pools, expected] = await Promise.all([readPools(clocks, ids), readExpected(clocks)]);
  // A pool that holds nothing and expects nothing decides nothing.
  const isUsed = ({ key, amount }: PoolHolding) =>
    key === UNEARMARKED || amount.minor !== 0n || expected.some(({ poolKey }) => poolKey === key);
  return { pools: pools.filter(isUsed), programmes, expected };
}

/** Areas and regions a target can be set for. */
export async function listScopes(): Promise<{ key: string; label: string; placeCodes: string[] }[]> {
  const [areas, regions] = await Promise.all([listThematicAreas(today()), listRegions(today())]);
  return [
    ...areas.map(({ number, shortName }) => ({
      key: `area:${number}`,
      label: `Area ${number}: ${shortName}`,
      placeCodes: [],
    })),
    ...regions.map(({ slug, name, placeCodes }) => ({ key: `region:${slug}`, label: name, placeCodes })),
  ];
}

function targetOf(
  { scope, sense, measure, value }: TargetInput,
  scopes: Awaited<ReturnType<typeof listScopes>>,
): Target {
  const found = scopes.find(({ key }) => key === scope);
  const plain = value.replaceAll(",", "");
  const words =
    measure === "share" ? `${plain} % of the money funded` : formatMoney(usd(plain), { cents: "when-needed" });
  return {
    scope,
    label: `${sense === "at-least" ? "At least" : "At most"} ${words} for ${found?.label ?? scope}`,
    sense,
    // A percentage with two decimals is a whole number of hundredths.
    limit: measure === "share" ? { basisPoints: money(plain, USD).minor } : { amount: usd(plain) },
    placeCodes: found?.placeCodes ?? [],
  };
}

/** The question with everything it is about. */
export async function findProblem(actor: Actor, question: Question): Promise<Problem> {
  const [basis, scopes] = await Promise.all([findBasis(actor, question), listScopes()]);
  const asked = new Map(question.programmes.map((one) => [one.noteId, one]));
  const isCounted = { commitment: question.countCommitments, pledge: question.countPledges };
  return {
    ...basis,
    programmes: basis.programmes.map((one) => {
      const { priority = one.priority, wish = one.wish } = asked.get(one.id) ?? {};
      return { ...one, priority: priority as Priority, wish };
    }),
    expected: basis.expected.map((one) => ({ ...one, isCounted: isCounted[one.kind] })),
    reserve: usd(question.reserveUsd),
    targets: question.targets.map((target) => targetOf(target, scopes)),
    objective: question.objective,
  };
}

/** What each run of the solver may take, and each exact search. A question has a few dozen runs at most. */
const SECONDS = 8;
const STEPS = 20_000;
const REMEMBERED = 50;

const digestOf = (value: unknown) =>
  createHash("sha256")
    .update(JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? part.toString() : part)))
    .digest("hex");

/** The latest answers of this instance by their problem, so that saving one does not work it out again. */
const remembered = new Map<string, Answer>();

export type Watch = {
  signal?: AbortSignal;
  say?: (stage: string) => void;
  report?: (found: { found?: number; bound?: number }) => void;
};
export type Simulated = { answer: Answer; digest: string };

/** Works out the answer to a question, off the main thread; abort ends it. `digest` names the answer. */
export async function simulate(
  actor: Actor,
  question: Question,
  { signal, say, report }: Watch = {},
): Promise<Simulated> {
  const problem = await findProblem(actor, question);
  const key = digestOf(problem);
  const known = remembered.get(key);
  if (known) return { answer: known, digest: digestOf(known) };
  const answer = await withSolver(
    (solver) => answerTo(problem, { solver, seconds: SECONDS, steps: STEPS, ...(report && { report }) }, say),
    signal,
  );
  remembered.set(key, answer);
  for (const oldest of [...remembered.keys()].slice(0, Math.max(0, remembered.size - REMEMBERED)))
    remembered.delete(oldest);
  return { answer, digest: digestOf(answer) };
}
