import { type Money, toDecimal, USD } from "@/lib/kernel/money";
import {
  earmarked,
  type Expected,
  goalsOf,
  holdings,
  instanceOf,
  moneyOf,
  type Named,
  type Problem,
  spendable,
  type Unpriced,
  type Verdict,
} from "./simulation-problem";
import { type Chosen, type Instance, paymentOf, valueOf } from "./solver/instance";
import { transport } from "./solver/max-flow";
import { breathe, type Means, within } from "./solver/proposals";
import { type Choice, decide, type Proof } from "./solver/solve";
import { type Conflict, conflictOf, lackOf, type StepsUp, stepsOf } from "./what-if";

/** Money in USD as decimal strings throughout: an answer is kept and shown as it is. */
export type ProgrammeAnswer = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly areaNumber: number | null;
  readonly amountUsd: string;
  readonly priority: number;
  readonly verdict: Verdict;
  /** Where the money comes from, of a programme in the set. */
  readonly draws: readonly { readonly poolKey: string; readonly amountUsd: string }[];
  /** The least new unearmarked money with which it could be funded besides the set. */
  readonly lackingUsd: string | null;
  /** Why it is not funded now, where expected money would change that. */
  readonly until: "earmark" | "money" | null;
  readonly expectedIds: readonly string[];
};

export type PoolAnswer = {
  readonly key: string;
  readonly label: string;
  readonly beforeUsd: string;
  readonly drawnUsd: string;
  readonly afterUsd: string;
};

/** Money that is to come, net of the fee. */
export type ExpectedAnswer = {
  readonly id: string;
  readonly kind: Expected["kind"];
  readonly donorName: string;
  readonly poolLabel: string;
  readonly amountUsd: string;
  /** Absent in answers from before they were named. */
  readonly contributions?: readonly Named[];
  readonly isCounted: boolean;
};

type Outcome =
  | ({ readonly status: "impossible" } & Conflict)
  | { readonly status: "unfinished" }
  | {
      readonly status: "answered";
      readonly proof: Proof;
      /** How much of what is possible at most the first open goal may lack, in percent; null where no goal can be better. */
      readonly gapPercent: string | null;
      readonly fundedCount: number;
      readonly fundedUsd: string;
      readonly programmes: readonly ProgrammeAnswer[];
      readonly pools: readonly PoolAnswer[];
      readonly steps: StepsUp["steps"];
      /** Whether the time was over for some of the steps; absent in answers from before this was told. */
      readonly isCutOff?: boolean;
      readonly expected: readonly ExpectedAnswer[];
      /** In words. */
      readonly targets: readonly string[];
    };

/** `withoutAmount` is absent in answers from before this was told. */
export type Answer = Outcome & { readonly withoutAmount?: readonly Unpriced[] };

const decimal = (minor: bigint) => toDecimal({ minor, currency: USD } satisfies Money);

const including = (chosen: Chosen, item: number): Chosen => chosen.map((is, place) => is || place === item);

/** What is left for one more programme: everything the pools hold, whatever it is bound to, after the set. */
const leftOver = (problem: Problem, { capacities, amounts }: Instance, chosen: Chosen) =>
  capacities.reduce((sum, held) => sum + held, spendable(problem)) - valueOf(amounts, chosen);

const amountFirst = (a: Expected, b: Expected) =>
  a.amount.minor < b.amount.minor ? -1 : a.amount.minor > b.amount.minor ? 1 : a.id < b.id ? -1 : 1;

/** The set, paid for once with expected money counted; says of each item more whether it can be paid beside it. */
function paidWith(problem: Problem, { amounts, fits }: Instance, chosen: Chosen, also: readonly Expected[]) {
  const { capacities, free } = moneyOf(problem, also);
  const network = transport({ capacities, fits });
  const needed = (item: number) => (amounts[item] ?? 0n) - network.push(item, amounts[item] ?? 0n);
  const spent = chosen.reduce((sum, is, item) => (is ? sum + needed(item) : sum), 0n);
  return (item: number): boolean => {
    const mark = network.mark();
    const isPaid = spent + needed(item) <= free;
    network.takeBack(mark);
    return isPaid;
  };
}

const totalOf = (some: readonly Expected[]) => some.reduce((sum, { amount }) => sum + amount.minor, 0n);

/**
 * Gives the expected money with which an item can be paid beside the set: the smallest one that does it alone; else all of
 * it, less what can be left away again, the smallest first. Null where all of it does not do. Items share what they ask.
 */
function arrivalsFor(problem: Problem, instance: Instance, chosen: Chosen) {
  const waiting = problem.expected.filter(({ isCounted }) => !isCounted).sort(amountFirst);
  const paid = new Map<string, ReturnType<typeof paidWith>>();
  const pays = async (item: number, also: readonly Expected[]) => {
    const key = also.map(({ id }) => id).join(" ");
    const known = paid.get(key) ?? paidWith(problem, instance, chosen, also);
    if (!paid.has(key)) await breathe();
    paid.set(key, known);
    return known(item);
  };
  return async (item: number, lacking: bigint): Promise<Expected[] | null> => {
    // Wherever it goes, money does no more than its amount; earmarked money need not fill an unearmarked pool below zero.
    const least = lacking + spendable(problem) - instance.free;
    const does = async (also: readonly Expected[]) => totalOf(also) >= least && (await pays(item, also));
    for (const one of waiting) if (await does([one])) return [one];
    if (!(await does(waiting))) return null;
    let kept = waiting;
    for (const one of waiting) {
      const without = kept.filter((other) => other !== one);
      if (await does(without)) kept = without;
    }
    return kept;
  };
}

