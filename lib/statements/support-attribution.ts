import { add, share, subtract, sum, type Usd, USD, zero } from "@/lib/kernel/money";
import { type Pool, samePool, UNEARMARKED_POOL } from "@/lib/ledger/accounts";

/** Earmarked money supports what it is bound to; money in the common pool supports what the pool does. */
export const BASES = ["direct", "notional"] as const;
export type Basis = (typeof BASES)[number];

export const basisOf = (pool: Pool): Basis => (samePool(pool, UNEARMARKED_POOL) ? "notional" : "direct");

/** What one donor's deposits brought into one pool, and the fee on them. */
export type Holding = { readonly donorId: string; readonly pool: Pool; readonly gross: Usd; readonly fee: Usd };

export const netOf = ({ gross, fee }: Pick<Holding, "gross" | "fee">): Usd => subtract(gross, fee);

/** What a programme was given out of one pool. */
export type Grant = { readonly noteId: string; readonly pool: Pool; readonly amount: Usd };

/** What a programme was sent (net of refunds) and what it reported as spent, from all pools together. */
export type Flow = { readonly noteId: string; readonly transferred: Usd; readonly expenditure: Usd };

/** One donor's part of one programme out of one pool. */
export type Part = {
  readonly donorId: string;
  readonly noteId: string;
  readonly pool: Pool;
  readonly allocated: Usd;
  readonly transferred: Usd;
  readonly expenditure: Usd;
};

/** A part before transfers and expenditure are shared; without a donor it is money no deposit stands behind. */
type Cell = { readonly donorId: string | null; readonly grant: Grant; readonly allocated: Usd };

const byDonor = (a: Holding, b: Holding) => (a.donorId < b.donorId ? -1 : a.donorId > b.donorId ? 1 : 0);

/** A grant over the donors of its pool by their net deposits; over nobody where the pool has none. */
function cellsOf(grant: Grant, holdings: readonly Holding[]): Cell[] {
  const holders = holdings.filter((one) => samePool(one.pool, grant.pool) && netOf(one).minor > 0n).sort(byDonor);
  if (holders.length === 0) return [{ donorId: null, grant, allocated: grant.amount }];
  const parts = share(
    grant.amount,
    holders.map((one) => netOf(one).minor),
  );
  return holders.map(({ donorId }, index) => ({ donorId, grant, allocated: parts[index] ?? zero(USD) }));
}

/**
 * The pools out of which more was allocated than their donors' net deposits, also those nobody paid into: what lies
 * beyond is on no donor's statement, or below zero in the rest of its donors.
 */
export function poolsBeyond(holdings: readonly Holding[], grants: readonly Grant[]): Pool[] {
  const pools = grants.map(({ pool }) => pool);
  return pools
    .filter((pool, index) => pools.findIndex((one) => samePool(one, pool)) === index)
    .filter((pool) => {
      const here = <One extends { pool: Pool }>(all: readonly One[]) => all.filter((one) => samePool(one.pool, pool));
      const allocated = here(grants).reduce((total, { amount }) => total + amount.minor, 0n);
      return allocated > here(holdings).reduce((total, one) => total + netOf(one).minor, 0n);
    });
}

/** A flow over the cells of its programme by what each was allocated; nothing where nothing is allocated any more. */
function shared(flow: Usd, cells: readonly Cell[]): Usd[] {
  const weights = cells.map(({ allocated }) => (allocated.minor > 0n ? allocated.minor : 0n));
  return weights.every((weight) => weight === 0n) ? cells.map(() => zero(USD)) : share(flow, weights);
}

/**
 * Every donor's part of every programme to the cent. A programme's allocation out of a pool is shared by the donors' net
 * deposits in that pool, its transfers and expenditure by these parts; cents left over go to the largest remainders.
 * Over all donors the parts of a pool add up to the allocation out of it, as long as the pool has a donor.
 */
export function attribute(holdings: readonly Holding[], grants: readonly Grant[], flows: readonly Flow[]): Part[] {
  const noteIds = [...new Set(grants.map(({ noteId }) => noteId))];
  return noteIds.flatMap((noteId) => {
    const cells = grants.filter((grant) => grant.noteId === noteId).flatMap((grant) => cellsOf(grant, holdings));
    const flow = flows.find((one) => one.noteId === noteId);
    const transferred = shared(flow?.transferred ?? zero(USD), cells);
    const expenditure = shared(flow?.expenditure ?? zero(USD), cells);
    return cells.flatMap(({ donorId, grant, allocated }, index) =>
      donorId === null
        ? []
        : {
            donorId,
            noteId,
            pool: grant.pool,
            allocated,
            transferred: transferred[index] ?? zero(USD),
            expenditure: expenditure[index] ?? zero(USD),
          },
    );
  });
}

export type Sums = Readonly<Record<"allocated" | "transferred" | "expenditure", Usd>>;

export const sumParts = (parts: readonly Pick<Part, keyof Sums>[]): Sums =>
  parts.reduce<Sums>(
    (total, part) => ({
      allocated: add(total.allocated, part.allocated),
      transferred: add(total.transferred, part.transferred),
      expenditure: add(total.expenditure, part.expenditure),
    }),
    { allocated: zero(USD), transferred: zero(USD), expenditure: zero(USD) },
  );

/**
 * What of a donor's net deposits in a pool supports no programme yet. Below zero where more was allocated than all donors
 * deposited: the Fund's own income, or money still to come, stands behind the difference.
 */
export const unallocatedOf = (net: Usd, parts: readonly Pick<Part, "allocated">[]): Usd =>
  subtract(
    net,
    sum(
      parts.map(({ allocated }) => allocated),
      USD,
    ),
  );
