import { toDecimal, USD } from "@/lib/kernel/money";
import { type Instance, paymentOf, valueOf } from "../choice/rules";
import { instanceOf, type Problem } from "../rules";
import { type Choice, decide, type Means } from "../solving/rules";

/** With so much new unearmarked money, and no less, so many more programmes can be funded besides the set. */
export type StepUp = {
  readonly extraUsd: string;
  readonly count: number;
  readonly references: readonly string[];
  readonly isProven: boolean;
};

const decimal = (minor: bigint) => toDecimal({ minor, currency: USD });

const total = (instance: Instance, chosen: readonly boolean[]) => valueOf(instance.amounts, chosen);

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
export async function stepsOf(problem: Problem, instance: Instance, choice: Choice, means: Means): Promise<StepUp[]> {
  const open = choice.chosen.filter((is, item) => !is && !instance.never[item]).length;
  const counts = [...Array(Math.min(open, STEPS)).keys()].map((place) => place + 1);
  if (open > STEPS) counts.push(open);
  const steps: StepUp[] = [];
  for (const count of counts) {
    const found = await stepUp(instance, choice, count, { ...means, seconds: means.seconds / 4 });
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
export async function conflictOf(problem: Problem, means: Means): Promise<string[] | null> {
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
