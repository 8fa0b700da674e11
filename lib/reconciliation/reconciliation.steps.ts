import "server-only";
import { addDays, dayOf, today } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import { books } from "@/lib/ledger/ledger.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { Prisma } from "@/prisma/generated/client";
import { type Level, LEVELS, MEASURES, type Measure, NOTE_KINDS } from "./reconciliation.schema";
import {
  ACCOUNT_OF,
  type Cell,
  compareBooks,
  countStates,
  NOT_STATED,
  type Note,
  scopeOf,
  type Stated,
  SUBJECT_OF,
} from "./statement-cells";

export type Reader = Pick<Tx, "$queryRaw" | "organisationVersion" | "person">;

export const WITH_ALL = {
  lines: { orderBy: { position: "asc" } },
  notes: { orderBy: { recordedAt: "asc" } },
} satisfies Prisma.ReconciliationInclude;
export type Kept = Prisma.ReconciliationGetPayload<{ include: typeof WITH_ALL }>;

export const levelOf = (text: string): Level => LEVELS.find((one) => one === text) ?? "fund";
const measureOf = (text: string): Measure | undefined =>
  Object.values(MEASURES)
    .flat()
    .find((one) => one === text);

/** The clocks of a statement: its day, and its own knowledge or today's. */
export const clocksOf = ({ asOf, knownOn }: Pick<Kept, "asOf" | "knownOn">): ReportingDates => ({
  asOf: dayOf(asOf),
  knownOn: knownOn ? dayOf(knownOn) : today(),
});

type Row = { account: string; subject: string | null; year: number | null; amount: string };

/** Expenditure by the year it was spent in, as reported: an annual report is booked in the year after. */
const spentByYear = ({ asOf, knownOn }: ReportingDates) => Prisma.sql`
  SELECT account, donor_id, puno_id, year, amount FROM ledger_lines
  WHERE account = 'expenditure' AND currency = 'USD' AND effective_on <= ${asOf}::date
    AND recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`;

/** The books with their years; without years every account is one sum. */
const linesOf = (clocks: ReportingDates, hasYears: boolean) =>
  hasYears
    ? Prisma.sql`SELECT account, donor_id, puno_id, year, amount FROM (${books(clocks)}) b WHERE account <> 'expenditure'
        UNION ALL ${spentByYear(clocks)}`
    : Prisma.sql`SELECT account, donor_id, puno_id, NULL::int AS year, amount FROM (${books(clocks)}) b`;

/** Money that names no organisation, or expenditure that names no year, is a line of its own. */
async function readOurs(
  tx: Reader,
  level: Level,
  clocks: ReportingDates,
  theirs: readonly Stated[],
): Promise<Stated[]> {
  const { years, measures, hasYears } = scopeOf(theirs);
  const side = SUBJECT_OF[level];
  const subject = side === null ? Prisma.sql`NULL` : side === "donor" ? Prisma.sql`donor_id` : Prisma.sql`puno_id`;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT account::text, ${subject}::text AS subject, year, sum(amount)::numeric(18,2)::text AS amount
    FROM (${linesOf(clocks, hasYears)}) line
    GROUP BY 1, 2, 3 HAVING sum(amount) <> 0`;
  const nobody = side === null ? "" : NOT_STATED;
  return [...measures].flatMap((measure) => {
    const { account, turned } = ACCOUNT_OF[measure];
    return rows
      .filter((row) => row.account === account && (row.year === null || years.has(row.year)))
      .map((row) => {
        const { minor, currency } = usd(row.amount);
        const amount = { minor: turned ? -minor : minor, currency };
        return { subject: row.subject ?? nobody, label: row.subject ? "" : nobody, year: row.year, measure, amount };
      });
  });
}

const theirsOf = (kept: Kept): Stated[] =>
  kept.lines.flatMap(({ label, organisationId, year, measure: text, amountUsd }) => {
    const measure = measureOf(text);
    const isFund = kept.level === "fund";
    const who = isFund
      ? { subject: "", label: "" }
      : { subject: organisationId ?? label, label, isUnknown: organisationId === null && label !== NOT_STATED };
    return measure ? [{ ...who, year, measure, amount: usd(amountUsd.toFixed(2)) }] : [];
  });

/** What people and organisations are called now, by id. */
type Names = Readonly<Record<"people" | "organisations", ReadonlyMap<string, string>>>;

async function readNames(tx: Reader, { notes }: Kept): Promise<Names> {
  const ids = notes.map(({ recordedById }) => recordedById);
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const versions = await tx.organisationVersion.findMany({ orderBy: [{ holdsFrom: "asc" }, { recordedAt: "asc" }] });
  return {
    people: new Map(people.map(({ id, name }) => [id, name])),
    organisations: new Map(versions.map(({ organisationId, name }) => [organisationId, name])),
  };
}

const notesOf = ({ notes }: Kept, { people }: Names): Map<string, Note> =>
  new Map(
    notes.map(({ cell, kind, text, differenceUsd, recordedAt, recordedById }) => [
      cell,
      {
        kind: NOTE_KINDS.find((one) => one === kind) ?? "other",
        difference: usd(differenceUsd.toFixed(2)),
        text,
        at: recordedAt,
        by: people.get(recordedById) ?? "",
      },
    ]),
  );

async function compareNamed(tx: Reader, kept: Kept, names: Names): Promise<Cell[]> {
  const theirs = theirsOf(kept);
  const ours = await readOurs(tx, levelOf(kept.level), clocksOf(kept), theirs);
  const named = (stated: readonly Stated[]) =>
    stated.map((one) => ({ ...one, label: names.organisations.get(one.subject) ?? one.label }));
  return compareBooks(named(ours), named(theirs), notesOf(kept, names));
}

/** A statement held against the books, figure by figure, with the newest note of each. */
export const compareKept = async (tx: Reader, kept: Kept): Promise<Cell[]> =>
  compareNamed(tx, kept, await readNames(tx, kept));

const NAMELESS: Names = { people: new Map(), organisations: new Map() };

/** How many figures of a statement are open, explained or agreed: the books are read once, and no names. */
export const countKept = async (tx: Reader, kept: Kept) => countStates(await compareNamed(tx, kept, NAMELESS));
