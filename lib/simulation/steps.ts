import "server-only";
import { addDays } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import type { Clocks, Pool } from "@/lib/ledger/rules";
import type { Promised } from "./expected/rules";

type Reader = Pick<Tx, "$queryRaw">;

const usdOrNull = (decimal: string | null) => (decimal === null ? null : usd(decimal));

/** What each donor pledged, signed and paid per contribution and pool under two clocks. */
export async function readPromises(tx: Reader, { asOf, knownOn }: Clocks): Promise<Promised[]> {
  type Row = { donorId: string; area: number | null; region: string | null } & Record<
    "id" | "reference" | "pledged" | "committed" | "received",
    string
  > &
    Record<"committedAtRate" | "receivedAtRate", string | null>;
  const rows = await tx.$queryRaw<Row[]>`
    WITH own AS (
      SELECT contribution_id, kind, min(currency) AS currency, sum(amount) AS amount, sum(amount_usd) AS usd
      FROM contribution_entries
      WHERE effective_on <= ${asOf}::date AND recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
      GROUP BY 1, 2 HAVING count(DISTINCT currency) = 1 AND min(currency) <> 'USD' AND sum(amount) > 0)
    SELECT l.donor_id::text AS "donorId", c.id::text, c.reference, l.area_number AS area, l.region_slug AS region,
      CASE WHEN p.currency = k.currency THEN round(p.usd * k.amount / p.amount, 2)::text END AS "committedAtRate",
      CASE WHEN k.currency = d.currency THEN round(k.usd * d.amount / k.amount, 2)::text END AS "receivedAtRate",
      coalesce(sum(l.amount) FILTER (WHERE l.account = 'pledged'), 0)::numeric(18,2)::text AS pledged,
      coalesce(sum(l.amount) FILTER (WHERE l.account = 'committed'), 0)::numeric(18,2)::text AS committed,
      coalesce(-sum(l.amount) FILTER (WHERE l.account = 'deposits'), 0)::numeric(18,2)::text AS received
    FROM ledger_lines l JOIN ledger_sets s ON s.id = l.set_id
      JOIN contribution_entries e ON s.subject_type = 'contribution-entry' AND e.id = s.subject_id
      JOIN contributions c ON c.id = e.contribution_id
      LEFT JOIN own p ON p.contribution_id = c.id AND p.kind = 'pledge'
      LEFT JOIN own k ON k.contribution_id = c.id AND k.kind = 'commitment'
      LEFT JOIN own d ON d.contribution_id = c.id AND d.kind = 'deposit'
    WHERE l.currency = 'USD' AND l.account IN ('pledged', 'committed', 'deposits') AND l.effective_on <= ${asOf}::date
      AND l.recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3, 4, 5, 6, 7 ORDER BY c.reference, 4, 5`;
  return rows.map(({ donorId, id, reference, area, region, committedAtRate, receivedAtRate, ...sums }) => ({
    donorId,
    contribution: { id, reference },
    pool: { area, region },
    pledged: usd(sums.pledged),
    committed: usd(sums.committed),
    received: usd(sums.received),
    atRate: { committed: usdOrNull(committedAtRate), received: usdOrNull(receivedAtRate) },
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