type Asked = { problem: Problem; instance: Instance; chosen: Chosen; arrivals: ReturnType<typeof arrivalsFor> };

/** See Verdict. A set is kept as it is: nobody's money is taken away for the programme in question. */
async function verdictOf({ problem, instance, chosen, arrivals }: Asked, item: number) {
  if (chosen[item]) return { verdict: "now" as const, until: null, expectedIds: [], lackingUsd: null };
  if (instance.never[item]) return { verdict: "left-out" as const, until: null, expectedIds: [], lackingUsd: null };
  const wanted = including(chosen, item);
  const lacking = lackOf(problem, instance, wanted);
  const isBarred = !instance.demands.every(({ values, atLeast }) => valueOf(values, wanted) >= atLeast);
  if (isBarred || lacking === 0n) return { verdict: "target" as const, until: null, expectedIds: [], lackingUsd: null };
  const why =
    leftOver(problem, instance, chosen) >= (instance.amounts[item] ?? 0n) ? ("earmark" as const) : ("money" as const);
  const expected = await arrivals(item, lacking);
  const lackingUsd = decimal(lacking);
  return expected
    ? { verdict: "expected" as const, until: why, expectedIds: expected.map(({ id }) => id), lackingUsd }
    : { verdict: why, until: null, expectedIds: [], lackingUsd };
}

async function programmesOf(problem: Problem, instance: Instance, chosen: Chosen): Promise<ProgrammeAnswer[]> {
  const payment = paymentOf(instance, chosen);
  const bound = earmarked(problem.pools);
  const asked = { problem, instance, chosen, arrivals: arrivalsFor(problem, instance, chosen) };
  const answers: ProgrammeAnswer[] = [];
  for (const [item, { id, reference, title, areaNumber, amount, priority }] of problem.programmes.entries()) {
    const drawn = (payment.draws[item] ?? []).map(({ pool, minor }) => ({ poolKey: bound[pool]?.key ?? "", minor }));
    const free = chosen[item] ? amount.minor - drawn.reduce((sum, { minor }) => sum + minor, 0n) : 0n;
    const draws = [...drawn, { poolKey: "unearmarked", minor: free }].filter(({ minor }) => minor > 0n);
    answers.push({
      id,
      reference,
      title,
      areaNumber,
      amountUsd: toDecimal(amount),
      priority,
      ...(await verdictOf(asked, item)),
      draws: draws.map(({ poolKey, minor }) => ({ poolKey, amountUsd: decimal(minor) })),
    });
    await breathe();
  }
  return answers;
}

function poolsOf(problem: Problem, instance: Instance, chosen: Chosen): PoolAnswer[] {
  const payment = paymentOf(instance, chosen);
  const bound = earmarked(problem.pools);
  return holdings(problem).map(({ key, label, amount }) => {
    const place = bound.findIndex((pool) => pool.key === key);
    const drawn = place < 0 ? payment.unearmarked : amount.minor - (payment.left[place] ?? 0n);
    const after = decimal(amount.minor - drawn);
    return { key, label, beforeUsd: toDecimal(amount), drawnUsd: decimal(drawn), afterUsd: after };
  });
}

const expectedOf = ({ expected, pools }: Problem): ExpectedAnswer[] =>
  expected.map(({ poolKey, amount, ...one }) => ({
    ...one,
    poolLabel: pools.find(({ key }) => key === poolKey)?.label ?? poolKey,
    amountUsd: toDecimal(amount),
  }));

/** Of the first goal that is not at its bound. */
function gapOf({ proof, bounds, values }: Choice): string | null {
  const open = values.findIndex((value, goal) => (bounds[goal] ?? value) > value);
  const [bound = 0n, value = 0n] = [bounds[open], values[open]];
  if (proof !== "limit" || open < 0) return null;
  // In hundredths, rounded up: it lacks no more than is said.
  return decimal(((bound - value) * 10_000n + bound - 1n) / bound);
}

/** The best set of programmes, and what stands between the others and their money. */
export async function answerTo(problem: Problem, means: Means, say?: (stage: string) => void): Promise<Answer> {
  const outcome = await outcomeOf(problem, means, say);
  return problem.withoutAmount ? { ...outcome, withoutAmount: problem.withoutAmount } : outcome;
}

async function outcomeOf(problem: Problem, means: Means, say?: (stage: string) => void): Promise<Outcome> {
  const instance = instanceOf(problem);
  say?.("Looking for the best set of programmes");
  const { found, proof } = await decide(instance, goalsOf(problem), within(means, 2 / 3));
  if (!found) {
    if (proof === "limit") return { status: "unfinished" };
    say?.("Looking for the demands that cannot hold together");
    const conflict = await conflictOf(problem, proof, means);
    return conflict ? { status: "impossible", ...conflict } : { status: "unfinished" };
  }
  say?.("Counting what the next dollars would fund");
  const steps = await stepsOf(problem, instance, found, means);
  return {
    status: "answered",
    proof,
    gapPercent: gapOf(found),
    fundedCount: found.chosen.filter(Boolean).length,
    fundedUsd: decimal(valueOf(instance.amounts, found.chosen)),
    programmes: await programmesOf(problem, instance, found.chosen),
    pools: poolsOf(problem, instance, found.chosen),
    ...steps,
    expected: expectedOf(problem),
    targets: problem.targets.map(({ label }) => label),
  };
}
