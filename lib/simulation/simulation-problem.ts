import { unfitness, UNEARMARKED } from "@/lib/earmarks/funding-sources";
import { type Usd, USD } from "@/lib/kernel/money";
import type { Demand, Instance } from "./solver/instance";

/** A pool and what it may still spend; `placeCodes` are those of its region. The one unearmarked pool fits everything. */
export type PoolHolding = {
  readonly key: string;
  readonly label: string;
  readonly amount: Usd;
  readonly placeCodes: readonly string[];
};

export const PRIORITIES = [5, 4, 3, 2, 1] as const;
export type Priority = (typeof PRIORITIES)[number];

export const WISHES = ["free", "must", "never"] as const;
/** May be funded, must be, or is left out. */
export type Wish = (typeof WISHES)[number];

/** A programme of the pipeline; `priority` 5 is the highest. */
export type Candidate = {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly areaNumber: number | null;
  readonly placeCodes: readonly string[];
  readonly amount: Usd;
  readonly priority: Priority;
  readonly wish: Wish;
};

export const EXPECTATIONS = ["commitment", "pledge"] as const;
/** A signed commitment not yet received, or a pledge not yet signed. */
export type Expectation = (typeof EXPECTATIONS)[number];

/** A record with the reference people know it by. */
export type Named = { readonly id: string; readonly reference: string };

/** A programme of the pipeline that takes no part: nobody has said what it costs. */
export type Unpriced = Named & { readonly title: string };

/** Money that is to come with these contributions, net of the fee; it counts as held where `isCounted`. */
export type Expected = {
  readonly id: string;
  readonly kind: Expectation;
  readonly donorName: string;
  readonly poolKey: string;
  readonly amount: Usd;
  readonly contributions: readonly Named[];
  readonly isCounted: boolean;
};

/**
 * A wish for balance: the money funded here in an area ("area:4"), or in programmes all of whose places lie in a region
 * ("region:europe"), is at least or at most a share of all money funded here (percent, two decimals) or an amount.
 */
export type Target = {
  readonly scope: string;
  readonly label: string;
  readonly sense: "at-least" | "at-most";
  readonly limit: { readonly basisPoints: bigint } | { readonly amount: Usd };
  readonly placeCodes: readonly string[];
};

export const OBJECTIVES = ["money", "count", "priority"] as const;
/**
 * What the best set has most of. `money`: the sum of amount times priority. `count`: programmes. `priority`: money of
 * priority 5; of sets equal in that, money of priority 4; and so on. Of sets equal in this the best needs the least
 * unearmarked money, and of sets equal in that too it is the one that holds the earliest reference in which they differ.
 */
export type Objective = (typeof OBJECTIVES)[number];

export type Problem = {
  readonly pools: readonly PoolHolding[];
  readonly programmes: readonly Candidate[];
  readonly withoutAmount?: readonly Unpriced[];
  readonly expected: readonly Expected[];
  /** Stays in the unearmarked pool. */
  readonly reserve: Usd;
  readonly targets: readonly Target[];
  readonly objective: Objective;
};

/** Pools with what is expected and counted added; what a pool lacks below zero is taken off the unearmarked pool. */
export function holdings({ pools, expected }: Problem, also: readonly Expected[] = []): PoolHolding[] {
  const counted = [...expected.filter(({ isCounted }) => isCounted), ...also];
  const grown = pools.map((pool) => ({
    ...pool,
    minor: counted.reduce(
      (total, { poolKey, amount }) => (poolKey === pool.key ? total + amount.minor : total),
      pool.amount.minor,
    ),
  }));
  const lacking = grown.reduce(
    (total, { key, minor }) => (key !== UNEARMARKED && minor < 0n ? total + minor : total),
    0n,
  );
  return grown.map(({ minor, ...pool }) => {
    const isFree = pool.key === UNEARMARKED;
    return { ...pool, amount: { minor: isFree ? minor + lacking : minor < 0n ? 0n : minor, currency: USD } };
  });
}

const SOURCES = /^(area|region):(.+)$/;

