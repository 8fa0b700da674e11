import { type Money, toDecimal, USD } from "@/lib/kernel/money";
import { type Chosen, type Instance, isPossible, paymentOf, valueOf } from "../choice/rules";
import { earmarked, type Expected, goalsOf, holdings, instanceOf, type Problem } from "../rules";
import { decide, type Choice, type Means, type Proof } from "../solving/rules";

export const VERDICTS = ["now", "expected", "earmark", "money", "target", "left-out"] as const;
/**
 * What can be said of a programme, given the best set: it is in the set (`now`); it could be funded besides the set once
 * named expected money arrives (`expected`); the pools together hold enough, but bound to other things (`earmark`); they
 * do not hold enough (`money`); the money is there, but a target or the wish for balance stands against it (`target`);
 * whoever asked left it out (`left-out`).
 */
export type Verdict = (typeof VERDICTS)[number];

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

/** With so much new unearmarked money, and no less, so many more programmes can be funded besides the set. */
export type StepUp = {
  readonly extraUsd: string;
  readonly count: number;
  readonly references: readonly string[];
  readonly isProven: boolean;
};

export type Answer =
  | { readonly status: "impossible"; readonly conflict: readonly string[] }
  | { readonly status: "unfinished" }
  | {
      readonly status: "answered";
      readonly proof: Proof;
      /** By how much the first goal could at most be better, in its own values; "0" unless the time was over. */
      readonly gap: string;
      readonly fundedCount: number;
      readonly fundedUsd: string;
      readonly programmes: readonly ProgrammeAnswer[];
      readonly pools: readonly PoolAnswer[];
      readonly steps: readonly StepUp[];
    };

const decimal = (minor: bigint) => toDecimal({ minor, currency: USD } satisfies Money);

const including = (chosen: Chosen, item: number): Chosen => chosen.map((is, place) => is || place === item);

const total = (instance: Instance, chosen: Chosen) => valueOf(instance.amounts, chosen);

/** What is left for one more programme: everything the pools hold, whatever it is bound to, after the set. */
const leftOver = (instance: Instance, chosen: Chosen) =>
  instance.capacities.reduce((sum, held) => sum + held, instance.free) - total(instance, chosen);

const amountFirst = (a: Expected, b: Expected) =>
  a.amount.minor < b.amount.minor ? -1 : a.amount.minor > b.amount.minor ? 1 : a.id < b.id ? -1 : 1;

/**
 * The expected money with which a set becomes possible: the smallest one that does it alone; else all of it, less what
 * can be left away again, the smallest first. Null where all of it does not do.
 */
function expectedFor(problem: Problem, chosen: Chosen): Expected[] | null {
  const waiting = problem.expected.filter(({ isCounted }) => !isCounted).sort(amountFirst);
  const does = (also: readonly Expected[]) => isPossible(instanceOf(problem, also), chosen);
  const alone = waiting.find((one) => does([one]));
  if (alone) return [alone];
  if (!does(waiting)) return null;
  return waiting.reduce((kept, one) => {
    const without = kept.filter((other) => other !== one);
    return does(without) ? without : kept;
  }, waiting);
}

/** See Verdict. A set is kept as it is: nobody's money is taken away for the programme in question. */
function verdictOf(problem: Problem, instance: Instance, chosen: Chosen, item: number) {
  if (chosen[item]) return { verdict: "now" as const, until: null, expectedIds: [], lackingUsd: null };
  if (instance.never[item]) return { verdict: "left-out" as const, until: null, expectedIds: [], lackingUsd: null };
  const wanted = including(chosen, item);
  const lacking = paymentOf(instance, wanted).unearmarked - instance.free;
  if (lacking <= 0n) return { verdict: "target" as const, until: null, expectedIds: [], lackingUsd: null };
  const why = leftOver(instance, chosen) >= (instance.amounts[item] ?? 0n) ? ("earmark" as const) : ("money" as const);
  const expected = expectedFor(problem, wanted);
  const lackingUsd = decimal(lacking);
  return expected
    ? { verdict: "expected" as const, until: why, expectedIds: expected.map(({ id }) => id), lackingUsd }
    : { verdict: why, until: null, expectedIds: [], lackingUsd };
}

