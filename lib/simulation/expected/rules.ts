import { keyOf, UNEARMARKED } from "@/lib/concept-notes/funding/rules";
import { subtract, times, type Usd, USD } from "@/lib/kernel/money";
import type { Pool } from "@/lib/ledger/rules";
import type { Expectation } from "../rules";

/** What a donor pledged, signed and paid for one pool, in USD. */
export type Promised = {
  readonly donorId: string;
  readonly pool: Pool;
  readonly pledged: Usd;
  readonly committed: Usd;
  readonly received: Usd;
};

export type Outstanding = {
  readonly donorId: string;
  readonly kind: Expectation;
  readonly poolKey: string;
  readonly amount: Usd;
};

/**
 * What is left of the larger amounts after the smaller ones, pool by pool. What a donor gave to a pool beyond what was
 * promised for it is taken off the donor's other promises, unearmarked ones first: a promise often gets its earmark later.
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

/** Signed but not received, and pledged but not signed, by donor and pool; net of the Administrative Agent's fee. */
export function outstandingOf(rows: readonly Promised[], feeRate: string): Outstanding[] {
  return [...Map.groupBy(rows, ({ donorId }) => donorId)].flatMap(([donorId, own]) => {
    const of = (kind: Expectation, more: "committed" | "pledged", less: "received" | "committed") =>
      remainders(own.map((row) => ({ poolKey: keyOf(row.pool), more: row[more].minor, less: row[less].minor }))).map(
        ({ poolKey, minor }): Outstanding => {
          const gross: Usd = { minor, currency: USD };
          return { donorId, kind, poolKey, amount: subtract(gross, times(gross, feeRate, USD)) };
        },
      );
    return [...of("commitment", "committed", "received"), ...of("pledge", "pledged", "committed")];
  });
}
