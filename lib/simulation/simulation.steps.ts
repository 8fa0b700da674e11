import "server-only";
import type { EntryKind } from "@/lib/contributions/contribution-entries";
import { addDays } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import type { Pool } from "@/lib/ledger/accounts";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { Prisma } from "@/prisma/generated/client";
import type { Promised } from "./expected-income";

type Reader = Pick<Tx, "$queryRaw">;

const usdOrNull = (decimal: string | null) => (decimal === null ? null : usd(decimal));

type Row = Record<"donorId" | "id" | "reference" | "pledged" | "committed" | "received", string> &
  Record<"region" | "committedAtRate" | "receivedAtRate", string | null> & { area: number | null };

/** A contribution's entries of one kind in USD, and in their currency where it is one other than USD. */
const ofKind = (kind: EntryKind): Prisma.Sql => Prisma.sql`
  coalesce(sum(amount_usd) FILTER (WHERE kind = ${kind}::entry_kind), 0),
  sum(amount) FILTER (WHERE kind = ${kind}::entry_kind),
  nullif(CASE WHEN sum(amount) FILTER (WHERE kind = ${kind}::entry_kind) > 0
      AND min(currency) FILTER (WHERE kind = ${kind}::entry_kind) = max(currency) FILTER (WHERE kind = ${kind}::entry_kind)
    THEN min(currency) FILTER (WHERE kind = ${kind}::entry_kind) END, 'USD')`;

/**
 * What each donor pledged, signed and paid per contribution and pool under two clocks, of the contributions on which
 * something is open: the others are many, and nothing is to come of them.
 */
export async function readPromises(tx: Reader, { asOf, knownOn }: ReportingDates): Promise<Promised[]> {
  const known = Prisma.sql`effective_on <= ${asOf}::date
    AND recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`;
  const rows = await tx.$queryRaw<Row[]>`
    WITH whole (id, pledged, pledged_amount, pledged_in, committed, committed_amount, committed_in, received, received_amount,
        received_in) AS (
      SELECT contribution_id, ${ofKind("pledge")}, ${ofKind("commitment")}, ${ofKind("deposit")}
      FROM contribution_entries WHERE ${known} GROUP BY contribution_id),
    rated AS (
      SELECT *,
        CASE WHEN pledged_in = committed_in THEN round(pledged * committed_amount / pledged_amount, 2) END AS committed_at_rate,
        CASE WHEN committed_in = received_in THEN round(committed * received_amount / committed_amount, 2) END AS received_at_rate
      FROM whole),
    open AS MATERIALIZED (
      SELECT * FROM rated
      WHERE pledged > least(committed, committed_at_rate) OR committed > least(received, received_at_rate))
    SELECT l.donor_id::text AS "donorId", c.id::text, c.reference, l.area_number AS area, l.region_slug AS region,
      o.committed_at_rate::text AS "committedAtRate", o.received_at_rate::text AS "receivedAtRate",
      l.pledged::numeric(18,2)::text, l.committed::numeric(18,2)::text, l.received::numeric(18,2)::text
    FROM open o JOIN contributions c ON c.id = o.id
      -- Contribution by contribution: the planner takes the few that are open for half of them all, and would read every line.
      CROSS JOIN LATERAL (
        SELECT l.donor_id, l.area_number, l.region_slug,
          coalesce(sum(l.amount) FILTER (WHERE l.account = 'pledged'), 0) AS pledged,
          coalesce(sum(l.amount) FILTER (WHERE l.account = 'committed'), 0) AS committed,
          coalesce(-sum(l.amount) FILTER (WHERE l.account = 'deposits'), 0) AS received
        FROM contribution_entries e JOIN ledger_sets s ON s.subject_type = 'contribution-entry' AND s.subject_id = e.id
          JOIN (SELECT * FROM ledger_lines WHERE ${known}) l ON l.set_id = s.id
        WHERE e.contribution_id = o.id AND l.currency = 'USD' AND l.account IN ('pledged', 'committed', 'deposits')
        GROUP BY 1, 2, 3) l
    ORDER BY c.reference, 4, 5`;
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
export async function readReservations(tx: Reader, { asOf, knownOn }: ReportingDates): Promise<SetAside[]> {
  const rows = await tx.$queryRaw<{ noteId: string; area: number | null; region: string | null; amount: string }[]>`
    SELECT note_id::text AS "noteId", area_number AS area, region_slug AS region, sum(amount)::numeric(18,2)::text AS amount
    FROM ledger_lines WHERE account = 'reserved' AND note_id IS NOT NULL AND effective_on <= ${asOf}::date
      AND recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3 HAVING sum(amount) <> 0`;
  return rows.map(({ noteId, area, region, amount }) => ({ noteId, pool: { area, region }, amount: usd(amount) }));
}
