import { type Chosen, type Demand, type Instance, paymentOf, valueOf } from "./instance";
import { transport } from "./max-flow";

/** Weights of demands by which a bound is proven: any weights prove one, good ones a tight one. */
export type Multipliers = {
  readonly weights: readonly { readonly demand: Demand; readonly weight: bigint }[];
  readonly scale: bigint;
};

/**
 * A proven bound of Σ values over any possible set, after Lagrange: what a set has beyond a demand is added, so many
 * times. Whatever the weights, no set that meets the demands has more than (base + Σ reduced of its items) ÷ scale,
 * rounded down to a multiple of `grain`, which divides all values.
 */
export type Ceiling = {
  readonly values: readonly bigint[];
  readonly base: bigint;
  readonly reduced: readonly bigint[];
  readonly scale: bigint;
  readonly grain: bigint;
};

const divisorOf = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisorOf(b, a % b));

/** The greatest number that divides all values; one where there is none. */
export const grainOf = (values: readonly bigint[]): bigint => values.reduce(divisorOf, 0n) || 1n;

const NO_WEIGHTS: Multipliers = { weights: [], scale: 1n };

export function ceilingOf(values: readonly bigint[], { weights, scale }: Multipliers = NO_WEIGHTS): Ceiling {
  const base = weights.reduce((total, { demand, weight }) => total - weight * demand.atLeast, 0n);
  const reduced = values.map((value, item) =>
    weights.reduce((total, { demand, weight }) => total + weight * (demand.values[item] ?? 0n), value * scale),
  );
  return { values, base, reduced, scale, grain: grainOf(values) };
}

/** A sum that must stay at or above a value for a set to be worth looking at. */
export type Bar = Ceiling & { readonly atLeast: bigint };

export type Search = {
  readonly instance: Instance;
  readonly bars: readonly Bar[];
  /** Look for the most of a ceiling's values; null: for the least unearmarked money, and of equals the first by reference. */
  readonly most: Ceiling | null;
  /** A possible set that is known. */
  readonly known: Chosen | null;
};

const floorDivided = (a: bigint, b: bigint) => (a >= 0n ? a / b : -((-a + b - 1n) / b));

/** What can still be reached with the decisions taken so far, kept up to date item by item. */
function heightOf({ base, reduced, scale, grain }: Ceiling) {
  let top = reduced.reduce((total, value) => (value > 0n ? total + value : total), base);
  return {
    settle: (item: number, isIn: boolean, sign: 1n | -1n) => {
      const value = reduced[item] ?? 0n;
      if (isIn ? value < 0n : value > 0n) top += isIn ? sign * value : -sign * value;
    },
    reach: () => floorDivided(top, scale * grain) * grain,
  };
}

/** The set being built, item by item, with what it costs and what it can still reach; every step can be taken back. */
function trialOf({ instance, bars, most }: Search) {
  const demands = instance.demands.map((demand) => ({ ...ceilingOf(demand.values), ...demand }));
  const watched = [...bars, ...demands].map((bar) => ({ bar, height: heightOf(bar) }));
  const goal = most && heightOf(most);
  const network = transport(instance);
  const chosen = instance.amounts.map(() => false);
  const marks: number[] = [];
  const spent: bigint[] = [0n];
  const settle = (item: number, isIn: boolean, sign: 1n | -1n) => {
    for (const { height } of watched) height.settle(item, isIn, sign);
    goal?.settle(item, isIn, sign);
  };
  return {
    chosen,
    /** Unearmarked money the items before this one need. */
    spentBefore: (item: number) => spent[item] ?? 0n,
    reach: () => goal?.reach() ?? null,
    isBelowBar: () => watched.some(({ bar, height }) => height.reach() < bar.atLeast),
    meetsBars: () => watched.every(({ bar }) => valueOf(bar.values, chosen) >= bar.atLeast),
    set(item: number, isIn: boolean) {
      settle(item, isIn, 1n);
      marks[item] = network.mark();
      chosen[item] = isIn;
      const amount = instance.amounts[item] ?? 0n;
      spent[item + 1] = (spent[item] ?? 0n) + (isIn ? amount - network.push(item, amount) : 0n);
    },
    unset(item: number) {
      settle(item, chosen[item] ?? false, -1n);
      network.takeBack(marks[item] ?? 0);
      chosen[item] = false;
    },
  };
}

/** The best set so far, and what a better one has to beat. */
function recordOf({ instance, most, known }: Search) {
  let best = known;
  let value = most && known ? valueOf(most.values, known) : null;
  let free = !most && known ? paymentOf(instance, known).unearmarked : null;
  // What is known need not be the first by reference among its equals, what the search finds is.
  let isFound = false;
  return {
    best: () => best,
    isBeaten: (reach: bigint | null, spent: bigint) =>
      spent > instance.free ||
      (reach !== null && value !== null && reach <= value) ||
      (free !== null && (isFound ? spent >= free : spent > free)),
    keep(chosen: Chosen, spent: bigint) {
      best = [...chosen];
      if (most) value = valueOf(most.values, chosen);
      else free = spent;
      isFound = true;
    },
  };
}

/**
 * Looks through every set that could be better than the known one, in order, taking an item before leaving it; gives
 * control back after every `pace` steps, and says how much of all sets it is done with (0 to 1). Everything is counted in whole numbers, so a search that comes to its end is a
 * proof: nothing better exists. For the least unearmarked money, of equal sets the first is the one that holds the
 * earliest reference in which they differ.
 */
export function* search(asked: Search, pace = 500): Generator<number, Chosen | null> {
  const { must, never, amounts } = asked.instance;
  const trial = trialOf(asked);
  const record = recordOf(asked);
  // 0 untried, 1 taken, 2 left out.
  const tried = amounts.map(() => 0);
  let depth = 0;
  for (let steps = 1; depth >= 0; steps++) {
    if (steps % pace === 0)
      yield tried.reduce((done, state, item) => (state === 2 ? done + 0.5 ** (item + 1) : done), 0);
    if (depth === amounts.length) {
      const spent = trial.spentBefore(depth);
      if (trial.meetsBars() && !record.isBeaten(trial.reach() === null ? null : goalOf(asked, trial.chosen), spent))
        record.keep(trial.chosen, spent);
      depth--;
      continue;
    }
    const before = tried[depth] ?? 0;
    if (before > 0) trial.unset(depth);
    tried[depth] = (before + 1) % 3;
    if (before === 2) {
      depth--;
      continue;
    }
    trial.set(depth, before === 0);
    const isBarred = before === 0 ? never[depth] : must[depth];
    const isBeaten = record.isBeaten(trial.reach(), trial.spentBefore(depth + 1));
    if (!isBarred && !isBeaten && !trial.isBelowBar()) depth++;
  }
  return record.best();
}

const goalOf = ({ most }: Search, chosen: Chosen) => (most ? valueOf(most.values, chosen) : null);
