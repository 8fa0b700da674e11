import "server-only";
import type { StepContext } from "@/lib/access/step-context";
import { type Day, dateOf, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { acquireLock } from "@/lib/kernel/locks";
import { compare, formatMoney, money, negate, toDecimal, type Usd, USD, usd, zero } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { Prisma } from "@/prisma/generated/client";
import { type Line, type Pool, POOL_ACCOUNTS } from "./accounts";
import { assertBalanced, mirrored } from "./balanced-lines";
import { holdPeriods, timeFrom } from "./closed-period.steps";

type Reader = Pick<Tx, "$queryRaw">;

/** What was done, to what, when, and the lines it writes. */
export type Act = {
  /** For example "contribution.deposit". */
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** The day it was true. */
  readonly on: Day;
  /** True where a day in a closed period is meant: it goes into the open one, marked as late. */
  readonly isLate?: boolean;
  readonly note?: string;
  /** The form's own key: the same form sent twice is one act. */
  readonly requestKey?: string;
  readonly reversesId?: string;
  readonly lines: readonly Line[];
};

const lineRow = ({ amount, donorId, pool, noteId, punoId, category, year, account }: Line) => ({
  account,
  amount: toDecimal(amount),
  currency: amount.currency,
  donor_id: donorId ?? null,
  area_number: pool?.area ?? null,
  region_slug: pool?.region ?? null,
  note_id: noteId ?? null,
  puno_id: punoId ?? null,
  category: category ?? null,
  year: year ?? null,
});

type LineRow = ReturnType<typeof lineRow> & { set_id: string; position: number; effective_on: Day; recorded_at: Date };

/** One statement however many lines there are: of a set cut in two, neither half balances. */
const writeLines = (tx: Tx, lines: readonly LineRow[]) => tx.$executeRaw`
  INSERT INTO ledger_lines (set_id, position, account, amount, currency, effective_on, recorded_at, donor_id, area_number,
    region_slug, note_id, puno_id, category, year)
  SELECT * FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS line (set_id uuid, position int,
    account ledger_account, amount numeric, currency char(3), effective_on date, recorded_at timestamptz, donor_id uuid,
    area_number int, region_slug text, note_id uuid, puno_id uuid, category int, year int)`;

/**
 * The only writer of the books: sets of lines that each add up to zero in one currency. Gives the identifiers of the
 * sets in the order of the acts. Refuses a day in a closed period ("not-now"); lines that are no set are a fault.
 */
export async function postAll(context: StepContext, acts: readonly Act[], field?: string): Promise<string[]> {
  const { tx, actor, at } = context;
  const sets: { row: Prisma.LedgerSetCreateManyInput; on: Day; lines: readonly Line[] }[] = [];
  const open = await holdPeriods(tx);
  for (const { on, isLate = false, lines, ...told } of acts) {
    assertBalanced(lines);
    const { effectiveOn, occurredOn } = timeFrom(open, on, isLate, field);
    const days = { effectiveOn: dateOf(effectiveOn), occurredOn: occurredOn === null ? null : dateOf(occurredOn) };
    sets.push({ row: { ...told, ...days, recordedAt: at, recordedById: actor.id }, on: effectiveOn, lines });
  }
  const made = await tx.ledgerSet.createManyAndReturn({ data: sets.map(({ row }) => row), select: { id: true } });
  const lines = sets.flatMap(({ on, lines: own }, index) =>
    own.map((line, position): LineRow => ({
      ...lineRow(line),
      set_id: made[index]?.id ?? "",
      position: position + 1,
      effective_on: on,
      recorded_at: at,
    })),
  );
  await writeLines(tx, lines);
  return made.map(({ id }) => id);
}

/** Posts one act. See `postAll`. */
export async function post(context: StepContext, act: Act, field?: string): Promise<string> {
  const [id] = await postAll(context, [act], field);
  if (id === undefined) throw new Error("A posted act has an identifier.");
  return id;
}

const WITH_LINES = { lines: { orderBy: { position: "asc" } } } satisfies Prisma.LedgerSetInclude;
type Kept = Prisma.LedgerSetGetPayload<{ include: typeof WITH_LINES }>;

const lineOf = (row: Kept["lines"][number]): Line => ({
  account: row.account,
  amount: money(row.amount.toFixed(), row.currency),
  pool: { area: row.areaNumber, region: row.regionSlug },
  ...(row.donorId && { donorId: row.donorId }),
  ...(row.noteId && { noteId: row.noteId }),
  ...(row.punoId && { punoId: row.punoId }),
  ...(row.category !== null && { category: row.category }),
  ...(row.year !== null && { year: row.year }),
});

/** What a mirror says of itself where it differs from its set: the act's word and subject. */
type MirrorOf = { readonly act: string; readonly subjectType?: string; readonly subjectId?: string };

/**
 * Takes sets back by posting their mirrors with a reason: on the sets' own days, because they were wrong from the start,
 * or late in the open period where those days are closed; of a late fact, on the day it was true. A set is taken back
 * once ("conflict" from the database).
 */
export async function postMirrors(
  context: StepContext,
  setIds: readonly string[],
  { act, subjectType, subjectId }: MirrorOf,
  reason: string,
): Promise<string[]> {
  const { tx } = context;
  const found = await tx.ledgerSet.findMany({ where: { id: { in: [...setIds] } }, include: WITH_LINES });
  if (found.length < setIds.length) throw new Error("A set to be taken back does not exist.");
  const acts = found.map((set) => ({
    act,
    subjectType: subjectType ?? set.subjectType,
    subjectId: subjectId ?? set.subjectId,
    on: dayOf(set.occurredOn ?? set.effectiveOn),
    isLate: true,
    note: reason,
    reversesId: set.id,
    lines: mirrored(set.lines.map(lineOf)),
  }));
  return postAll(context, acts);
}

/** Transactions that take money out of pools run one after another, so that two never spend the same dollar. */
export const lockPools = (tx: Pick<Tx, "$queryRaw">): Promise<void> => acquireLock(tx, "ledger_pools");

/** Lines before a day: whole years and whole months from the totals, and lines only of the month the day leaves open. */
export const storedBefore = (end: Prisma.Sql): Prisma.Sql => Prisma.sql`
  SELECT account, currency, donor_id, puno_id, area_number, region_slug, starts_on AS day, lines, debits, amount
  FROM ledger_totals WHERE grain = 'year' AND starts_on < date_trunc('year', ${end})::date
  UNION ALL
  SELECT account, currency, donor_id, puno_id, area_number, region_slug, starts_on, lines, debits, amount
  FROM ledger_totals WHERE grain = 'month'
    AND starts_on >= date_trunc('year', ${end})::date AND starts_on < date_trunc('month', ${end})::date
  UNION ALL
  SELECT account, currency, donor_id, puno_id, area_number, region_slug, effective_on, 1, greatest(amount, 0), amount
  FROM ledger_lines WHERE effective_on >= date_trunc('month', ${end})::date AND effective_on < ${end}`;

const ofPool = ({ area, region }: Pool): Prisma.Sql => Prisma.sql`
  currency = 'USD' AND account = ANY(${[...POOL_ACCOUNTS]}::ledger_account[])
    AND area_number IS NOT DISTINCT FROM ${area}::int AND region_slug IS NOT DISTINCT FROM ${region}::text`;

/**
 * What a pool may still give away in USD: the least it holds on any day from `from` on, so that a decision dated back
 * never spends what only came later or what is spent since (DOMAIN section 7, identity 12). Earmarked deposits net of
 * fee less what is reserved and allocated; the unearmarked pool also has the Fund's income and bears its own costs.
 * Call `lockPools` first where money is taken.
 */
export async function availableIn(tx: Reader, pool: Pool, from: Day): Promise<Usd> {
  const [row] = await tx.$queryRaw<{ least: string | null }[]>`
    WITH day AS (
      SELECT ${from}::date AS day, coalesce(-sum(amount), 0) AS change
      FROM (${storedBefore(Prisma.sql`${from}::date`)}) earlier WHERE ${ofPool(pool)}
      UNION ALL
      SELECT effective_on, -sum(amount) FROM ledger_lines WHERE effective_on >= ${from}::date AND ${ofPool(pool)} GROUP BY 1),
    standing AS (SELECT sum(change) OVER (ORDER BY day) AS held FROM day)
    SELECT min(held)::numeric(18,2)::text AS least FROM standing`;
  return row?.least ? usd(row.least) : zero(USD);
}

/** Refuses ("not-now") what left a pool below zero on some day from `from` on: its money was given away already. */
export async function refuseOverdrawn(tx: Reader, pool: Pool, from: Day, sentence: string): Promise<void> {
  const left = await availableIn(tx, pool, from);
  if (compare(left, zero(USD)) < 0)
    throw new Refusal("not-now", `${sentence} ${formatMoney(negate(left))} would be missing.`);
}
