import "server-only";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/access/permissions";
import { visibleTo } from "@/lib/concept-notes/concept-note.scope";
import { addDays, dateOf, type Day, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/list-cursor";
import { abs, money, toDecimal } from "@/lib/kernel/money";
import type { Account } from "@/lib/ledger/accounts";
import { storedBetween } from "@/lib/ledger/ledger.queries";
import { describeOrganisations, type OrganisationChoice } from "@/lib/organisations/organisation.queries";
import { type ReportingDates, shownThrough } from "@/lib/reporting-dates/reporting-dates";
import { Prisma } from "@/prisma/generated/client";
import { growsByCredit } from "./journal-trace";
import { type Cause, type KeptSet, readWords, WITH_LINES, type Words } from "./journal-words.queries";
import type { JournalFilter } from "./journal.schema";

/** One line; one of debit and credit is a decimal string above zero, in the currency of its set. */
export type SetLine = {
  position: number;
  account: Account;
  debit: string | null;
  credit: string | null;
  /** Donor, pool, programme, organisation, category and year, in words. */
  of: string[];
};

/** The lines a filter leaves in one currency: decimal strings, `balance` as `growsByCredit` says. */
export type LinesTotal = { currency: string; lines: number; debit: string; credit: string; balance: string };

/** One journal entry with its lines and dates, and the entries that reverse it or that it reverses. */
export type SetRow = {
  id: string;
  act: string;
  cause: Cause;
  effectiveOn: Day;
  /** Of a late fact: the day it was true, in a period that was closed when it became known. */
  occurredOn: Day | null;
  recordedAt: Date;
  recordedBy: string;
  note: string | null;
  currency: string;
  lines: SetLine[];
  reversesId: string | null;
  reversedById: string | null;
  /** True of what the Administrative Agent posted and may reverse. */
  isBooking: boolean;
};

const sql = Prisma.sql;
const BATCH = 500;

const organisationBySlug = (slug: string) => sql`(SELECT o.id FROM organisations o WHERE o.slug = ${slug})`;

/** Notes this person may read whose reference or programme reference holds the words. */
async function notesNamed(actor: Actor, words: string): Promise<string[]> {
  const contains = { contains: words, mode: "insensitive" as const };
  const found = await db.conceptNote.findMany({
    where: { AND: [visibleTo(actor), { OR: [{ reference: contains }, { programmeReference: contains }] }] },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

/** What one line of a set must be, all of it at once: "the fee of this donor" is one line, not two. */
async function lineConditions(actor: Actor, { account, donor, puno, programme }: JournalFilter): Promise<Prisma.Sql[]> {
  const line: Prisma.Sql[] = [];
  if (account) line.push(sql`l.account = ANY(${account}::ledger_account[])`);
  if (donor) line.push(sql`l.donor_id = ${organisationBySlug(donor)}`);
  if (puno) line.push(sql`l.puno_id = ${organisationBySlug(puno)}`);
  if (programme) line.push(sql`l.note_id = ANY(${await notesNamed(actor, programme)}::uuid[])`);
  return line;
}

function setConditions({ cause, act, from, asOf, knownOn, late }: JournalFilter): Prisma.Sql[] {
  const found: Prisma.Sql[] = [];
  if (cause) found.push(sql`s.subject_type = ${cause}`);
  if (act) found.push(sql`s.act = ${act}`);
  if (from) found.push(sql`s.effective_on >= ${from}::date`);
  if (asOf) found.push(sql`s.effective_on <= ${asOf}::date`);
  if (knownOn) found.push(sql`s.recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`);
  if (late) found.push(sql`s.occurred_on IS NOT NULL`);
  return found;
}

const allOf = (conditions: readonly Prisma.Sql[]) =>
  conditions.length === 0 ? sql`true` : Prisma.join([...conditions], " AND ");

async function conditions(actor: Actor, filter: JournalFilter): Promise<Prisma.Sql> {
  const found = setConditions(filter);
  const line = await lineConditions(actor, filter);
  if (line.length > 0) found.push(sql`EXISTS (SELECT 1 FROM ledger_lines l WHERE l.set_id = s.id AND ${allOf(line)})`);
  if (filter.after) {
    const [day = "", id = ""] = readCursor(filter.after, [CURSOR_PART.day, CURSOR_PART.id]);
    found.push(sql`(s.effective_on, s.id) < (${day}::date, ${id}::uuid)`);
  }
  return allOf(found);
}

/** True where the stored totals know all a filter asks. */
const isStored = ({ programme, cause, act, late, knownOn }: JournalFilter): boolean =>
  !programme && !cause && !act && !late && (knownOn === undefined || knownOn >= today());

async function countedLines(actor: Actor, filter: JournalFilter): Promise<Prisma.Sql> {
  const line = await lineConditions(actor, filter);
  if (isStored(filter)) return sql`SELECT * FROM (${storedBetween(filter)}) l WHERE ${allOf(line)}`;
  return sql`SELECT l.currency, 1 AS lines, greatest(l.amount, 0) AS debits, l.amount
    FROM ledger_lines l JOIN ledger_sets s ON s.id = l.set_id WHERE ${allOf([...setConditions(filter), ...line])}`;
}

/**
 * What the lines a filter leaves come to, by currency, that of the Fund first: of an account its balance as figures show
 * it, of a figure's accounts the figure. Only the lines that match, not the other sides of their acts, and none after
 * today in UTC unless a later day is asked for.
 */
export async function sumLines(actor: Actor, filter: JournalFilter): Promise<LinesTotal[]> {
  authorize(actor, "ledger.read");
  const sign = growsByCredit(filter.account) ? -1 : 1;
  const found = await db.$queryRaw<LinesTotal[]>`
    SELECT currency, sum(lines)::int AS lines, (sum(amount) * ${sign}::int)::text AS balance,
      sum(debits)::text AS debit, (sum(debits) - sum(amount))::text AS credit
    FROM (${await countedLines(actor, { ...filter, asOf: filter.asOf ?? today() })}) counted
    GROUP BY currency HAVING sum(lines) > 0 ORDER BY currency <> 'USD', currency`;
  return found.map(({ currency, lines, ...amounts }) => {
    const text = (key: keyof typeof amounts) => toDecimal(money(amounts[key], currency));
    return { currency, lines, debit: text("debit"), credit: text("credit"), balance: text("balance") };
  });
}

function lineOf(line: KeptSet["lines"][number], words: Words): SetLine {
  const signed = money(line.amount.toFixed(), line.currency);
  const amount = toDecimal(abs(signed));
  return {
    position: line.position,
    account: line.account,
    debit: signed.minor > 0n ? amount : null,
    credit: signed.minor < 0n ? amount : null,
    of: words.linesOf(line),
  };
}

/** `knownOn` is where the reader stands: what was taken back later was not yet. */
function rowOf(set: KeptSet, words: Words, knownOn: Day): SetRow {
  const { id, act, note, reversesId, recordedAt, reversedBy } = set;
  const isReversed = reversedBy !== null && reversedBy.recordedAt < dateOf(addDays(knownOn, 1));
  return {
    id,
    act,
    note,
    reversesId,
    recordedAt,
    cause: words.causeOf(set),
    effectiveOn: dayOf(set.effectiveOn),
    occurredOn: set.occurredOn && dayOf(set.occurredOn),
    recordedBy: words.personOf(set.recordedById),
    currency: set.lines[0]?.currency ?? "USD",
    lines: set.lines.map((line) => lineOf(line, words)),
    reversedById: isReversed ? reversedBy.id : null,
    isBooking: set.subjectType === "booking",
  };
}

async function rowsOf(actor: Actor, ids: readonly string[], knownOn: Day): Promise<SetRow[]> {
  const found = await db.ledgerSet.findMany({ where: { id: { in: [...ids] } }, include: WITH_LINES });
  const words = await readWords(actor, found);
  const setOf = new Map(found.map((set) => [set.id, set]));
  return ids.flatMap((id) => {
    const set = setOf.get(id);
    return set ? [rowOf(set, words, knownOn)] : [];
  });
}

const cursorOf = ({ effectiveOn, id }: SetRow) => encodeCursor([effectiveOn, id]);

/**
 * The sets of the books a filter leaves, the latest effective day first, one page at a time. Sets taken back and their
 * mirrors both stand in it, so that it adds up. Refuses a damaged cursor ("invalid").
 */
export async function listSets(actor: Actor, filter: JournalFilter, size = PAGE_SIZE): Promise<Page<SetRow>> {
  authorize(actor, "ledger.read");
  const where = await conditions(actor, filter);
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM ledger_sets s WHERE ${where} ORDER BY s.effective_on DESC, s.id DESC LIMIT ${size + 1}`;
  const ids = found.map(({ id }) => id);
  return pageOf(await rowsOf(actor, ids, filter.knownOn ?? today()), cursorOf, size);
}

/** Every set a filter leaves, batch after batch, for a file. */
export async function* readSets(actor: Actor, filter: JournalFilter): AsyncGenerator<SetRow[], void> {
  let after: string | undefined;
  do {
    const page = await listSets(actor, { ...filter, after }, BATCH);
    yield page.rows;
    after = page.next;
  } while (after !== undefined);
}

/** One set under two clocks; null where there is none, or it did not count or was not recorded yet. */
export async function findSet(actor: Actor, id: string, clocks: ReportingDates): Promise<SetRow | null> {
  authorize(actor, "ledger.read");
  if (!z.uuid().safeParse(id).success) return null;
  const [row] = await rowsOf(actor, [id], clocks.knownOn);
  return row && row.effectiveOn <= shownThrough(clocks) && dayOf(row.recordedAt) <= clocks.knownOn ? row : null;
}

export type JournalChoices = Readonly<Record<"donors" | "punos", OrganisationChoice[]>>;

/** The donors and organisations the books name, in alphabetical order; read from the totals. */
export async function listJournalChoices(actor: Actor): Promise<JournalChoices> {
  authorize(actor, "ledger.read");
  const where = { grain: "year" as const };
  const [donors, punos] = await Promise.all([
    db.ledgerTotal.groupBy({ by: ["donorId"], where: { ...where, donorId: { not: null } } }),
    db.ledgerTotal.groupBy({ by: ["punoId"], where: { ...where, punoId: { not: null } } }),
  ]);
  const named = async (ids: readonly string[]) =>
    [...(await describeOrganisations(today(), ids)).values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
  return {
    donors: await named(donors.flatMap(({ donorId }) => donorId ?? [])),
    punos: await named(punos.flatMap(({ punoId }) => punoId ?? [])),
  };
}
