import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { listPortfolioOn } from "@/lib/concept-notes/portfolio.queries";
import { BUCKETS } from "@/lib/concept-notes/stages";
import { keyOf, UNEARMARKED } from "@/lib/earmarks/funding-sources";
import { findFundProfile } from "@/lib/fund/fund.queries";
import type { Day } from "@/lib/kernel/dates";
import { db, inOneView } from "@/lib/kernel/db";
import { money, sum, USD, usd, zero } from "@/lib/kernel/money";
import { withSolver } from "@/lib/kernel/solver/solver";
import { poolBalances } from "@/lib/ledger/ledger.queries";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import { listRegions } from "@/lib/places/place.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { refuseImpossibleDay } from "@/lib/reporting-dates/reporting-dates.schema";
import { listThematicAreas } from "@/lib/themes/theme.queries";
import { type Answer, answerTo } from "./answer";
import { answerMemory, digestOf } from "./answer-cache";
import { outstandingOf } from "./expected-income";
import type { Candidate, Expected, PoolHolding, Priority, Problem, Target, Unpriced } from "./simulation-problem";
import { questionWords, type QuestionWords, targetWords } from "./simulation.labels";
import type { Question, TargetInput } from "./simulation.schema";
import { readPromises, readReservations } from "./simulation.steps";

/** Everything a question is about, under two clocks: what the pools hold, what is to come, and who waits. */
export type Basis = {
  readonly pools: readonly PoolHolding[];
  readonly programmes: readonly Candidate[];
  readonly withoutAmount: readonly Unpriced[];
  readonly expected: readonly Expected[];
};

