import "server-only";
import { addDays } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import type { Clocks, Pool } from "@/lib/ledger/rules";
import type { Promised } from "./expected/rules";

type Reader = Pick<Tx, "$queryRaw">;

/** What each donor pledged, signed and paid per contribution and pool under two clocks. */
export async function readPromises(tx: Reader, { asOf, knownOn }: Clocks): Promise<Promised[]> {
  type Row = { donorId: string; area: number | null; region: string | null } & Record<
    "id" | "reference" | "pledged" | "committed" | "received",
    string
  >;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT l.donor_id::text AS "donorId", c.id::text, c.reference, l.area_number AS area, l.region_slug AS region,
      coalesce(sum(l.amount) FILTER (WHERE l.account = 'pledged'), 0)::numeric(18,2)::text AS pledged,
      coalesce(sum(l.amount) FILTER (WHERE l.account = 'committed'), 0)::numeric(18,2)::text AS committed,
      coalesce(-sum(l.amount) FILTER (WHERE l.account = 'deposits'), 0)::numeric(18,2)::text AS received
    FROM ledger_lines l JOIN ledger_sets s ON s.id = l.set_id
      JOIN contribution_entries e ON s.subject_type = 'contribution-entry' AND e.id = s.subject_id
      JOIN contributions c ON c.id = e.contribution_id
    WHERE l.currency = 'USD' AND l.account IN ('pledged', 'committed', 'deposits') AND l.effective_on <= ${asOf}::date
      AND l.recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3, 4, 5 ORDER BY c.reference, 4, 5`;
  return rows.map(({ donorId, id, reference, area, region, pledged, committed, received }) => ({
    donorId,
    contribution: { id, reference },
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
