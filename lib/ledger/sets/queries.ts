import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { addDays, dateOf, type Day, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { money, toDecimal } from "@/lib/kernel/money";
import { CURSOR_PART, encodeCursor, type Page, PAGE_SIZE, pageOf, readCursor } from "@/lib/kernel/page";
import { describeOrganisations } from "@/lib/organisations/queries";
import type { Prisma } from "@/prisma/generated/client";
import type { Account } from "../rules";
import { clocksOf } from "../schema";
import type { SetFilter } from "./schema";

/** One line as a reader sees it; a debit above zero, a credit below, in its currency. */
export type LineRow = {
  position: number;
  account: Account;
  amount: string;
  currency: string;
  donor: string | null;
  puno: string | null;
  areaNumber: number | null;
  regionSlug: string | null;
  programme: { id: string; name: string } | null;
  category: number | null;
  year: number | null;
};

/** One act in the books. `recordedBy` is a name; `contributionId` leads to the cause where it is an entry of one. */
export type SetRow = {
  id: string;
  act: string;
  subjectType: string;
  subjectId: string;
  contributionId: string | null;
  effectiveOn: Day;
  occurredOn: Day | null;
  recordedAt: Date;
  recordedBy: string;
  note: string | null;
  reversesId: string | null;
  isReversed: boolean;
  lines: LineRow[];
};

const WHOLE = {
  lines: {
    orderBy: { position: "asc" },
    include: { note: { select: { id: true, title: true, programmeReference: true, reference: true } } },
  },
  reversedBy: { select: { id: true } },
} satisfies Prisma.LedgerSetInclude;
type Found = Prisma.LedgerSetGetPayload<{ include: typeof WHOLE }>;

function lineWhere({ account, organisation }: SetFilter): Prisma.LedgerSetWhereInput[] {
  const ofOrganisation = organisation && [{ donor: { slug: organisation } }, { puno: { slug: organisation } }];
  const line = { ...(account && { account }), ...(ofOrganisation && { OR: ofOrganisation }) };
  return Object.keys(line).length > 0 ? [{ lines: { some: line } }] : [];
}

/** Everything after the last set shown, the latest effective day first. */
function afterCursor(after: string): Prisma.LedgerSetWhereInput {
  const [on = "", id = ""] = readCursor(after, [CURSOR_PART.day, CURSOR_PART.id]);
  return { OR: [{ effectiveOn: { lt: dateOf(on) } }, { effectiveOn: dateOf(on), id: { lt: id } }] };
}

function whereOf(filter: SetFilter): Prisma.LedgerSetWhereInput {
  const { asOf, knownOn } = clocksOf(filter, today());
  return {
    AND: [
      { effectiveOn: { lte: dateOf(asOf), ...(filter.from && { gte: dateOf(filter.from) }) } },
      { recordedAt: { lt: dateOf(addDays(knownOn, 1)) } },
      ...(filter.kind ? [{ act: { startsWith: `${filter.kind}.` } }] : []),
      ...(filter.late ? [{ occurredOn: { not: null } }] : []),
      ...lineWhere(filter),
      ...(filter.after ? [afterCursor(filter.after)] : []),
    ],
  };
}

/** The names a page of sets needs: organisations, people, and the contributions its entries belong to. */
async function namesOf(sets: readonly Found[]) {
  const ids = sets.flatMap(({ lines }) => lines.flatMap(({ donorId, punoId }) => [donorId ?? [], punoId ?? []].flat()));
  const entryIds = sets.flatMap((set) => (set.subjectType === "contribution-entry" ? set.subjectId : []));
  const [organisations, people, entries] = await Promise.all([
    describeOrganisations(today(), [...new Set(ids)]),
    db.person.findMany({
      where: { id: { in: sets.map(({ recordedById }) => recordedById) } },
      select: { id: true, name: true },
    }),
    db.contributionEntry.findMany({ where: { id: { in: entryIds } }, select: { id: true, contributionId: true } }),
  ]);
  return {
    organisation: (id: string | null) => (id === null ? null : (organisations.get(id)?.name ?? null)),
    person: new Map(people.map(({ id, name }) => [id, name])),
    contribution: new Map(entries.map(({ id, contributionId }) => [id, contributionId])),
  };
}
type Names = Awaited<ReturnType<typeof namesOf>>;

const lineRow = (line: Found["lines"][number], names: Names): LineRow => ({
  position: line.position,
  account: line.account,
  amount: toDecimal(money(line.amount.toFixed(), line.currency)),
  currency: line.currency,
  donor: names.organisation(line.donorId),
  puno: names.organisation(line.punoId),
  areaNumber: line.areaNumber,
  regionSlug: line.regionSlug,
  programme: line.note && {
    id: line.note.id,
    name: `${line.note.programmeReference ?? line.note.reference ?? ""} ${line.note.title}`.trim(),
  },
  category: line.category,
  year: line.year,
});

const setRow = (set: Found, names: Names): SetRow => ({
  ...{ id: set.id, act: set.act, subjectType: set.subjectType, subjectId: set.subjectId, note: set.note },
  contributionId: names.contribution.get(set.subjectId) ?? null,
  effectiveOn: dayOf(set.effectiveOn),
  occurredOn: set.occurredOn && dayOf(set.occurredOn),
  recordedAt: set.recordedAt,
  recordedBy: names.person.get(set.recordedById) ?? "",
  reversesId: set.reversesId,
  isReversed: set.reversedBy !== null,
  lines: set.lines.map((line) => lineRow(line, names)),
});

/** One page of the books, the latest effective day first; what is taken back and its mirror both stand in the list. */
export async function listSets(actor: Actor, filter: SetFilter, size = PAGE_SIZE): Promise<Page<SetRow>> {
  authorize(actor, "ledger.read");
  const found = await db.ledgerSet.findMany({
    where: whereOf(filter),
    include: WHOLE,
    orderBy: [{ effectiveOn: "desc" }, { id: "desc" }],
    take: size + 1,
  });
  const names = await namesOf(found);
  return pageOf(
    found.map((set) => setRow(set, names)),
    ({ effectiveOn, id }) => encodeCursor([effectiveOn, id]),
    size,
  );
}

/** Every set a filter leaves, page after page, for a file. */
export async function* readSets(actor: Actor, filter: SetFilter): AsyncGenerator<SetRow[]> {
  let after: string | undefined;
  do {
    const page = await listSets(actor, { ...filter, after }, 500);
    yield page.rows;
    after = page.next;
  } while (after !== undefined);
}
