import type { LinearModel, Solver, SolverAnswer } from "@/lib/kernel/solver/model";
import { type Ceiling, ceilingOf } from "./branch-and-bound";
import { type Chosen, type Demand, type Instance, isPossible, paymentOf, valueOf } from "./instance";
import { chosenIn, gapOf, type Goal, modelOf, multipliersOf, partsIn, unearmarkedIn } from "./linear-model";
import { transport } from "./max-flow";
import { demandAgainst, demandOfGroup, type Group, worstGroup } from "./pool-groups";

/** What a solve may use: the solver, the seconds that are left of its time, steps for each exact search, who wants to know. */
export type Means = {
  readonly solver: Pick<Solver, "solve">;
  readonly secondsLeft: () => number;
  readonly steps: number;
  readonly report?: (progress: { found?: number; bound?: number }) => void;
};

/** Means that may use no more than a share of the time that is left now. */
export function within(means: Means, share: number): Means {
  const kept = means.secondsLeft() * (1 - share);
  return { ...means, secondsLeft: () => means.secondsLeft() - kept };
}

/** Lets everything else of the process run between two parts of a long count. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The set with every item more, in their order, that adds to the goal and is possible beside it. */
export async function filled(instance: Instance, goal: readonly bigint[], chosen: Chosen): Promise<Chosen> {
  let full = chosen;
  for (const [item, value] of goal.entries()) {
    if (full[item] || value <= 0n) continue;
    const more = full.map((is, place) => is || place === item);
    if (isPossible(instance, more)) full = more;
    await breathe();
  }
  return full;
}

/** What can be paid of a set that cannot, and beside it, the most valuable per dollar first. Null where that misses a demand. */
function paidPart(instance: Instance, goal: readonly bigint[], chosen: Chosen): Chosen | null {
  const { amounts, must, never, free } = instance;
  const network = transport(instance);
  const part = amounts.map(() => false);
  let spent = 0n;
  const take = (item: number, isAllowed: () => boolean) => {
    const mark = network.mark();
    const needed = (amounts[item] ?? 0n) - network.push(item, amounts[item] ?? 0n);
    part[item] = true;
    if (spent + needed <= free && isAllowed()) spent += needed;
    else {
      part[item] = false;
      network.takeBack(mark);
    }
  };
  const keepsDemands = () => instance.demands.every(({ values, atLeast }) => valueOf(values, part) >= atLeast);
  const worth = amounts.map((amount, item) => Number(goal[item] ?? 0n) / Number(amount || 1n));
  const order = [...amounts.keys()].sort(
    (a, b) => Number(must[b]) - Number(must[a]) || (worth[b] ?? 0) - (worth[a] ?? 0),
  );
  for (const item of order) if (chosen[item]) take(item, () => true);
  if (!isPossible(instance, part)) return null;
  for (const item of order) if (!part[item] && !never[item] && (goal[item] ?? 0n) > 0n) take(item, keepsDemands);
  return part;
}

/** A set that cannot be paid, less what can be left out of it without its becoming payable. */
function leastUnpaid(instance: Instance, chosen: Chosen): Chosen {
  const lacks = (set: Chosen) => paymentOf(instance, set).unearmarked > instance.free;
  let least = chosen;
  for (const item of chosen.keys()) {
    const without = least.map((is, place) => is && place !== item);
    if (least[item] && lacks(without)) least = without;
  }
  return least;
}

/** `chosen` is possible to the cent; `bound` is what the solver says no set can exceed. */
export type Proposal = {
  readonly chosen: Chosen | null;
  readonly isClosed: boolean;
  readonly bound: number;
  /** Proven in whole numbers; there is one for a goal only. */
  readonly ceiling: Ceiling | null;
};

/** Groups of pools that were found to bind; they are the same for every goal. */
export type Groups = Map<string, Group>;

/** What is known of an instance while one goal is sought: groups of pools that bind, and sets that are refused. */
function knowledgeOf(instance: Instance, goal: Goal, groups: Groups) {
  const refused: Demand[] = [];
  const demands = () => [
    ...instance.demands,
    ...[...groups.values()].map((group) => demandOfGroup(group, instance.free)),
    ...refused,
  ];
  return {
    demands,
    model: (isRelaxed: boolean): LinearModel =>
      modelOf({ instance, goal, demands: demands(), groups: [...groups.values()] }, isRelaxed),
    /** Takes note of the group that leaves most unpaid; false where that is not more than was to be, or already known. */
    learn(asked: readonly bigint[], unearmarked: bigint): boolean {
      const { group, lacking } = worstGroup(instance, asked);
      if (lacking <= unearmarked || groups.has(group.key)) return false;
      groups.set(group.key, group);
      return true;
    },
    refuse(chosen: Chosen): void {
      const isUnpaid = paymentOf(instance, chosen).unearmarked > instance.free;
      refused.push(demandAgainst(isUnpaid ? leastUnpaid(instance, chosen) : chosen, isUnpaid));
    },
  };
}

