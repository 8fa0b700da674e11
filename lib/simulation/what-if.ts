import { toDecimal, USD } from "@/lib/kernel/money";
import { instanceOf, type Problem, spendable } from "./simulation-problem";
import { type Chosen, type Instance, isPossible, paymentOf } from "./solver/instance";
import { breathe, type Means, within } from "./solver/proposals";
import { type Choice, decide, type Proof } from "./solver/solve";

/** With so much new unearmarked money, and no less, so many more programmes can be funded besides the set. */
export type StepUp = {
  readonly extraUsd: string;
  readonly count: number;
  readonly references: readonly string[];
  readonly isProven: boolean;
  /** Where nobody but the solver says that less does not do; absent too in answers from before this was told. */
  readonly isBySolver?: true;
};

/** `isCutOff`: the time was over for some of them, so that steps may be missing, or a last one that unblocks more. */
export type StepsUp = { readonly steps: readonly StepUp[]; readonly isCutOff: boolean };

const STEPS = 6;
/** Of the time that is left, for each of them. */
const SHARE = 1 / 3;

/** The set as it is and more, with whatever unearmarked money that takes. */
const widened = (instance: Instance, { chosen }: Choice): Instance => ({
  ...instance,
  free: instance.free + instance.amounts.reduce((total, amount) => total + amount, 0n),
  must: chosen,
});

/** The new unearmarked money with which a set can be paid, in cents; it fills a pool below zero first. */
export function lackOf(problem: Problem, instance: Instance, chosen: Chosen): bigint {
  const { unearmarked } = paymentOf(instance, chosen);
  return unearmarked > instance.free ? unearmarked - spendable(problem) : 0n;
}

const countOf = (chosen: Chosen) => chosen.filter(Boolean).length;

/** The least unearmarked money for at least so many programmes. */
async function leastFor(wider: Instance, count: number, means: Means) {
  const demand = { values: wider.amounts.map(() => 1n), atLeast: BigInt(count) };
  return (await decide({ ...wider, demands: [...wider.demands, demand] }, [], means)).found;
}

function stepOf(problem: Problem, instance: Instance, choice: Choice, { chosen, proof }: Choice): StepUp {
  const more = problem.programmes.filter((_, item) => chosen[item] && !choice.chosen[item]);
  return {
    extraUsd: toDecimal({ minor: lackOf(problem, instance, chosen), currency: USD }),
    count: more.length,
    references: more.map(({ reference }) => reference),
    isProven: proof !== "limit",
    ...(proof === "solver" && { isBySolver: true }),
  };
}

/**
 * The smallest new unearmarked amounts that unblock at least one programme more, at least two, and so on up to six, and
 * at last the most that any amount can unblock. Demands may need several at once: a count already reached is no step,
 * nor is one for which the same money reaches more.
 */
export async function stepsOf(problem: Problem, instance: Instance, choice: Choice, means: Means): Promise<StepsUp> {
  const wider = widened(instance, choice);
  const had = countOf(choice.chosen);
  // The most programmes come first, and of the sets with so many the one with the least unearmarked money.
  const most = (await decide(wider, [wider.amounts.map(() => 1n)], within(means, SHARE))).found;
  const open = choice.chosen.filter((is, item) => !is && !wider.never[item]).length;
  const greatest = most ? countOf(most.chosen) - had : open;
  const steps: StepUp[] = [];
  const add = (step: StepUp) => {
    if (steps.at(-1)?.extraUsd === step.extraUsd) steps.pop();
    steps.push(step);
  };
  let isCutOff = !most;
  for (let count = 1; count <= STEPS && (most ? count < greatest : count <= greatest); count++) {
    if (count <= (steps.at(-1)?.count ?? 0)) continue;
    const found = await leastFor(wider, had + count, within(means, SHARE));
    if (found) add(stepOf(problem, instance, choice, found));
    else isCutOff = true;
  }
  if (most && greatest > (steps.at(-1)?.count ?? 0)) add(stepOf(problem, instance, choice, most));
  return { steps, isCutOff };
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

export type Conflict = {
  readonly conflict: readonly string[];
  /** New unearmarked money with which the demands could hold; absent where money is not what is missing. */
  readonly lackingUsd?: string;
  /** Where nobody but the solver says that they cannot; absent too in answers from before this was told. */
  readonly isBySolver?: true;
};

/**
 * Demands that cannot hold together: without any one of them the others could. Null where a solve ran out of time, or where
 * the solver was wrong in saying that something cannot be: without any demand nothing is impossible. `known` is the proof
 * that all of them cannot hold together.
 */
export async function conflictOf(problem: Problem, known: Proof, means: Means): Promise<Conflict | null> {
  let least = problem;
  let proof = known;
  const needed: string[] = [];
  for (const { words, without } of claimsOf(problem)) {
    const fewer = without(least);
    const instance = instanceOf(fewer);
    const isMet = isPossible(instance, instance.must);
    const decided = isMet ? null : await decide(instance, [], means);
    if (decided && !decided.found) {
      if (decided.proof === "limit") return null;
      [least, proof] = [fewer, decided.proof];
    } else needed.push(words);
    await breathe();
  }
  if (needed.length === 0) return null;
  const instance = instanceOf(least);
  const lacking = lackOf(least, instance, instance.must);
  return {
    conflict: needed,
    ...(lacking > 0n && { lackingUsd: toDecimal({ minor: lacking, currency: USD }) }),
    ...(proof === "solver" && { isBySolver: true }),
  };
}
