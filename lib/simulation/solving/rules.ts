import type { Solver } from "@/lib/kernel/solver/model";
import { type Chosen, type Demand, type Instance, isPossible, paymentOf, valueOf } from "../choice/rules";
import { boundOf, chosenIn, type Cut, cutOf, gapOf, type Goal, modelOf, multipliersOf } from "../model/rules";
import { type Bar, type Ceiling, ceilingOf, search } from "../search/rules";

/**
 * How sure an answer is that nothing better exists. Every answer is possible to the cent and its value exact (whole
 * numbers), whatever the solver says. `exact`: nothing better exists, proven in whole numbers by a search through all that
 * could be. `solver`: nothing better exists within the solver's floating-point tolerances (10^-9), its gap closed to less
 * than the smallest difference two values can have. `limit`: the time was over; something better may exist.
 */
export type Proof = "exact" | "solver" | "limit";

export type Choice = {
  readonly chosen: Chosen;
  /** The value reached of each goal. */
  readonly values: readonly bigint[];
  /** What no set can exceed, of each goal. */
  readonly bounds: readonly bigint[];
  readonly proof: Proof;
};

/** `found` is the choice; null where no set is possible at all, which is `isProven` where a search says so exactly. */
export type Decided = { readonly found: Choice | null; readonly isOver: boolean };

/** What a solve may use: the solver, seconds for each of its runs, steps for each exact search, and who wants to know. */
export type Means = {
  readonly solver: Pick<Solver, "solve">;
  readonly seconds: number;
  readonly steps: number;
  readonly report?: (progress: { found?: number; bound?: number }) => void;
};

const PACE = 100;
const CUTS = 200;

/** Lets everything else of the process run between two parts of a long count. */
export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

type Searched = { readonly best: Chosen | null; readonly isComplete: boolean };

async function searchWithin(steps: number, asked: Parameters<typeof search>[0]): Promise<Searched> {
  const walk = search(asked, PACE);
  for (let done = 0; done < steps; done += PACE) {
    const { done: isComplete, value } = walk.next();
    if (isComplete) return { best: value, isComplete };
    await breathe();
  }
  return { best: asked.known, isComplete: false };
}

type Proposal = { readonly chosen: Chosen | null; readonly isClosed: boolean; readonly bound: number };

/**
 * The solver's best set that is possible to the cent. What it proposes within its tolerances only is refused with a cut
 * that holds for every possible set, and asked again.
 */
async function propose(instance: Instance, goal: Goal, { solver, seconds, report }: Means): Promise<Proposal> {
  const cuts: Cut[] = [];
  while (cuts.length < CUTS) {
    const options = { seconds, absoluteGap: gapOf(goal) };
    const answer = await solver.solve(modelOf(instance, goal, cuts), options, report);
    if (answer.status === "infeasible") return { chosen: null, isClosed: true, bound: -Infinity };
    if (answer.status === "none") break;
    const chosen = chosenIn(answer.values, instance);
    if (isPossible(instance, chosen)) return { chosen, isClosed: answer.status === "optimal", bound: answer.bound };
    cuts.push(cutOf(instance, chosen));
  }
  return { chosen: null, isClosed: false, bound: Infinity };
}

type Level = {
  readonly chosen: Chosen | null;
  readonly proof: Proof;
  readonly ceiling: Ceiling;
  readonly bound: bigint;
};

const atLeast = ({ values, atLeast: least }: Bar): Demand => ({ values, atLeast: least });

/** The set with every item more, in their order, that adds to the goal and is possible beside it. */
async function filled(instance: Instance, goal: readonly bigint[], chosen: Chosen): Promise<Chosen> {
  let full = chosen;
  for (const [item, value] of goal.entries()) {
    if (full[item] || value <= 0n) continue;
    const more = full.map((is, place) => is || place === item);
    if (isPossible(instance, more)) full = more;
    await breathe();
  }
  return full;
}

/** The most of one goal among the sets that keep to the bars. */
async function most(instance: Instance, goal: readonly bigint[], bars: readonly Bar[], means: Means): Promise<Level> {
  const barred = { ...instance, demands: [...instance.demands, ...bars.map(atLeast)] };
  const proposal = await propose(barred, goal, means);
  const relaxed = modelOf(barred, goal, [], true);
  const dual = await means.solver.solve(relaxed, { seconds: means.seconds, absoluteGap: 0 });
  const ceiling = ceilingOf(instance, goal, multipliersOf(dual, goal, instance.capacities.length));
  const asked = { instance, bars, most: ceiling, known: proposal.chosen };
  const { best, isComplete } = await searchWithin(means.steps, asked);
  if (isComplete) return { chosen: best, proof: "exact", ceiling, bound: best ? valueOf(goal, best) : 0n };
  const chosen = best && (await filled(barred, goal, best));
  // A solver that says nothing is possible, where the search found something, has proven nothing.
  const isClosed = proposal.isClosed && (proposal.chosen !== null || best === null);
  return { chosen, proof: isClosed ? "solver" : "limit", ceiling, bound: boundOf(proposal.bound, goal) };
}

/** Of all sets that reach the bars, the one with the least unearmarked money, and of equals the first by reference. */
async function tidiest(instance: Instance, bars: readonly Bar[], known: Chosen | null, means: Means) {
  const barred = { ...instance, demands: [...instance.demands, ...bars.map(atLeast)] };
  const proposal = await propose(barred, null, means);
  const start = proposal.chosen ?? known;
  const { best, isComplete } = await searchWithin(means.steps, { instance, bars, most: null, known: start });
  const proof: Proof = isComplete ? "exact" : proposal.chosen && proposal.isClosed ? "solver" : "limit";
  return { chosen: best ?? start, proof, isOver: isComplete || proposal.isClosed };
}

const ORDER: readonly Proof[] = ["exact", "solver", "limit"];
const weakest = (proofs: readonly Proof[]): Proof =>
  proofs.reduce((a, b) => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a), "exact");

/**
 * The best possible set: most of the first goal, then of the second and so on, then the least unearmarked money, then the
 * first by reference. See Proof for what is proven.
 */
export async function decide(
  instance: Instance,
  goals: readonly (readonly bigint[])[],
  means: Means,
): Promise<Decided> {
  // Whatever else is in a set, it is not paid with less than what must be in it.
  if (paymentOf(instance, instance.must).unearmarked > instance.free) return { found: null, isOver: true };
  const bars: Bar[] = [];
  const proofs: Proof[] = [];
  const bounds: bigint[] = [];
  let known: Chosen | null = null;
  for (const goal of goals) {
    const level = await most(instance, goal, bars, means);
    if (!level.chosen) {
      // A level below the first has at least the set of the level above; without it the time was over.
      if (!known) return { found: null, isOver: level.proof !== "limit" };
      proofs.push("limit");
      bounds.push(
        valueOf(
          goal,
          goal.map(() => true),
        ),
      );
      continue;
    }
    known = level.chosen;
    bars.push({ ...level.ceiling, atLeast: valueOf(goal, known) });
    proofs.push(level.proof);
    bounds.push(level.bound);
  }
  // What comes after the goals may take half as long as a goal: it changes what is left over, not what is funded most.
  const tidy = await tidiest(instance, bars, known, { ...means, seconds: means.seconds / 2 });
  const { chosen } = tidy;
  if (!chosen) return { found: null, isOver: tidy.isOver };
  const values = goals.map((goal) => valueOf(goal, chosen));
  return { found: { chosen, values, bounds, proof: weakest([...proofs, tidy.proof]) }, isOver: true };
}
