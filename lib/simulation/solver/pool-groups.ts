import { grainOf } from "./branch-and-bound";
import type { Chosen, Demand, Instance } from "./instance";
import { transport } from "./max-flow";

/**
 * Pools, with the items that may draw on none but them: whatever these ask beyond what the pools hold takes unearmarked
 * money. A set can be paid exactly where this is so of every group of pools (Hall's theorem), so that groups say all that
 * earmarks can forbid, and a few of them say enough.
 */
export type Group = {
  /** Names it among the groups of an instance. */
  readonly key: string;
  /** What each item asks of the group: its amount, or nothing. */
  readonly asked: readonly bigint[];
  readonly held: bigint;
};

type Asking = Pick<Instance, "amounts" | "capacities" | "fits">;

/** The group of pools that leaves most unpaid of what is asked of it, and how much; what is asked may be parts of amounts. */
export function worstGroup(instance: Asking, asked: readonly bigint[]): { group: Group; lacking: bigint } {
  const network = transport(instance);
  const unpaid = asked.map((minor, item) => (minor > 0n ? minor - network.push(item, minor) : 0n));
  const pools = network.within(unpaid.flatMap((minor, item) => (minor > 0n ? [item] : [])));
  const isBound = instance.fits.map((fitting) => fitting.every((pool) => pools.has(pool)));
  const group: Group = {
    key: [...pools].sort((a, b) => a - b).join(" "),
    asked: instance.amounts.map((minor, item) => (isBound[item] ? minor : 0n)),
    held: instance.capacities.reduce((total, minor, pool) => (pools.has(pool) ? total + minor : total), 0n),
  };
  return { group, lacking: unpaid.reduce((total, minor) => total + minor, 0n) };
}

/** What a group asks of every set: its items take no more than its pools and so much unearmarked money. */
export const demandOfGroup = ({ asked, held }: Group, free: bigint): Demand => ({
  values: asked.map((minor) => -minor),
  atLeast: -(held + free),
});

/** What a demand asks for in the steps its values go in: a sum of multiples of 50,000 is at least 100,000 or below 50,001. */
export function inGrains({ values, atLeast }: Demand): { demand: Demand; grain: bigint } {
  const grain = grainOf(values);
  const [whole, rest] = [atLeast / grain, atLeast % grain];
  return { demand: { values, atLeast: (rest > 0n ? whole + 1n : whole) * grain }, grain };
}

/** Of these items, at least one is out, or one that was out is in. */
export function demandAgainst(chosen: Chosen, isOnlyPart: boolean): Demand {
  const values = chosen.map((is) => (is ? -1n : isOnlyPart ? 0n : 1n));
  return { values, atLeast: 1n - BigInt(chosen.filter(Boolean).length) };
}
