import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { addDays } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/list-cursor";
import { money, toDecimal } from "@/lib/kernel/money";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { Prisma } from "@/prisma/generated/client";
import { onlyDonor } from "./contribution.scope";

/** Amounts in `currency`; USD values of the deposits, of the committed amount that belongs to them, and the difference. */
export type ExchangeDifference = {
  id: string;
  reference: string;
  title: string;
  donor: { slug: string; name: string };
  currency: string;
  committed: string;
  deposited: string;
  atCommitment: string;
  atDeposit: string;
  difference: string;
};

/** USD: what was gained, what was lost (below zero), and both together, over this many contributions. */
export type ExchangeTotals = { contributions: number; gained: string; lost: string; net: string };

/**
 * Every contribution whose standing commitments and deposits are in one currency other than USD and both above zero, under
 * two clocks; each to the cent, half away from zero, as `exchangeDifference` in the rules counts one contribution.
 */
const differences = (actor: Actor, { asOf, knownOn }: ReportingDates): Prisma.Sql => {
  const only = onlyDonor(actor);
  return Prisma.sql`
    SELECT s.*, s.at_deposit - s.at_commitment AS difference FROM (
      SELECT k.contribution_id AS id, k.currency, k.committed, k.deposited, k.at_deposit,
        div(2 * 100 * k.committed_usd * k.deposited + k.committed, 2 * k.committed) / 100 AS at_commitment
      FROM (
        SELECT e.contribution_id, e.currency, count(*) OVER (PARTITION BY e.contribution_id) AS currencies,
          coalesce(sum(e.amount) FILTER (WHERE e.kind = 'commitment'), 0) AS committed,
          coalesce(sum(e.amount) FILTER (WHERE e.kind = 'deposit'), 0) AS deposited,
          coalesce(sum(e.amount_usd) FILTER (WHERE e.kind = 'commitment'), 0) AS committed_usd,
          coalesce(sum(e.amount_usd) FILTER (WHERE e.kind = 'deposit'), 0) AS at_deposit
        FROM contribution_entries e
        WHERE e.kind IN ('commitment', 'deposit') AND e.effective_on <= ${asOf}::date
          AND e.recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
          AND e.contribution_id IN (SELECT o.contribution_id FROM contribution_entries o WHERE o.currency <> 'USD')
          ${only === null ? Prisma.empty : Prisma.sql`AND e.donor_id = ${only}::uuid`}
        -- A currency of which nothing stands after all reversals was a slip.
        GROUP BY e.contribution_id, e.currency
        HAVING coalesce(sum(e.amount) FILTER (WHERE e.kind = 'commitment'), 0) <> 0
          OR coalesce(sum(e.amount) FILTER (WHERE e.kind = 'deposit'), 0) <> 0) k
      WHERE k.currencies = 1 AND k.currency <> 'USD' AND k.committed > 0 AND k.deposited > 0) s`;
};

type Found = Omit<ExchangeDifference, "donor"> & { donorId: string };

/** Zeros beyond the decimals of a currency stand in the column, not in the figure. */
const inUnits = (amount: string, currency: string) => toDecimal(money(amount, currency));

/** Gains and losses contribution by contribution, the latest reference first, one page at a time. */
export async function listExchangeDifferences(
  actor: Actor,
  clocks: ReportingDates,
  after?: string,
  size = PAGE_SIZE,
): Promise<Page<ExchangeDifference>> {
  authorize(actor, "contribution.read");
  const [id = ""] = after ? readCursor(after, [CURSOR_PART.id]) : [];
  const found = await db.$queryRaw<Found[]>`
    SELECT d.id, c.reference, c.title, c.donor_id AS "donorId", d.currency, d.committed::text, d.deposited::text,
      d.at_commitment::numeric(20,2)::text AS "atCommitment", d.at_deposit::text AS "atDeposit",
      d.difference::numeric(20,2)::text AS difference
    FROM (${differences(actor, clocks)}) d JOIN contributions c ON c.id = d.id
    ${after ? Prisma.sql`WHERE d.id < ${id}::uuid` : Prisma.empty} ORDER BY d.id DESC LIMIT ${size + 1}`;
  const donors = await describeOrganisations(
    clocks.asOf,
    found.map(({ donorId }) => donorId),
  );
  const rows = found.map(({ donorId, ...row }) => {
    const donor = donors.get(donorId);
    if (!donor) throw new Error(`Organisation ${donorId} gave money and has no name.`);
    return {
      ...row,
      donor: { slug: donor.slug, name: donor.name },
      committed: inUnits(row.committed, row.currency),
      deposited: inUnits(row.deposited, row.currency),
    };
  });
  return pageOf(rows, (row) => encodeCursor([row.id]), size);
}

/** What exchange rates gained and lost over all of them. */
export async function sumExchangeDifferences(actor: Actor, clocks: ReportingDates): Promise<ExchangeTotals> {
  authorize(actor, "contribution.read");
  const [totals] = await db.$queryRaw<ExchangeTotals[]>`
    SELECT count(*)::int AS contributions,
      coalesce(sum(difference) FILTER (WHERE difference > 0), 0)::numeric(20,2)::text AS gained,
      coalesce(sum(difference) FILTER (WHERE difference < 0), 0)::numeric(20,2)::text AS lost,
      coalesce(sum(difference), 0)::numeric(20,2)::text AS net
    FROM (${differences(actor, clocks)}) d`;
  return totals ?? { contributions: 0, gained: "0.00", lost: "0.00", net: "0.00" };
}
