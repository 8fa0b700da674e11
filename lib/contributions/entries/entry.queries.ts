import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { digitsOf } from "@/lib/kernel/currencies";
import { addDays, dateOf, type Day, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/list-cursor";
import { storedBetween } from "@/lib/ledger/ledger.queries";
import type { OrganisationType } from "@/lib/organisations/organisation.labels";
import { describeOrganisations, type OrganisationChoice } from "@/lib/organisations/organisation.queries";
import { Prisma } from "@/prisma/generated/client";
import { type EntryKind, type KindTotal, less } from "../contribution-entries";
import { onlyDonor } from "../contribution.scope";
import { type EarmarkRow, earmarkRow } from "../contribution.steps";
import type { EntryFilter } from "./entry.schema";

export type { EarmarkRow } from "../contribution.steps";

/** One entry as it leaves the module: money as decimal strings, days as "YYYY-MM-DD". */
export type EntryRow = {
  id: string;
  contributionId: string;
  reference: string;
  title: string;
  donor: { id: string; slug: string; name: string; type: OrganisationType };
  kind: EntryKind;
  amount: string;
  currency: string;
  rate: string;
  rateOn: string;
  amountUsd: string;
  feeUsd: string;
  effectiveOn: string;
  /** Of a late fact: the day it was true, in a period that was closed when it became known. */
  occurredOn: string | null;
  recordedAt: Date;
  reversesId: string | null;
  isReversed: boolean;
  isConfirmed: boolean;
  /** The booked USD value less the earmarks'. */
  unearmarkedUsd: string;
  earmarks: EarmarkRow[];
};

const alphabet = new Intl.Collator("en");
const sql = Prisma.sql;

/** Everybody who ever gave, as called on the day, in alphabetical order. A few hundred at most, read from the totals. */
async function donorsOn(on: Day): Promise<OrganisationChoice[]> {
  const given = await db.ledgerTotal.groupBy({ by: ["donorId"], where: { grain: "year", donorId: { not: null } } });
  const donors = await describeOrganisations(
    on,
    given.flatMap(({ donorId }) => donorId ?? []),
  );
  return [...donors.values()].sort((a, b) => alphabet.compare(a.name, b.name));
}

/** Everybody who gave and exists for this person, for the filter of the list. */
export async function listDonors(actor: Actor, on: Day): Promise<OrganisationChoice[]> {
  authorize(actor, "contribution.read");
  const only = onlyDonor(actor);
  return (await donorsOn(on)).filter(({ id }) => only === null || id === only);
}

const contains = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

const boundTo = (earmark: string): Prisma.Sql => {
  const [dimension, value = ""] = earmark.split(":");
  return dimension === "area" ? sql`m.area_number = ${Number(value)}::int` : sql`m.region_slug = ${value}`;
};

/** Entries with money bound to the target, or ("none") with money that no earmark binds. */
const earmarkedFor = (earmark: string): Prisma.Sql =>
  earmark === "none"
    ? sql`(SELECT coalesce(sum(m.amount), 0) FROM earmarks m WHERE m.entry_id = e.id) <> e.amount`
    : sql`EXISTS (SELECT 1 FROM earmarks m WHERE m.entry_id = e.id AND ${boundTo(earmark)})`;

/** Entries with the part of their USD value that a total counts: all of it, or the part the earmark filter asks for. */
function counted(earmark: EntryFilter["earmark"]): Prisma.Sql {
  if (!earmark) return sql`SELECT *, amount_usd AS part FROM contribution_entries`;
  const isNone = earmark === "none";
  const bound = sql`SELECT m.entry_id, sum(m.amount) AS amount, sum(m.amount_usd) AS amount_usd
    FROM earmarks m WHERE ${isNone ? sql`true` : boundTo(earmark)} GROUP BY m.entry_id`;
  return isNone
    ? sql`SELECT a.*, a.amount_usd - coalesce(b.amount_usd, 0) AS part FROM contribution_entries a
        LEFT JOIN (${bound}) b ON b.entry_id = a.id WHERE a.amount <> coalesce(b.amount, 0)`
    : sql`SELECT a.*, b.amount_usd AS part FROM contribution_entries a JOIN (${bound}) b ON b.entry_id = a.id`;
}

/** The donors a filter leaves, or null where it leaves all. */
function donorsLeft({ donor, donorType }: EntryFilter, donors: readonly OrganisationChoice[], only: string | null) {
  if (!donor && !donorType && only === null) return null;
  return donors
    .filter(({ id }) => only === null || id === only)
    .filter(({ slug, type }) => (!donor || slug === donor) && (!donorType || type === donorType));
}

/** The rows a filter leaves: the same condition under the list, its totals and its file. */
function conditions(actor: Actor, filter: EntryFilter, donors: readonly OrganisationChoice[]): Prisma.Sql[] {
  const { kind, year, earmark, currency, text, asOf, knownOn } = filter;
  const left = donorsLeft(filter, donors, onlyDonor(actor));
  const found: Prisma.Sql[] = [];
  if (left) found.push(sql`e.donor_id = ANY(${left.map(({ id }) => id)}::uuid[])`);
  if (kind) found.push(sql`e.kind = ${kind}::entry_kind`);
  if (year) found.push(sql`e.effective_on BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date`);
  if (asOf) found.push(sql`e.effective_on <= ${asOf}::date`);
  if (knownOn) found.push(sql`e.recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`);
  if (currency) found.push(sql`e.currency = ${currency}`);
  if (earmark) found.push(earmarkedFor(earmark));
  if (text) {
    const named = donors.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).map(({ id }) => id);
    found.push(sql`e.contribution_id IN (SELECT c.id FROM contributions c
      WHERE c.donor_id = ANY(${named}::uuid[]) OR c.title ILIKE ${contains(text)} OR c.reference ILIKE ${contains(text)})`);
  }
  return found;
}