const sourceOfKey = (key: string) => {
  const [, kind, value = ""] = SOURCES.exec(key) ?? [];
  return { area: kind === "area" ? Number(value) : null, region: kind === "region" ? value : null };
};

/** True where the earmark of a pool, or the scope of a target, holds the programme. */
export const isWithin = (
  programme: Pick<Candidate, "areaNumber" | "placeCodes">,
  key: string,
  placeCodes: readonly string[],
) => unfitness(programme, sourceOfKey(key), placeCodes) === null;

const BASIS = 10_000n;

/** A target as a sum over the chosen programmes that is not below a number. */
function demandOf({ scope, sense, limit, placeCodes }: Target, programmes: readonly Candidate[]): Demand {
  const sign = sense === "at-least" ? 1n : -1n;
  const own = (programme: Candidate) => (isWithin(programme, scope, placeCodes) ? programme.amount.minor : 0n);
  if ("amount" in limit) {
    return { values: programmes.map((one) => sign * own(one)), atLeast: sign * limit.amount.minor };
  }
  const share = limit.basisPoints;
  return { values: programmes.map((one) => sign * (own(one) * BASIS - one.amount.minor * share)), atLeast: 0n };
}

/** The earmarked pools of an instance, in the order of its capacities. */
export const earmarked = (pools: readonly PoolHolding[]): PoolHolding[] =>
  pools.filter(({ key }) => key !== UNEARMARKED);

/** Unearmarked money without the reserve, in cents; below zero where costs took more, or the reserve is more than is held. */
export function spendable(problem: Problem, also: readonly Expected[] = []): bigint {
  const held = holdings(problem, also).find(({ key }) => key === UNEARMARKED)?.amount.minor ?? 0n;
  return held - problem.reserve.minor;
}

/**
 * What the earmarked pools hold and what is free, in whole cents. `also` is expected money that is counted for once. An
 * unearmarked pool below zero gives nothing, and what is bound to other pools can still be spent; only a reserve that is
 * not held leaves nothing possible.
 */
export function moneyOf(problem: Problem, also: readonly Expected[] = []): Pick<Instance, "capacities" | "free"> {
  const free = spendable(problem, also);
  return {
    capacities: earmarked(holdings(problem, also)).map(({ amount }) => amount.minor),
    free: free < 0n && problem.reserve.minor === 0n ? 0n : free,
  };
}

/** The choice in whole cents. */
export function instanceOf(problem: Problem): Instance {
  const { programmes, targets, pools } = problem;
  const bound = earmarked(pools);
  return {
    ...moneyOf(problem),
    amounts: programmes.map(({ amount }) => amount.minor),
    fits: programmes.map((programme) =>
      bound.flatMap(({ key, placeCodes }, pool) => (isWithin(programme, key, placeCodes) ? [pool] : [])),
    ),
    must: programmes.map(({ wish }) => wish === "must"),
    never: programmes.map(({ wish }) => wish === "never"),
    demands: targets.map((target) => demandOf(target, programmes)),
  };
}

/** What is maximised, one after the other. */
export function goalsOf({ objective, programmes }: Problem): bigint[][] {
  if (objective === "count") return [programmes.map(() => 1n)];
  if (objective === "money") return [programmes.map(({ amount, priority }) => amount.minor * BigInt(priority))];
  return PRIORITIES.filter((level) => programmes.some(({ priority }) => priority === level)).map((level) =>
    programmes.map(({ amount, priority }) => (priority === level ? amount.minor : 0n)),
  );
}

export const VERDICTS = ["now", "expected", "earmark", "money", "target", "left-out"] as const;
/**
 * What can be said of a programme, given the best set: it is in the set (`now`); it could be funded besides the set once
 * named expected money arrives (`expected`); the pools together hold enough, but bound to other things (`earmark`); they
 * do not hold enough (`money`); a target stands against it beside the set, whatever the money (`target`);
 * whoever asked left it out (`left-out`).
 */
export type Verdict = (typeof VERDICTS)[number];
