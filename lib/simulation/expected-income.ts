import { netOfFee } from "@/lib/contributions/deposit-fee";
import { keyOf, UNEARMARKED } from "@/lib/earmarks/funding-sources";
import { share, type Usd, USD } from "@/lib/kernel/money";
import type { Pool } from "@/lib/ledger/accounts";
import type { Expectation, Named } from "./simulation-problem";

/** What a donor pledged, signed and paid with one contribution for one pool, in USD. */
export type Promised = {
  readonly donorId: string;
  readonly contribution: Named;
  readonly pool: Pool;
  readonly pledged: Usd;
  readonly committed: Usd;
  readonly received: Usd;
  /**
   * Of the whole contribution, where it was promised and kept in one currency other than USD: what was signed at the rate
   * of the pledge, and what was received at the rate of the commitment.
   */
  readonly atRate?: Readonly<Record<"committed" | "received", Usd | null>>;
};

export type Outstanding = {
  readonly donorId: string;
  readonly kind: Expectation;
  readonly poolKey: string;
  readonly amount: Usd;
  /** The contributions with something open for the pool, in the order given. */
  readonly contributions: readonly Named[];
};

/**
 * What is left of the larger amounts after the smaller ones, pool by pool. What was given to a pool beyond what was
 * promised for it is taken off the other pools, the unearmarked one first: a promise often gets its earmark later.
 */
function remainders(
  rows: readonly { poolKey: string; more: bigint; less: bigint }[],
): { poolKey: string; minor: bigint }[] {
  const left = rows.map(({ poolKey, more, less }) => ({ poolKey, minor: more - less }));
  let beyond = left.reduce((total, { minor }) => (minor < 0n ? total - minor : total), 0n);
  const order = [...left].sort((a, b) => Number(b.poolKey === UNEARMARKED) - Number(a.poolKey === UNEARMARKED));
  for (const part of order) {
    if (part.minor <= 0n) continue;
    const taken = part.minor < beyond ? part.minor : beyond;
    part.minor -= taken;
    beyond -= taken;
  }
  return left.filter(({ minor }) => minor > 0n);
}

type Stage = "pledged" | "committed" | "received";

/** A promise is kept in its own currency: what a rate gained or lost since is neither still to come nor paid beyond it. */
function atRateOfPromise(rows: readonly Promised[], less: "committed" | "received"): readonly Promised[] {
  const total = rows[0]?.atRate?.[less];
  const weights = rows.map((row) => row[less].minor);
  if (!total || weights.some((weight) => weight < 0n) || weights.every((weight) => weight === 0n)) return rows;
  const parts = share(total, weights);
  return rows.map((row, at) => ({ ...row, [less]: parts[at] ?? row[less] }));
}

/** What is still open of one contribution, by pool: a promise is kept on its own contribution, and on no other. */
const openOf = (own: readonly Promised[], more: Stage, less: "committed" | "received") =>
  remainders(
    atRateOfPromise(own, less).map((row) => ({
      poolKey: keyOf(row.pool),
      more: row[more].minor,
      less: row[less].minor,
    })),
  );

/** What one donor still owes of one kind, by pool, with the contributions it is open on. */
function owedBy(own: readonly Promised[], more: Stage, less: "committed" | "received") {
  const open = [...Map.groupBy(own, ({ contribution }) => contribution.id).values()].flatMap((rows) =>
    openOf(rows, more, less).map((part) => ({ ...part, contribution: rows[0]?.contribution })),
  );
  return [...Map.groupBy(open, ({ poolKey }) => poolKey)].map(([poolKey, parts]) => ({
    poolKey,
    minor: parts.reduce((total, { minor }) => total + minor, 0n),
    contributions: parts.flatMap(({ contribution }) => contribution ?? []),
  }));
}

/** Signed but not received, and pledged but not signed, by donor and pool; net of the Administrative Agent's fee. */
export function outstandingOf(rows: readonly Promised[], feeRate: string): Outstanding[] {
  return [...Map.groupBy(rows, ({ donorId }) => donorId)].flatMap(([donorId, own]) => {
    const of = (kind: Expectation, more: Stage, less: "committed" | "received") =>
      owedBy(own, more, less).map(({ minor, ...open }): Outstanding => {
        const gross: Usd = { minor, currency: USD };
        return { ...open, donorId, kind, amount: netOfFee(gross, feeRate) };
      });
    return [...of("commitment", "committed", "received"), ...of("pledge", "pledged", "committed")];
  });
}
