import "server-only";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { addDays, type Day, daysBetween } from "@/lib/kernel/dates";
import { db, inOneView } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/list-cursor";
import { sum, toDecimal, type Usd, USD } from "@/lib/kernel/money";
import type { Pool } from "@/lib/ledger/accounts";
import { books, poolBalances } from "@/lib/ledger/ledger.queries";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { listThematicAreas } from "@/lib/themes/theme.queries";
import { Prisma } from "@/prisma/generated/client";
import { listSources } from "./funding-source.queries";
import { keyOf, type SourceKey } from "./funding-sources";

type Sums = Readonly<Record<"gross" | "fee" | "other" | "reserved" | "allocated" | "available", string>>;

/** A pool by its name on the day; USD as decimal strings. */
export type PoolRow = Sums & { key: SourceKey; label: string };

/** A deposit to an earmark of which something is unused; USD net of the fee as decimal strings. */
export type UnusedRow = {
  key: string;
  pool: string;
  /** Null for a reader who may not see who gave. */
  donor: string | null;
  contributionId: string | null;
  reference: string | null;
  since: Day;
  days: number;
  netUsd: string;
  leftUsd: string;
};

/** What is allocated to programmes of a thematic area, by where it comes from; USD as decimal strings. */
export type ThemeRow = {
  area: number | null;
  name: string;
  own: string;
  region: string;
  unearmarked: string;
  total: string;
};

/** Lines under two clocks; `l` is the lines' table. */
const known = ({ asOf, knownOn }: ReportingDates): Prisma.Sql => Prisma.sql`
  l.currency = 'USD' AND l.effective_on <= ${asOf}::date
    AND l.recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`;

type Unused = Pool &
  Record<"id" | "entry" | "since" | "net" | "left", string> & { donorId: string | null; recordedAt: Date };

/** Pools in one order, whichever of both names they have. */
const POOL_KEY = Prisma.sql`coalesce('area:' || u.area_number, 'region:' || u.region_slug)`;

/**
 * What is left of each deposit to an earmark, net of the fee: money is taken to be used in the order in which it came, the
 * oldest first. Counted out of the index of earmarked deposits; a mirror belongs to what it takes back, and a late fact
 * came on its own day.
 */
const unusedUnder = (clocks: ReportingDates, after: Prisma.Sql, take: number) => db.$queryRaw<Unused[]>`
  WITH moved AS (
    SELECT s.id, o.id AS origin, o.recorded_at, coalesce(o.occurred_on, o.effective_on) AS since
    FROM ledger_sets s JOIN ledger_sets o ON o.id = coalesce(s.reverses_id, s.id)
    WHERE s.reverses_id IS NOT NULL OR s.occurred_on IS NOT NULL),
  deposit AS (
    SELECT coalesce(m.origin, l.set_id) AS id, l.area_number, l.region_slug, l.donor_id,
      coalesce(m.since, l.effective_on) AS since, coalesce(m.recorded_at, l.recorded_at) AS recorded_at, -sum(l.amount) AS net
    FROM ledger_lines l LEFT JOIN moved m ON m.id = l.set_id
    WHERE l.account IN ('deposits', 'agent_fee') AND (l.area_number IS NOT NULL OR l.region_slug IS NOT NULL) AND ${known(clocks)}
    GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(l.amount) <> 0
    -- What is used of a pool stands before its first deposit.
    UNION ALL
    SELECT NULL, area_number, region_slug, NULL, '-infinity', NULL, -sum(amount) FROM (${books(clocks)}) b
    WHERE account IN ('reserved', 'allocated') AND (area_number IS NOT NULL OR region_slug IS NOT NULL) GROUP BY 2, 3),
  standing AS (
    SELECT d.*, sum(net) OVER (PARTITION BY area_number, region_slug ORDER BY since, recorded_at, id) AS held FROM deposit d)
  SELECT u.id, o.subject_id AS entry, u.area_number AS area, u.region_slug AS region, u.donor_id AS "donorId",
    u.since::text, u.recorded_at AS "recordedAt", u.net::numeric(18,2)::text, least(u.net, u.held)::numeric(18,2)::text AS left
  FROM standing u JOIN ledger_sets o ON o.id = u.id
  WHERE u.net > 0 AND u.held > 0 AND ${after}
  ORDER BY u.since, u.recorded_at, u.id, ${POOL_KEY} LIMIT ${take}`;

const CURSOR = [CURSOR_PART.day, CURSOR_PART.moment, CURSOR_PART.id, CURSOR_PART.text];
const cursorOf = (row: Unused) => encodeCursor([row.since, row.recordedAt.toISOString(), row.id, keyOf(row)]);

function afterCursor(after: string | undefined): Prisma.Sql {
  if (after === undefined) return Prisma.sql`true`;
  const [day, moment, id, pool] = readCursor(after, CURSOR);
  return Prisma.sql`(u.since, u.recorded_at, u.id, ${POOL_KEY})
    > (${day}::date, ${moment}::timestamptz, ${id}::uuid, ${pool}::text)`;
}