const where = (all: readonly Prisma.Sql[]) => (all.length === 0 ? sql`true` : Prisma.join([...all], " AND "));

const NEWEST = sql`e.effective_on DESC, e.id DESC`;

/** Ids of the rows after a cursor, in the order asked for, as many as `take`. */
function idsInOrder(
  { sort, after }: EntryFilter,
  given: readonly Prisma.Sql[],
  donors: readonly OrganisationChoice[],
  take: number,
): Prisma.Sql {
  if (sort === "donor") return byDonor(after, given, donors, take);
  const [value = "", id = ""] = after
    ? readCursor(after, [sort === "amount" ? CURSOR_PART.money : CURSOR_PART.day, CURSOR_PART.id])
    : [];
  if (sort === "amount") {
    const rest = after ? [...given, sql`(e.amount_usd, e.id) < (${value}::numeric, ${id}::uuid)`] : given;
    return sql`SELECT e.id FROM contribution_entries e WHERE ${where(rest)} ORDER BY e.amount_usd DESC, e.id DESC LIMIT ${take}`;
  }
  const rest = after ? [...given, sql`(e.effective_on, e.id) < (${value}::date, ${id}::uuid)`] : given;
  return sql`SELECT e.id FROM contribution_entries e WHERE ${where(rest)} ORDER BY ${NEWEST} LIMIT ${take}`;
}

const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Donor after donor in alphabetical order, each newest first; stops as soon as the page is full. */
function byDonor(
  after: string | undefined,
  given: readonly Prisma.Sql[],
  donors: readonly OrganisationChoice[],
  take: number,
): Prisma.Sql {
  const [donorId = "", day = "", id = ""] = after
    ? readCursor(after, [CURSOR_PART.id, CURSOR_PART.day, CURSOR_PART.id])
    : [];
  const start = after
    ? Math.max(
        donors.findIndex((donor) => donor.id === donorId),
        0,
      )
    : 0;
  const ids = donors.slice(start).map((donor) => donor.id);
  // The cursor binds the first donor only; the others begin at the end of time, by the same index.
  const edge = after
    ? sql`(e.effective_on, e.id) < (CASE d.place WHEN 1 THEN ${day}::date ELSE 'infinity' END, CASE d.place WHEN 1 THEN ${id}::uuid ELSE ${LAST_ID}::uuid END)`
    : sql`true`;
  return sql`SELECT r.id FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS d(id, place)
    CROSS JOIN LATERAL (SELECT e.id, e.effective_on FROM contribution_entries e
      WHERE e.donor_id = d.id AND ${where([...given, edge])} ORDER BY ${NEWEST} LIMIT ${take}) r
    ORDER BY d.place, r.effective_on DESC, r.id DESC LIMIT ${take}`;
}

const cursorOf = (sort: EntryFilter["sort"]) => (row: EntryRow) => {
  if (sort === "amount") return encodeCursor([row.amountUsd, row.id]);
  return encodeCursor(sort === "donor" ? [row.donor.id, row.effectiveOn, row.id] : [row.effectiveOn, row.id]);
};

const rowFields = {
  id: true,
  contributionId: true,
  donorId: true,
  kind: true,
  recordedAt: true,
  reversesId: true,
  amount: true,
  currency: true,
  rate: true,
  rateOn: true,
  amountUsd: true,
  feeUsd: true,
  effectiveOn: true,
  occurredOn: true,
  reversedBy: { select: { recordedAt: true } },
  confirmation: { select: { confirmedAt: true } },
  earmarks: { select: { areaNumber: true, regionSlug: true, amount: true, amountUsd: true }, orderBy: { id: "asc" } },
  contribution: { select: { reference: true, title: true } },
} satisfies Prisma.ContributionEntrySelect;
type Found = Prisma.ContributionEntryGetPayload<{ select: typeof rowFields }>;

