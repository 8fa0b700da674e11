import "server-only";
import type { TargetNames } from "@/lib/contributions/contribution.labels";
import { addDays } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { percent, sum, toDecimal, type Usd, USD, usd } from "@/lib/kernel/money";
import { type Pool, samePool } from "@/lib/ledger/accounts";
import { books } from "@/lib/ledger/ledger.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { poolLabel } from "./statement.labels";
import type { StatementPool, StatementSums, StatementSupport } from "./statement";
import {
  attribute,
  BASES,
  basisOf,
  type Flow,
  type Grant,
  type Holding,
  netOf,
  type Part,
  poolsBeyond,
  sumParts,
  type Sums,
  unallocatedOf,
} from "./support-attribution";

/** What each donor's deposits brought into each pool, and the fee on them. */
async function holdingsUnder(clocks: ReportingDates): Promise<Holding[]> {
  const rows = await db.$queryRaw<(Pool & { donorId: string; gross: string; fee: string })[]>`
    SELECT donor_id AS "donorId", area_number AS area, region_slug AS region,
      coalesce(-sum(amount) FILTER (WHERE account = 'deposits'), 0)::numeric(18,2)::text AS gross,
      coalesce(sum(amount) FILTER (WHERE account = 'agent_fee'), 0)::numeric(18,2)::text AS fee
    FROM (${books(clocks)}) b WHERE account IN ('deposits', 'agent_fee') AND donor_id IS NOT NULL
    GROUP BY 1, 2, 3 ORDER BY 2 NULLS LAST, 3 NULLS LAST, 1`;
  return rows.map(({ donorId, area, region, gross, fee }) => ({
    donorId,
    pool: { area, region },
    gross: usd(gross),
    fee: usd(fee),
  }));
}

/** What programmes were given out of each pool. Read from the lines: the totals of the books know no programme. */
async function grantsUnder({ asOf, knownOn }: ReportingDates): Promise<Grant[]> {
  const rows = await db.$queryRaw<(Pool & { noteId: string; amount: string })[]>`
    SELECT note_id AS "noteId", area_number AS area, region_slug AS region, sum(amount)::numeric(18,2)::text AS amount
    FROM ledger_lines WHERE currency = 'USD' AND account = 'allocated' AND note_id IS NOT NULL
      AND effective_on <= ${asOf}::date AND recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1, 2, 3 HAVING sum(amount) <> 0 ORDER BY 1, 2 NULLS LAST, 3 NULLS LAST`;
  return rows.map(({ noteId, area, region, amount }) => ({ noteId, pool: { area, region }, amount: usd(amount) }));
}

/** What programmes were sent net of refunds, and what was reported as spent on them. */
async function flowsUnder({ asOf, knownOn }: ReportingDates): Promise<Flow[]> {
  const rows = await db.$queryRaw<{ noteId: string; transferred: string; expenditure: string }[]>`
    SELECT note_id AS "noteId",
      coalesce(sum(amount) FILTER (WHERE account IN ('transfers', 'refunds')), 0)::numeric(18,2)::text AS transferred,
      coalesce(sum(amount) FILTER (WHERE account = 'expenditure'), 0)::numeric(18,2)::text AS expenditure
    FROM ledger_lines WHERE currency = 'USD' AND account IN ('transfers', 'refunds', 'expenditure') AND note_id IS NOT NULL
      AND effective_on <= ${asOf}::date AND recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
    GROUP BY 1`;
  return rows.map(({ noteId, transferred, expenditure }) => ({
    noteId,
    transferred: usd(transferred),
    expenditure: usd(expenditure),
  }));
}

const sumsText = ({ allocated, transferred, expenditure }: Sums): StatementSums => ({
  allocated: toDecimal(allocated),
  transferred: toDecimal(transferred),
  expenditure: toDecimal(expenditure),
});

const total = (amounts: readonly Usd[]): Usd => sum(amounts, USD);

/** One pool of the donor, with what all donors hold in it. */
function poolOf(own: Holding, all: readonly Holding[], parts: readonly Part[], names: TargetNames): StatementPool {
  const { pool, gross, fee } = own;
  const here = parts.filter((part) => samePool(part.pool, pool));
  const netOfAll = total(all.filter((one) => samePool(one.pool, pool)).map(netOf));
  return {
    pool,
    label: poolLabel(pool, names),
    basis: basisOf(pool),
    gross: toDecimal(gross),
    fee: toDecimal(fee),
    net: toDecimal(netOf(own)),
    netOfAll: toDecimal(netOfAll),
    percent: percent(netOf(own), netOfAll),
    supported: toDecimal(sumParts(here).allocated),
    unallocated: toDecimal(unallocatedOf(netOf(own), here)),
  };
}

type Named = { id: string; reference: string | null; programmeReference: string | null; title: string };

function supportOf(
  part: Part,
  grants: readonly Grant[],
  notes: ReadonlyMap<string, Named>,
  names: TargetNames,
): StatementSupport {
  const { noteId, pool } = part;
  const note = notes.get(noteId);
  if (!note) throw new Error(`Programme ${noteId} stands in the books and does not exist.`);
  const ofPool = grants.filter((grant) => grant.noteId === noteId && samePool(grant.pool, pool));
  return {
    noteId,
    pool,
    title: note.title,
    programmeReference: note.programmeReference,
    reference: note.programmeReference ?? note.reference ?? "",
    label: poolLabel(pool, names),
    basis: basisOf(pool),
    allocatedOfPool: toDecimal(total(ofPool.map(({ amount }) => amount))),
    ...sumsText(part),
  };
}

/** Direct support first, each by reference. */
const inOrder = (a: StatementSupport, b: StatementSupport) =>
  BASES.indexOf(a.basis) - BASES.indexOf(b.basis) ||
  a.reference.localeCompare(b.reference, "en") ||
  a.title.localeCompare(b.title, "en");

/** What the donor's money supports, earmarked first, and how much of it still supports nothing. */
export async function supportUnder(donorId: string, clocks: ReportingDates, names: TargetNames) {
  const [holdings, grants, flows] = await Promise.all([holdingsUnder(clocks), grantsUnder(clocks), flowsUnder(clocks)]);
  const all = attribute(holdings, grants, flows);
  // A part too small for a cent is no line.
  const parts = all.filter((part) => part.donorId === donorId && part.allocated.minor !== 0n);
  const found = await db.conceptNote.findMany({
    where: { id: { in: parts.map(({ noteId }) => noteId) } },
    select: { id: true, reference: true, programmeReference: true, title: true },
  });
  const notes = new Map(found.map((note) => [note.id, note]));
  const own = holdings.filter((one) => one.donorId === donorId);
  const of = (basis: string) => sumsText(sumParts(parts.filter(({ pool }) => basisOf(pool) === basis)));
  return {
    pools: own.map((one) => poolOf(one, holdings, parts, names)),
    support: parts.map((part) => supportOf(part, grants, notes, names)).sort(inOrder),
    direct: of("direct"),
    notional: of("notional"),
    supported: sumsText(sumParts(parts)),
    unallocated: toDecimal(unallocatedOf(total(own.map(netOf)), parts)),
    beyondDeposits: poolsBeyond(holdings, grants)
      .map((pool) => poolLabel(pool, names))
      .sort((a, b) => a.localeCompare(b, "en")),
    fee: total(own.map(({ fee }) => fee)),
  };
}