/** Where a page of unused deposits begins, and how many rows it has. */
type Position = { after?: string | undefined; size?: number };

/** One page of deposits of which something is unused, the longest wait first. */
async function listUnused(
  actor: Actor,
  clocks: ReportingDates,
  names: ReadonlyMap<SourceKey, string>,
  { after, size = PAGE_SIZE }: Position,
): Promise<Page<UnusedRow>> {
  const { rows, next } = pageOf(await unusedUnder(clocks, afterCursor(after), size + 1), cursorOf, size);
  const entries = await db.contributionEntry.findMany({
    where: { id: { in: rows.map(({ entry }) => entry) } },
    select: { id: true, contribution: { select: { id: true, reference: true } } },
  });
  const given = new Map(entries.map(({ id, contribution }) => [id, contribution]));
  const donors = await describeOrganisations(
    clocks.asOf,
    rows.flatMap(({ donorId }) => donorId ?? []),
  );
  const isNamed = can(actor, "contribution.read-all");
  const told = rows.map((row): UnusedRow => {
    const contribution = isNamed ? given.get(row.entry) : undefined;
    return {
      key: `${row.entry} ${keyOf(row)}`,
      pool: names.get(keyOf(row)) ?? keyOf(row),
      donor: isNamed ? (donors.get(row.donorId ?? "")?.name ?? null) : null,
      contributionId: contribution?.id ?? null,
      reference: contribution?.reference ?? null,
      since: row.since,
      days: daysBetween(row.since, clocks.asOf),
      netUsd: row.net,
      leftUsd: row.left,
    };
  });
  return { rows: told, ...(next && { next }) };
}

async function listThemes(clocks: ReportingDates): Promise<ThemeRow[]> {
  const [areas, rows] = await Promise.all([
    listThematicAreas(clocks.asOf),
    db.$queryRaw<{ area: number | null; own: string; region: string; unearmarked: string; total: string }[]>`
      SELECT n.area_number AS area, sum(l.amount)::numeric(18,2)::text AS total,
        coalesce(sum(l.amount) FILTER (WHERE l.area_number IS NOT NULL), 0)::numeric(18,2)::text AS own,
        coalesce(sum(l.amount) FILTER (WHERE l.region_slug IS NOT NULL), 0)::numeric(18,2)::text AS region,
        coalesce(sum(l.amount) FILTER (WHERE l.area_number IS NULL AND l.region_slug IS NULL), 0)::numeric(18,2)::text AS unearmarked
      FROM ledger_lines l JOIN concept_notes n ON n.id = l.note_id
      WHERE l.account = 'allocated' AND ${known(clocks)} GROUP BY 1 HAVING sum(l.amount) <> 0 ORDER BY 1 NULLS LAST`,
  ]);
  const named = new Map(areas.map(({ number, name }) => [number, `${number}. ${name}`]));
  return rows.map((row) => ({ ...row, name: (row.area !== null && named.get(row.area)) || "Not stated" }));
}

const printed = (sums: Record<keyof Sums, Usd>): Sums => ({
  gross: toDecimal(sums.gross),
  fee: toDecimal(sums.fee),
  other: toDecimal(sums.other),
  reserved: toDecimal(sums.reserved),
  allocated: toDecimal(sums.allocated),
  available: toDecimal(sums.available),
});

type Balance = Awaited<ReturnType<typeof poolBalances>>[number];

function totalsOf(pools: readonly Balance[]): Sums {
  const of = (name: keyof Sums) =>
    sum(
      pools.map((pool) => pool[name]),
      USD,
    );
  return printed({
    gross: of("gross"),
    fee: of("fee"),
    other: of("other"),
    reserved: of("reserved"),
    allocated: of("allocated"),
    available: of("available"),
  });
}

/**
 * What earmarks can pay: every pool, a page of what is unused of each earmark and since when, and how the themes are paid.
 * Refuses a damaged cursor ("invalid").
 */
export const findEarmarks = inOneView(async (actor: Actor, clocks: ReportingDates, position: Position = {}) => {
  authorize(actor, "overview.read");
  const [pools, sources] = await Promise.all([poolBalances(clocks), listSources(clocks.asOf)]);
  const names = new Map(sources.map(({ source, label }) => [keyOf(source), label]));
  const rows = pools.map(({ pool, ...sums }): PoolRow => {
    const key = keyOf(pool);
    return { key, label: names.get(key) ?? key, ...printed(sums) };
  });
  const [unused, themes] = await Promise.all([listUnused(actor, clocks, names, position), listThemes(clocks)]);
  return { pools: rows, totals: totalsOf(pools), unused: unused.rows, next: unused.next, themes };
});
export type Earmarks = Awaited<ReturnType<typeof findEarmarks>>;
