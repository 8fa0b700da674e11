import "server-only";
import { addDays } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import { books } from "@/lib/ledger/queries";
import type { Clocks, Pool } from "@/lib/ledger/rules";
import type { Promised } from "./expected/rules";

type Reader = Pick<Tx, "$queryRaw">;

/** What each donor pledged, signed and paid per pool under two clocks. */
export async function readPromises(tx: Reader, clocks: Clocks): Promise<Promised[]> {
  type Row = { donorId: string; area: number | null; region: string | null } & Record<
    "pledged" | "committed" | "received",
    string
  >;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT donor_id::text AS "donorId", area_number AS area, region_slug AS region,
      coalesce(sum(amount) FILTER (WHERE account = 'pledged'), 0)::numeric(18,2)::text AS pledged,
      coalesce(sum(amount) FILTER (WHERE account = 'committed'), 0)::numeric(18,2)::text AS committed,
      coalesce(-sum(amount) FILTER (WHERE account = 'deposits'), 0)::numeric(18,2)::text AS received
    FROM (${books(clocks)}) b
    WHERE donor_id IS NOT NULL AND account IN ('pledged', 'committed', 'deposits') GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return rows.map(({ donorId, area, region, pledged, committed, received }) => ({
    donorId,
    pool: { area, region },
    pledged: usd(pledged),
    committed: usd(committed),
    received: usd(received),
  }));
}

export type SetAside = { noteId: string; pool: Pool; amount: ReturnType<typeof usd> };

/** What is set aside for each invited programme, by pool, under two clocks. */
export async function readReservations(tx: Reader, { asOf, knownOn }: Clocks): Promise<SetAside[]> {
  const rows = await tx.$queryRaw<{ noteId: string; area: number | null; region: string | null; amount: string }[]>`
    SELECT note_id::text AS "noteId", area_number AS area, region_slug AS region, sum(amount)::numeric(18,2)::text AS amount
    FROM ledger_lines WHERE account = 'reserved' AND note_id IS NOT NULL AND effective_on <= ${asOf}::date
      AND recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3 HAVING sum(amount) <> 0`;
  return rows.map(({ noteId, area, region, amount }) => ({ noteId, pool: { area, region }, amount: usd(amount) }));
}
