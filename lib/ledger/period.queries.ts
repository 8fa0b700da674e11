import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { addDays, dateOf, type Day, dayOf, today } from "@/lib/kernel/dates";
import { db, inOneView } from "@/lib/kernel/db";
import { type Usd, usd } from "@/lib/kernel/money";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { type Account, EARMARKED_ACCOUNTS, type Pool } from "./accounts";
import { firstOpenDay } from "./closed-period.steps";
import type { FigureKey } from "./fund-figures";
import { sumAccounts } from "./ledger.queries";
import { type LateFact, publishedFigures, type RestatedFigure, restatedFigures } from "./period-close";

/** The first day that takes entries; null while no period has been closed. */
export const findFirstOpenDay = (): Promise<Day | null> => firstOpenDay(db);

/** One closing with what it published; `closedBy` is a name. Money in USD as decimal strings. */
export type Closing = {
  id: string;
  closedThrough: Day;
  closedAt: Date;
  closedBy: string;
  note: string;
  figures: Readonly<Record<FigureKey, string>>;
};

/** A closed period takes no more entries: the books up to its last day are what was published, whenever they are asked. */
const publishedBooks = (closedThrough: Day) => sumAccounts({ asOf: closedThrough, knownOn: today() });

/** Closings of periods that were over by the first clock, as far as they were made by the second; the latest first. */
const closingsUnder = ({ asOf, knownOn }: ReportingDates) =>
  db.periodClosing.findMany({
    where: { closedThrough: { lte: dateOf(asOf) }, closedAt: { lt: dateOf(addDays(knownOn, 1)) } },
    orderBy: { closedThrough: "desc" },
  });

/** Every closing under two clocks, the latest first. */
export const listClosings = inOneView(async (actor: Actor, clocks: ReportingDates): Promise<Closing[]> => {
  authorize(actor, "period.read");
  const closings = await closingsUnder(clocks);
  const people = await db.person.findMany({
    where: { id: { in: closings.map(({ closedById }) => closedById) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return Promise.all(
    closings.map(async ({ id, closedThrough, closedAt, closedById, note }) => ({
      id,
      closedAt,
      note,
      closedThrough: dayOf(closedThrough),
      closedBy: nameOf.get(closedById) ?? "",
      figures: publishedFigures(await publishedBooks(dayOf(closedThrough))),
    })),
  );
});

type Kept = Omit<LateFact, "sums" | "concerned">;
type Parties = { donorId: string | null; punoId: string | null; noteId: string | null };
type Row = Kept & Parties & Pool & { account: Account; amount: string };

/**
 * A late fact counts from the day after some closing, and the books are ordered by that day. One act is told apart by
 * whom it concerns: what went from one donor or pool to another leaves every sum as it was, and is seen all the same.
 */
async function listLateFacts(closings: readonly Day[], { asOf, knownOn }: ReportingDates): Promise<LateFact[]> {
  const firstDays = closings.map((closedThrough) => dateOf(addDays(closedThrough, 1)));
  const rows = await db.$queryRaw<Row[]>`
    SELECT s.id, s.act, s.occurred_on::text AS "occurredOn", s.effective_on::text AS "effectiveOn",
      (s.recorded_at AT TIME ZONE 'UTC')::date::text AS "recordedOn", s.note AS reason,
      l.donor_id AS "donorId", l.puno_id AS "punoId", l.note_id AS "noteId", l.area_number AS area, l.region_slug AS region,
      l.account::text, sum(l.amount)::numeric(18,2)::text AS amount
    FROM ledger_sets s JOIN ledger_lines l ON l.set_id = s.id
    WHERE s.effective_on = ANY(${firstDays}::date[]) AND s.occurred_on IS NOT NULL AND l.currency = 'USD'
      AND s.effective_on <= ${asOf}::date AND s.recorded_at < ${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'
    GROUP BY s.id, l.donor_id, l.puno_id, l.note_id, l.area_number, l.region_slug, l.account
    ORDER BY s.recorded_at, s.id, min(l.position)`;
  const facts = new Map<
    string,
    Omit<LateFact, "concerned"> & { parties: Parties; pool: Pool; sums: Map<Account, Usd> }
  >();
  for (const { account, amount, area, region, donorId, punoId, noteId, ...fact } of rows) {
    const parties = { donorId, punoId, noteId };
    const key = JSON.stringify([fact.id, parties, area, region]);
    const found = facts.get(key) ?? { ...fact, parties, pool: { area, region }, sums: new Map<Account, Usd>() };
    found.sums.set(account, usd(amount));
    facts.set(key, found);
  }
  return [...facts.values()].map(({ parties, pool, ...fact }) => {
    const isOfPool = EARMARKED_ACCOUNTS.some((account) => fact.sums.has(account));
    return { ...fact, concerned: { ...parties, pool: isOfPool ? pool : null } };
  });
}

export type Restatement = { closedThrough: Day; closedOn: Day; figures: RestatedFigure[] };

/**
 * Every closing, the latest first, with the published figures that became known to be others since, as far as that counts
 * and was recorded under two clocks. Derived from the books, kept nowhere. Figures of the Fund: takes no actor, names no
 * person.
 */
export const listRestatements = inOneView(async (clocks: ReportingDates): Promise<Restatement[]> => {
  const closings = await closingsUnder(clocks);
  const facts = await listLateFacts(
    closings.map(({ closedThrough }) => dayOf(closedThrough)),
    clocks,
  );
  return Promise.all(
    closings.map(async (closing) => {
      const closedThrough = dayOf(closing.closedThrough);
      const figures = restatedFigures(closedThrough, await publishedBooks(closedThrough), facts);
      return { closedThrough, closedOn: dayOf(closing.closedAt), figures };
    }),
  );
});