/** `before` is the end of what is known: what was taken back or confirmed later was not yet. */
function plain(found: Found, donor: OrganisationChoice, before: Date): EntryRow {
  const { contribution, reversedBy, confirmation, earmarks, donorId: _, ...entry } = found;
  return {
    ...entry,
    donor: { id: donor.id, slug: donor.slug, name: donor.name, type: donor.type },
    reference: contribution.reference,
    title: contribution.title,
    amount: entry.amount.toFixed(digitsOf(entry.currency)),
    rate: entry.rate.toFixed(),
    rateOn: dayOf(entry.rateOn),
    amountUsd: entry.amountUsd.toFixed(2),
    feeUsd: entry.feeUsd.toFixed(2),
    effectiveOn: dayOf(entry.effectiveOn),
    occurredOn: entry.occurredOn && dayOf(entry.occurredOn),
    isReversed: reversedBy !== null && reversedBy.recordedAt < before,
    isConfirmed: confirmation !== null && confirmation.confirmedAt < before,
    unearmarkedUsd: less(
      entry.amountUsd.toFixed(2),
      earmarks.map((line) => line.amountUsd.toFixed(2)),
    ),
    earmarks: earmarks.map((line) => earmarkRow(line, entry.currency)),
  };
}

/** Turns ids in order into rows in the same order. */
async function rowsOf(
  ids: readonly string[],
  donors: readonly OrganisationChoice[],
  knownOn: Day = today(),
): Promise<EntryRow[]> {
  const found = await db.contributionEntry.findMany({ where: { id: { in: [...ids] } }, select: rowFields });
  const rowOf = new Map(found.map((row) => [row.id, row]));
  const donorOf = new Map(donors.map((donor) => [donor.id, donor]));
  const before = dateOf(addDays(knownOn, 1));
  return ids.flatMap((id) => {
    const row = rowOf.get(id);
    const donor = row && donorOf.get(row.donorId);
    return row && donor ? [plain(row, donor, before)] : [];
  });
}

/** One page of entries; reversed entries and their reversals both stand in the list, so that it adds up. */
export async function listEntries(actor: Actor, filter: EntryFilter, size = PAGE_SIZE): Promise<Page<EntryRow>> {
  authorize(actor, "contribution.read");
  const donors = await donorsOn(filter.asOf ?? today());
  const given = conditions(actor, filter, donors);
  const ids = await db.$queryRaw<{ id: string }[]>(idsInOrder(filter, given, donors, size + 1));
  const rows = await rowsOf(
    ids.map(({ id }) => id),
    donors,
    filter.knownOn,
  );
  return pageOf(rows, cursorOf(filter.sort), size);
}

/**
 * Rows and USD by kind of everything a filter leaves up to its day or today, whatever page is shown; of an earmark, its
 * part only. An entry of a day still ahead in UTC is in the list and counts from that day. A filter may
 * ask what the books do not know (a currency, a word of the title), so what it leaves is summed from the rows it lists;
 * a test compares it with the books where both can answer.
 */
export async function sumEntries(actor: Actor, filter: EntryFilter): Promise<KindTotal[]> {
  authorize(actor, "contribution.read");
  const donors = await donorsOn(filter.asOf ?? today());
  // Its join already leaves the entries of the earmark.
  const asked = conditions(actor, { ...filter, earmark: undefined }, donors);
  const asOf = filter.asOf ?? today();
  const stored = storedBetween({ asOf });
  const given = [...asked, sql`e.effective_on <= ${asOf}::date`];
  return asked.length === 0 && !filter.earmark
    ? db.$queryRaw<KindTotal[]>`
        SELECT kind, sum(entries)::int AS entries, sum(amount)::numeric(18,2)::text AS "amountUsd" FROM (
          SELECT CASE account WHEN 'pledged' THEN 'pledge' WHEN 'committed' THEN 'commitment' ELSE 'deposit' END AS kind,
            0 AS entries, CASE account WHEN 'deposits' THEN -amount ELSE amount END AS amount
          FROM (${stored}) s WHERE currency = 'USD' AND account IN ('pledged', 'committed', 'deposits')
          UNION ALL
          -- Every entry has one line of its own on the other side.
          SELECT CASE account WHEN 'pledged_contra' THEN 'pledge' WHEN 'committed_contra' THEN 'commitment' ELSE 'deposit' END,
            lines, 0
          FROM (${stored}) s WHERE currency = 'USD' AND donor_id IS NOT NULL
            AND account IN ('pledged_contra', 'committed_contra', 'cash_with_agent')) t
        GROUP BY kind`
    : db.$queryRaw<KindTotal[]>`
        SELECT e.kind::text, count(*)::int AS entries, sum(e.part)::text AS "amountUsd"
        FROM (${counted(filter.earmark)}) e WHERE ${where(given)} GROUP BY e.kind`;
}

/** Every row a filter leaves, page after page, for a file. */
export async function* readEntries(actor: Actor, filter: EntryFilter): AsyncGenerator<EntryRow[], void> {
  let after: string | undefined;
  do {
    const page = await listEntries(actor, { ...filter, after }, 1000);
    yield page.rows;
    after = page.next;
  } while (after !== undefined);
}
