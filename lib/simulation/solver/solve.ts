import { type Bar, type Ceiling, ceilingOf, search } from "./branch-and-bound";
import { type Chosen, type Demand, type Instance, paymentOf, valueOf } from "./instance";
import { boundOf } from "./linear-model";
import { breathe, filled, type Groups, type Means, type Proposal, propose, within } from "./proposals";

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

/** `found` is the choice; null where no set is possible at all, as sure as `proof` says. */
export type Decided = { readonly found: Choice | null; readonly proof: Proof };

const PACE = 100;
const DOLLAR = 100n;

type Searched = { readonly best: Chosen | null; readonly isComplete: boolean };

/** A search that after a tenth of its steps is done with less than this will not come to its end. */
const HOPELESS = 0.01;

async function searchWithin(steps: number, asked: Parameters<typeof search>[0]): Promise<Searched> {
  const walk = search(asked, PACE);
  for (let taken = 0; taken < steps; taken += PACE) {
    const step = walk.next();
    if (step.done) return { best: step.value, isComplete: true };
    if (taken >= steps / 10 && step.value < HOPELESS) break;
    await breathe();
  }
  return { best: asked.known, isComplete: false };
}

type Level = {
  readonly chosen: Chosen | null;
  readonly proof: Proof;
  readonly ceiling: Ceiling;
  readonly bound: bigint;
};

const atLeast = ({ values, atLeast: least }: Bar): Demand => ({ values, atLeast: least });

/** Bars that a set must reach, a set that does, and the groups of pools that were found to bind. */
type Known = { readonly bars: readonly Bar[]; readonly start: Chosen | null; readonly groups: Groups };

/** A solver that says nothing is possible, where the search found something, has proven nothing. */
function proofOf(isComplete: boolean, proposal: Proposal, found: Chosen | null): Proof {
  if (isComplete) return "exact";
  return proposal.isClosed && (proposal.chosen !== null || found === null) ? "solver" : "limit";
}

/** The most of one goal among the sets that keep to the bars. */
async function most(
  instance: Instance,
  goal: readonly bigint[],
  { bars, start, groups }: Known,
  means: Means,
): Promise<Level> {
  const barred = { ...instance, demands: [...instance.demands, ...bars.map(atLeast)] };
  const proposal = await propose(barred, goal, { start, groups }, means);
  const ceiling = proposal.ceiling ?? ceilingOf(goal);
  const asked = { instance, bars, most: ceiling, known: proposal.chosen };
  const { best, isComplete } = await searchWithin(means.steps, asked);
  const proof = proofOf(isComplete, proposal, best);
  const chosen = isComplete ? best : best && (await filled(barred, goal, best));
  const reached = chosen ? valueOf(goal, chosen) : 0n;
  return { chosen, proof, ceiling, bound: proof === "limit" ? boundOf(proposal.bound, goal) : reached };
}

/** Of all sets that reach the bars, the one with the least unearmarked money, and of equals the first by reference. */
async function tidiest(instance: Instance, { bars, start: known, groups }: Known, means: Means) {
  // Not more than is known to do, and a dollar, which the solver's rounding cannot take for nothing.
  const enough = known ? paymentOf(instance, known).unearmarked + DOLLAR : instance.free;
  const free = enough < instance.free ? enough : instance.free;
  const barred = { ...instance, free, demands: [...instance.demands, ...bars.map(atLeast)] };
  const proposal = await propose(barred, null, { start: known, groups }, means);
  const start = proposal.chosen;
  const { best, isComplete } = await searchWithin(means.steps, { instance, bars, most: null, known: start });
  const chosen = best ?? start;
  return { chosen, proof: proofOf(isComplete, proposal, chosen) };
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
  if (paymentOf(instance, instance.must).unearmarked > instance.free) return { found: null, proof: "exact" };
  const bars: Bar[] = [];
  const groups: Groups = new Map();
  const proofs: Proof[] = [];
  const bounds: bigint[] = [];
  let known: Chosen | null = null;
  for (const goal of goals) {
    const level = await most(instance, goal, { bars, start: known, groups }, within(means, 2 / 3));
    if (!level.chosen) {
      // A level below the first has at least the set of the level above; without it the time was over.
      if (!known) return { found: null, proof: level.proof };
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
  const tidy = await tidiest(instance, { bars, start: known, groups }, means);
  const { chosen } = tidy;
  if (!chosen) return { found: null, proof: tidy.proof };
  const values = goals.map((goal) => valueOf(goal, chosen));
  const proof = weakest([...proofs, tidy.proof]);
  return { found: { chosen, values, bounds, proof }, proof };
}
