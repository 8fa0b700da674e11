import "server-only";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { addDays, type Day, daysBetween } from "@/lib/kernel/dates";
import { db, inOneView } from "@/lib/kernel/db";
import { add, sum, toDecimal, type Usd, USD, usd } from "@/lib/kernel/money";
import { poolBalances } from "@/lib/ledger/queries";
import { type Clocks, type Pool, samePool, UNEARMARKED_POOL } from "@/lib/ledger/rules";
import { describeOrganisations } from "@/lib/organisations/queries";
import { listThematicAreas } from "@/lib/themes/queries";
import { Prisma } from "@/prisma/generated/client";
import { listSources } from "../funding/queries";
import { keyOf, type SourceKey } from "../funding/rules";
import { unusedOf } from "./rules";

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
const known = ({ asOf, knownOn }: Clocks): Prisma.Sql => Prisma.sql`
  l.currency = 'USD' AND l.effective_on <= ${asOf}::date
    AND l.recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`;

type Deposit = Pool & { entry: string; donorId: string | null; since: Day; net: string };

/** Deposits to earmarks net of the fee, reversed ones taken off, the oldest first. */
const depositsTo = (clocks: Clocks) => db.$queryRaw<Deposit[]>`
  SELECT o.subject_id AS entry, l.area_number AS area, l.region_slug AS region, l.donor_id AS "donorId",
    coalesce(o.occurred_on, o.effective_on)::text AS since, (-sum(l.amount))::numeric(18,2)::text AS net
  FROM ledger_lines l JOIN ledger_sets s ON s.id = l.set_id JOIN ledger_sets o ON o.id = coalesce(s.reverses_id, s.id)
  WHERE l.account IN ('deposits', 'agent_fee') AND (l.area_number IS NOT NULL OR l.region_slug IS NOT NULL) AND ${known(clocks)}
  GROUP BY o.id, 2, 3, 4 HAVING sum(l.amount) <> 0 ORDER BY 5, o.recorded_at, o.id`;

type Balance = Awaited<ReturnType<typeof poolBalances>>[number];

async function listUnused(actor: Actor, clocks: Clocks, pools: readonly Balance[], names: Map<SourceKey, string>) {
  const deposits = await depositsTo(clocks);
  const unused = pools.flatMap(({ pool, reserved, allocated }) => {
    const own = deposits.filter((deposit) => samePool(deposit, pool)).map((row) => ({ ...row, amount: usd(row.net) }));
    return unusedOf(own, add(reserved, allocated));
  });
  const ids = unused.map(({ entry }) => entry);
  const entries = await db.contributionEntry.findMany({
    where: { id: { in: ids } },
    select: { id: true, contribution: { select: { id: true, reference: true } } },
  });
  const given = new Map(entries.map(({ id, contribution }) => [id, contribution]));
  const donors = await describeOrganisations(
    clocks.asOf,
    unused.flatMap(({ donorId }) => donorId ?? []),
  );
  const isNamed = can(actor, "contribution.read-all");
  return unused
    .map((row): UnusedRow => {
      const contribution = isNamed ? given.get(row.entry) : undefined;
      return {
        key: `${row.entry} ${keyOf(row)}`,
        pool: names.get(keyOf(row)) ?? keyOf(row),
        donor: isNamed ? (donors.get(row.donorId ?? "")?.name ?? null) : null,
        contributionId: contribution?.id ?? null,
        reference: contribution?.reference ?? null,
        since: row.since,
        days: daysBetween(row.since, clocks.asOf),
        netUsd: toDecimal(row.amount),
        leftUsd: toDecimal(row.left),
      };
    })
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

async function listThemes(clocks: Clocks): Promise<ThemeRow[]> {
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

/** What earmarks can pay: every pool, what is unused of each earmark and since when, and how the themes are paid. */
export const findEarmarks = inOneView(async (actor: Actor, clocks: Clocks) => {
  authorize(actor, "overview.read");
  const [pools, sources] = await Promise.all([poolBalances(clocks), listSources(clocks.asOf)]);
  const names = new Map(sources.map(({ source, label }) => [keyOf(source), label]));
  const bound = pools.filter(({ pool }) => !samePool(pool, UNEARMARKED_POOL));
  const rows = pools.map(({ pool, ...sums }): PoolRow => {
    const key = keyOf(pool);
    return { key, label: names.get(key) ?? key, ...printed(sums) };
  });
  const [unused, themes] = await Promise.all([listUnused(actor, clocks, bound, names), listThemes(clocks)]);
  return { pools: rows, totals: totalsOf(pools), unused, themes };
});
export type Earmarks = Awaited<ReturnType<typeof findEarmarks>>;
