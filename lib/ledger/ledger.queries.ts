import "server-only";
import { addDays, type Day, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { type Usd, usd } from "@/lib/kernel/money";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { Prisma } from "@/prisma/generated/client";
import { type Account, type Pool, POOL_ACCOUNTS } from "./accounts";
import { storedBefore } from "./posting.steps";

/** Lines known on a past day are read one by one: totals only know what is known now. */
const linesKnown = ({ asOf, knownOn }: ReportingDates): Prisma.Sql => Prisma.sql`
  SELECT account, donor_id, puno_id, area_number, region_slug, date_part('year', effective_on)::int AS year, amount, 1 AS lines
  FROM ledger_lines WHERE currency = 'USD' AND effective_on <= ${asOf}::date
    AND recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`;

const startOf = (day: Day): Prisma.Sql => Prisma.sql`${day}::date`;
const endOf = (day: Day): Prisma.Sql => Prisma.sql`(${day}::date + 1)`;

const totalsUntil = (asOf: Day): Prisma.Sql => Prisma.sql`
  SELECT account, donor_id, puno_id, area_number, region_slug, date_part('year', day)::int AS year, amount, lines
  FROM (${storedBefore(endOf(asOf))}) stored WHERE currency = 'USD'`;

/** The first and the last day of lines; without them, from the first line to the last. */
export type Span = { readonly from?: Day | undefined; readonly asOf?: Day | undefined };

/**
 * What is known today of a span of days, in every currency: rows (account, currency, donor_id, puno_id, area_number,
 * region_slug, lines, debits, amount) whose sums are those of the lines. A span that ends before it begins has no lines
 * above zero.
 */
export function storedBetween({ from, asOf }: Span): Prisma.Sql {
  const until = storedBefore(asOf === undefined ? Prisma.sql`'infinity'::date` : endOf(asOf));
  if (from === undefined) return until;
  return Prisma.sql`${until}
    UNION ALL
    SELECT account, currency, donor_id, puno_id, area_number, region_slug, day, -lines, -debits, -amount
    FROM (${storedBefore(startOf(from))}) earlier`;
}

/**
 * The books in USD as a source of sums: rows (account, donor_id, puno_id, area_number, region_slug, year, amount, lines)
 * under two clocks. `year` is the calendar year of the effective day. Put it in a WITH or FROM; the one place where
 * figures come from.
 */
export const books = (clocks: ReportingDates): Prisma.Sql =>
  clocks.knownOn >= today() ? totalsUntil(clocks.asOf) : linesKnown(clocks);

/** Each account's balance in USD, debits positive; an account without lines is absent. */
export async function sumAccounts(clocks: ReportingDates): Promise<Map<Account, Usd>> {
  const rows = await db.$queryRaw<{ account: Account; amount: string }[]>`
    SELECT account::text, sum(amount)::numeric(18,2)::text AS amount FROM (${books(clocks)}) b GROUP BY account`;
  return new Map(rows.map(({ account, amount }) => [account, usd(amount)]));
}

/** What a pool received net of the fee and other changes, what is set aside and allocated out of it, and what is left. USD. */
export type PoolBalance = {
  pool: Pool;
  gross: Usd;
  fee: Usd;
  other: Usd;
  reserved: Usd;
  allocated: Usd;
  available: Usd;
};

/**
 * Every pool that ever had a line, the unearmarked one always and first (DOMAIN section 7, identity 12). `gross` are
 * deposits, `other` the Fund's income less its own costs, both of the unearmarked pool only where no earmark is named.
 */
export async function poolBalances(clocks: ReportingDates): Promise<PoolBalance[]> {
  const rows = await db.$queryRaw<
    (Pool & Record<"gross" | "fee" | "other" | "reserved" | "allocated" | "available", string>)[]
  >`
    WITH line AS (SELECT * FROM (${books(clocks)}) b WHERE account = ANY(${[...POOL_ACCOUNTS]}::ledger_account[])
      UNION ALL SELECT 'deposits', NULL, NULL, NULL, NULL, NULL, 0, 0)
    SELECT area_number AS area, region_slug AS region,
      coalesce(-sum(amount) FILTER (WHERE account = 'deposits'), 0)::numeric(18,2)::text AS gross,
      coalesce(sum(amount) FILTER (WHERE account = 'agent_fee'), 0)::numeric(18,2)::text AS fee,
      coalesce(-sum(amount) FILTER (WHERE account NOT IN ('deposits', 'agent_fee', 'reserved', 'allocated')), 0)::numeric(18,2)::text AS other,
      coalesce(sum(amount) FILTER (WHERE account = 'reserved'), 0)::numeric(18,2)::text AS reserved,
      coalesce(sum(amount) FILTER (WHERE account = 'allocated'), 0)::numeric(18,2)::text AS allocated,
      (-sum(amount))::numeric(18,2)::text AS available
    FROM line GROUP BY 1, 2 ORDER BY 1 NULLS FIRST, 2 NULLS FIRST`;
  return rows.map(({ area, region, ...sums }) => ({
    pool: { area, region },
    gross: usd(sums.gross),
    fee: usd(sums.fee),
    other: usd(sums.other),
    reserved: usd(sums.reserved),
    allocated: usd(sums.allocated),
    available: usd(sums.available),
  }));
}