function programmesOf(problem: Problem, instance: Instance, chosen: Chosen): ProgrammeAnswer[] {
  const payment = paymentOf(instance, chosen);
  const bound = earmarked(problem.pools);
  return problem.programmes.map(({ id, reference, title, areaNumber, amount, priority }, item) => {
    const drawn = (payment.draws[item] ?? []).map(({ pool, minor }) => ({ poolKey: bound[pool]?.key ?? "", minor }));
    const free = chosen[item] ? amount.minor - drawn.reduce((sum, { minor }) => sum + minor, 0n) : 0n;
    const draws = [...drawn, { poolKey: "unearmarked", minor: free }].filter(({ minor }) => minor > 0n);
    return {
      ...{ id, reference, title, areaNumber, amountUsd: toDecimal(amount), priority },
      ...verdictOf(problem, instance, chosen, item),
      draws: draws.map(({ poolKey, minor }) => ({ poolKey, amountUsd: decimal(minor) })),
    };
  });
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

const STEPS = 6;

/** The set as it is, so many programmes more, with as little unearmarked money as possible, wherever it comes from. */
async function stepUp(instance: Instance, { chosen }: Choice, count: number, means: Means) {
  const had = chosen.filter(Boolean).length;
  const wider: Instance = {
    ...instance,
    free:
      instance.free +
      total(
        instance,
        chosen.map(() => true),
      ),
    must: chosen,
    demands: [...instance.demands, { values: chosen.map(() => 1n), atLeast: BigInt(had + count) }],
  };
  return (await decide(wider, [], means)).found;
}

/**
 * The smallest new unearmarked amounts that unblock one programme more, two more, and so on, and at last all that any
 * amount can unblock: the last one is the smallest that unblocks the most.
 */
async function stepsOf(problem: Problem, instance: Instance, choice: Choice, means: Means): Promise<StepUp[]> {
  const open = choice.chosen.filter((is, item) => !is && !instance.never[item]).length;
  const counts = [...Array(Math.min(open, STEPS)).keys()].map((place) => place + 1);
  if (open > STEPS) counts.push(open);
  const steps: StepUp[] = [];
  for (const count of counts) {
    const found = await stepUp(instance, choice, count, means);
    if (!found) continue;
    const extra = paymentOf(instance, found.chosen).unearmarked - instance.free;
    const more = problem.programmes.filter((_, item) => found.chosen[item] && !choice.chosen[item]);
    steps.push({
      extraUsd: decimal(extra > 0n ? extra : 0n),
      count: more.length,
      references: more.map(({ reference }) => reference),
      isProven: found.proof !== "limit",
    });
  }
  return steps;
}

type Claim = { words: string; without: (from: Problem) => Problem };

/** What whoever asked demands, in words, and the problem without it. */
function claimsOf(problem: Problem): Claim[] {
  const must = problem.programmes.filter(({ wish }) => wish === "must");
  return [
    ...must.map(({ id, reference }) => ({
      words: `${reference} must be funded.`,
      without: (from: Problem): Problem => ({
        ...from,
        programmes: from.programmes.map((one) => (one.id === id ? { ...one, wish: "free" } : one)),
      }),
    })),
    ...problem.targets.map((target) => ({
      words: `${target.label}.`,
      without: (from: Problem): Problem => ({ ...from, targets: from.targets.filter((one) => one !== target) }),
    })),
    ...(problem.reserve.minor > 0n
      ? [
          {
            words: "The reserve stays in the unearmarked pool.",
            without: (from: Problem): Problem => ({ ...from, reserve: { minor: 0n, currency: USD } }),
          },
        ]
      : []),
  ];
}

/** Demands that cannot hold together: without any one of them the others could. Null where a solve ran out of time. */
async function conflictOf(problem: Problem, means: Means): Promise<string[] | null> {
  let least = problem;
  const needed: string[] = [];
  for (const { words, without } of claimsOf(problem)) {
    const fewer = without(least);
    const { found, isOver } = await decide(instanceOf(fewer), [], means);
    if (!found && !isOver) return null;
    if (found) needed.push(words);
    else least = fewer;
  }
  return needed.length > 0 ? needed : ["The unearmarked pool is below zero."];
}

/** The best set of programmes, and what stands between the others and their money. */
export async function answerTo(problem: Problem, means: Means, say?: (stage: string) => void): Promise<Answer> {
  const instance = instanceOf(problem);
  say?.("Looking for the best set of programmes");
  const { found, isOver } = await decide(instance, goalsOf(problem), means);
  if (!found) {
    if (!isOver) return { status: "unfinished" };
    say?.("Looking for the demands that cannot hold together");
    const conflict = await conflictOf(problem, means);
    return conflict ? { status: "impossible", conflict } : { status: "unfinished" };
  }
  say?.("Counting what the next dollars would fund");
  const steps = await stepsOf(problem, instance, found, means);
  const gap = found.proof === "limit" ? (found.bounds[0] ?? 0n) - (found.values[0] ?? 0n) : 0n;
  return {
    status: "answered",
    proof: found.proof,
    gap: String(gap > 0n ? gap : 0n),
    fundedCount: found.chosen.filter(Boolean).length,
    fundedUsd: decimal(total(instance, found.chosen)),
    programmes: programmesOf(problem, instance, found.chosen),
    pools: poolsOf(problem, instance, found.chosen),
    steps,
  };
}