async function readPools(clocks: ReportingDates, noteIds: readonly string[]): Promise<PoolHolding[]> {
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

async function readExpected(clocks: ReportingDates): Promise<Expected[]> {
  const [promised, { feeRate }] = await Promise.all([readPromises(db, clocks), findFundProfile(clocks.asOf)]);
  const outstanding = outstandingOf(promised, feeRate);
  const donors = await describeOrganisations(clocks.asOf, [...new Set(outstanding.map(({ donorId }) => donorId))]);
  return outstanding
    .map(({ donorId, kind, poolKey, ...open }) => ({
      ...open,
      id: `${kind}:${donorId}:${poolKey}`,
      kind,
      donorName: donors.get(donorId)?.name ?? "A donor",
      poolKey,
      isCounted: false,
    }))
    .sort((a, b) => (a.donorName < b.donorName ? -1 : a.donorName > b.donorName ? 1 : a.id < b.id ? -1 : 1));
}

/** The programmes of the pipeline by reference, those without an amount apart. */
async function readProgrammes({ asOf, knownOn }: ReportingDates): Promise<Pick<Basis, "programmes" | "withoutAmount">> {
  const rows = (await listPortfolioOn(asOf, knownOn))
    .filter(({ stage }) => BUCKETS.pipeline.includes(stage))
    .map((row) => ({ ...row, reference: row.reference ?? "" }))
    .sort((a, b) => (a.reference < b.reference ? -1 : 1));
  return {
    programmes: rows.flatMap(({ id, reference, title, areaNumber, places, amountUsd }): Candidate[] => {
      if (amountUsd === null) return [];
      const placeCodes = places.map(({ code }) => code);
      return [{ id, reference, title, areaNumber, placeCodes, amount: usd(amountUsd), priority: 3, wish: "free" }];
    }),
    withoutAmount: rows
      .filter(({ amountUsd }) => amountUsd === null)
      .map(({ id, reference, title }) => ({ id, reference, title })),
  };
}

/** What a question under these clocks starts from. Refuses a day that has not come. */
export const findBasis = inOneView(async (actor: Actor, clocks: ReportingDates): Promise<Basis> => {
  authorize(actor, "simulation.run");
  refuseImpossibleDay(clocks);
  const { programmes, withoutAmount } = await readProgrammes(clocks);
  const ids = programmes.map(({ id }) => id);
  const [pools, expected] = await Promise.all([readPools(clocks, ids), readExpected(clocks)]);
  // A pool that holds nothing and expects nothing decides nothing.
  const isUsed = ({ key, amount }: PoolHolding) =>
    key === UNEARMARKED || amount.minor !== 0n || expected.some(({ poolKey }) => poolKey === key);
  return { pools: pools.filter(isUsed), programmes, withoutAmount, expected };
});

export type Scope = { readonly key: string; readonly label: string; readonly placeCodes: readonly string[] };

/** Areas and regions a target can be set for, as they are on a day. */
export async function listScopes(asOf: Day): Promise<Scope[]> {
  const [areas, regions] = await Promise.all([listThematicAreas(asOf), listRegions(asOf)]);
  return [
    ...areas.map(({ number, shortName }) => ({
      key: `area:${number}`,
      label: `Area ${number}: ${shortName}`,
      placeCodes: [],
    })),
    ...regions.map(({ slug, name, placeCodes }) => ({ key: `region:${slug}`, label: name, placeCodes })),
  ];
}

function targetOf(target: TargetInput, scopes: readonly Scope[]): Target {
  const { scope, sense, measure, value } = target;
  const found = scopes.find(({ key }) => key === scope);
  return {
    scope,
    label: targetWords(target, found?.label ?? scope),
    sense,
    // A percentage with two decimals is a whole number of hundredths.
    limit: measure === "share" ? { basisPoints: money(value, USD).minor } : { amount: usd(value) },
    placeCodes: found?.placeCodes ?? [],
  };
}

/** Questions with what they ask for in words, by the names of their own days. Takes no actor: its caller does. */
export async function withWords<Asked extends { question: Question }>(
  rows: readonly Asked[],
): Promise<(Asked & { words: QuestionWords })[]> {
  const ids = rows.flatMap(({ question }) => question.programmes.map(({ noteId }) => noteId));
  const days = [...new Set(rows.map(({ question }) => question.asOf))];
  const [notes, ...scopes] = await Promise.all([
    db.conceptNote.findMany({ where: { id: { in: ids } }, select: { id: true, reference: true } }),
    ...days.map(listScopes),
  ]);
  const references = new Map(notes.map(({ id, reference }) => [id, reference ?? id]));
  return rows.map((row) => {
    const labels = new Map((scopes[days.indexOf(row.question.asOf)] ?? []).map(({ key, label }) => [key, label]));
    return { ...row, words: questionWords(row.question, references, labels) };
  });
}

/** The question with everything it is about. */
export async function findProblem(actor: Actor, question: Question): Promise<Problem> {
  const [basis, scopes] = await Promise.all([findBasis(actor, question), listScopes(question.asOf)]);
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

/** What a question may take of the solver's time, and each exact search of steps. */
const SECONDS = 24;
const STEPS = 20_000;
const REMEMBERED = 50;

const memory = answerMemory(REMEMBERED);

export type Watch = {
  /** The digest of the answer the person saw, which is given again as it was, proven or not. */
  seen?: string;
  signal?: AbortSignal;
  say?: (stage: string) => void;
  report?: (found: { found?: number; bound?: number }) => void;
};
export type Simulated = { answer: Answer; digest: string };

/** Works out the answer to a question, off the main thread; abort ends it. `digest` names the answer. */
export async function simulate(
  actor: Actor,
  question: Question,
  { seen, signal, say, report }: Watch = {},
): Promise<Simulated> {
  const problem = await findProblem(actor, question);
  const key = digestOf(problem);
  const known = memory.recall(key, seen);
  if (known) return { answer: known, digest: digestOf(known) };
  const until = performance.now() + SECONDS * 1000;
  const secondsLeft = () => (until - performance.now()) / 1000;
  const answer = await withSolver(
    (solver) => answerTo(problem, { solver, secondsLeft, steps: STEPS, ...(report && { report }) }, say),
    signal,
  );
  memory.keep(key, answer);
  return { answer, digest: digestOf(answer) };
}