type Knowledge = ReturnType<typeof knowledgeOf>;

/** Rounds of asking the solver for one goal. */
const ROUNDS = 400;
/** How far from the best a first answer may be; the largest value of a goal is 10,000. */
const ROUGH = 100;
/** Of the time that is left, for each round: a set that cannot be paid in the end leaves time for another. */
const SHARE = 2 / 3;

type Ask = { readonly model: LinearModel; readonly absoluteGap: number; readonly start?: Chosen | null };

async function solve({ model, absoluteGap, start }: Ask, { solver, secondsLeft, report }: Means) {
  const seconds = secondsLeft();
  const none: SolverAnswer = { status: "none" };
  if (seconds <= 0) return none;
  return solver.solve(model, { seconds, absoluteGap, ...(start && { start: [...start.map(Number), 0] }) }, report);
}

/** Learns the groups of pools that bind sets in which items may be taken in part; gives what such sets cannot exceed. */
async function relax(instance: Instance, goal: Goal, known: Knowledge, means: Means): Promise<Ceiling | null> {
  let ceiling: Ceiling | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    const answer = await solve({ model: known.model(true), absoluteGap: 0 }, means);
    if (!("values" in answer)) break;
    if (goal) ceiling = ceilingOf(goal, multipliersOf(answer, goal, known.demands()));
    const asked = partsIn(answer.values, instance);
    // What rounding to cents adds is no reason for another round.
    const slack = BigInt(asked.length);
    if (!known.learn(asked, slack + (goal ? instance.free : unearmarkedIn(answer.values, instance)))) break;
    await breathe();
  }
  return ceiling;
}

/** True where a set is better than another, as far as the goal goes. */
function isBetter(instance: Instance, goal: Goal, one: Chosen, other: Chosen | null): boolean {
  if (!other) return true;
  if (goal) return valueOf(goal, one) > valueOf(goal, other);
  return paymentOf(instance, one).unearmarked < paymentOf(instance, other).unearmarked;
}

/**
 * The solver's best set that is possible to the cent. It knows only the groups of pools that were found to bind: a proposal
 * that cannot be paid names one more, or is refused with a demand that holds for every possible set, and it is asked again.
 * For a goal it is asked roughly first: most groups are found long before it is clear that nothing is better.
 */
export async function propose(
  instance: Instance,
  goal: Goal,
  { start, groups }: { start: Chosen | null; groups: Groups },
  means: Means,
): Promise<Proposal> {
  const known = knowledgeOf(instance, goal, groups);
  const ceiling = await relax(instance, goal, known, means);
  const gaps = goal && gapOf(goal) < ROUGH ? [ROUGH, gapOf(goal)] : [gapOf(goal)];
  let best = start;
  let bound = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const [absoluteGap = 0] = gaps;
    const answer = await solve({ model: known.model(false), absoluteGap, start: goal && best }, within(means, SHARE));
    if (answer.status === "infeasible") return { chosen: best, isClosed: !best, bound: -Infinity, ceiling };
    if (answer.status === "none") break;
    bound = Math.min(bound, answer.bound);
    const chosen = chosenIn(answer.values, instance);
    const isPaid = isPossible(instance, chosen);
    const part = isPaid ? chosen : paidPart(instance, goal ?? instance.amounts, chosen);
    if (part && isBetter(instance, goal, part, best)) best = part;
    const asked = instance.amounts.map((minor, item) => (chosen[item] ? minor : 0n));
    const isNew = known.learn(asked, goal ? instance.free : unearmarkedIn(answer.values, instance));
    const isOptimal = answer.status === "optimal";
    if (isPaid && !isNew && (!isOptimal || gaps.length === 1))
      return { chosen: best, isClosed: isOptimal, bound, ceiling };
    if (isPaid && !isNew) gaps.shift();
    if (!isPaid && !isNew) known.refuse(chosen);
    await breathe();
  }
  return { chosen: best, isClosed: false, bound, ceiling };
}
