import "server-only";
import { ENTRY_KINDS } from "@/lib/contributions/contribution-entries";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import type { Largest } from "./row-sizes";

type Found = { kind: string; amountUsd: string };
type Reader = Pick<Tx, "$queryRaw">;

const byKind = (found: readonly Found[]): Largest =>
  new Map(found.map(({ kind, amountUsd }) => [kind, usd(amountUsd)]));

/** The largest pledge, commitment and deposit that is not reversed, in USD. */
export async function readLargestEntries(tx: Reader): Promise<Largest> {
  const found = await tx.$queryRaw<Found[]>`
    SELECT k.kind, e."amountUsd" FROM unnest(${[...ENTRY_KINDS]}::text[]) AS k(kind)
    CROSS JOIN LATERAL (
      SELECT e.amount_usd::text AS "amountUsd" FROM contribution_entries e
      WHERE e.kind::text = k.kind AND e.amount_usd > 0
        AND NOT EXISTS (SELECT 1 FROM contribution_entries r WHERE r.reverses_id = e.id)
      ORDER BY e.amount_usd DESC LIMIT 1) e`;
  return byKind(found);
}

/** The largest transfer and refund that is not reversed, in USD. */
export async function readLargestTransfers(tx: Reader): Promise<Largest> {
  const found = await tx.$queryRaw<Found[]>`
    SELECT left(l.account::text, -1) AS kind, max(abs(l.amount))::numeric(18,2)::text AS "amountUsd"
    FROM ledger_lines l JOIN ledger_sets s ON s.id = l.set_id
    WHERE l.account IN ('transfers', 'refunds') AND l.currency = 'USD' AND s.reverses_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM ledger_sets r WHERE r.reverses_id = s.id)
    GROUP BY 1`;
  return byKind(found);
}
