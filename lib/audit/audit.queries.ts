import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { addDays, dateOf, dayOf, formatDay } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { decodeCursor, encodeCursor, type Page, pageOf, PAGE_SIZE } from "@/lib/kernel/list-cursor";
import { Refusal } from "@/lib/kernel/refusal";
import type { Prisma } from "@/prisma/generated/client";
import type { AuditFilter } from "./audit.schema";
import { type Change, changesOf, identifiersIn, isUuid } from "./changes";
import type { AuditName } from "./events";

/** One act as the audit's readers see it. */
export type AuditRow = {
  /** Its number in the order of recording. */
  id: string;
  at: Date;
  name: string;
  actorId: string | null;
  /** Null where nobody was signed in. */
  actorName: string | null;
  subjectType: string;
  subjectId: string;
  /** What the subject is called now; null where its identifier says all there is. */
  subjectName: string | null;
  changes: Change[];
  /** Failed sign-ins of the same account and network that are counted with this one; null where there are none. */
  further: { count: number; lastAt: Date } | null;
  /** Null where none was recorded, and once it is deleted. */
  address: string | null;
  requestId: string | null;
};

/** How many facts a file is read in at a time. */
const BATCH = 500;

/** The acts that fit the filter, latest first, one page at a time. Refuses with "forbidden" without audit.read. */
export async function listAuditFacts(actor: Actor, filter: AuditFilter): Promise<Page<AuditRow>> {
  authorize(actor, "audit.read");
  return readPage(filter, PAGE_SIZE);
}

/** Every act that fits the filter, in batches, for a file; no query is long however many there are. */
export async function* listAuditBatches(actor: Actor, filter: AuditFilter): AsyncGenerator<AuditRow[], void> {
  authorize(actor, "audit.read");
  let after: string | undefined;
  do {
    const page = await readPage({ ...filter, after }, BATCH);
    yield page.rows;
    after = page.next;
  } while (after);
}

async function readPage({ after, ...filter }: AuditFilter, size: number): Promise<Page<AuditRow>> {
  const found = await db.auditFact.findMany({
    where: { AND: [matching(filter), after ? beyond(after) : {}] },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: size + 1,
    include: { address: { select: { address: true } }, failedSignIn: { select: { failures: true, lastAt: true } } },
  });
  const page = pageOf(found, ({ at, id }) => encodeCursor([at.toISOString(), String(id)]), size);
  const names = await listNames(page.rows);
  return { ...page, rows: page.rows.map((fact) => rowOf(fact, names)) };
}

/** Who came and went; what people do to sessions stays. */
const SIGN_INS: AuditName[] = ["session.started", "session.ended", "session.refused", "session.locked"];

const matching = ({
  who,
  act,
  subjectType,
  subjectId,
  signIns,
  from,
  to,
}: AuditFilter): Prisma.AuditFactWhereInput => ({
  ...(who && { actorId: who }),
  ...(act && { name: act }),
  ...(subjectType && { subjectType }),
  ...(subjectId && { subjectId }),
  ...(signIns && { NOT: { name: { in: SIGN_INS } } }),
  at: { ...(from && { gte: dateOf(from) }), ...(to && { lt: dateOf(addDays(to, 1)) }) },
});

function beyond(cursor: string): Prisma.AuditFactWhereInput {
  const [moment = "", number = ""] = decodeCursor(cursor, 2);
  const at = new Date(moment);
  if (Number.isNaN(at.getTime()) || !/^\d{1,18}$/.test(number))
    throw new Refusal("invalid", "This page address is damaged. Go back to the first page.");
  return { at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: BigInt(number) } }] };
}

type AuditFact = Prisma.AuditFactGetPayload<object>;
type LoadedFact = AuditFact & {
  address: { address: string } | null;
  failedSignIn: { failures: number; lastAt: Date } | null;
};

function furtherOf({ failedSignIn }: LoadedFact): AuditRow["further"] {
  if (!failedSignIn || failedSignIn.failures < 2) return null;
  return { count: failedSignIn.failures - 1, lastAt: failedSignIn.lastAt };
}

function rowOf(fact: LoadedFact, names: ReadonlyMap<string, string>): AuditRow {
  return {
    id: String(fact.id),
    at: fact.at,
    name: fact.name,
    actorId: fact.actorId,
    actorName: (fact.actorId && names.get(fact.actorId)) || null,
    subjectType: fact.subjectType,
    subjectId: fact.subjectId,
    subjectName: names.get(fact.subjectId) ?? null,
    changes: changesOf(fact.before, fact.after, (id) => names.get(id)),
    further: furtherOf(fact),
    address: fact.address?.address ?? null,
    requestId: fact.requestId,
  };
}

/** What every identifier in these acts stands for, as it is called now. */
async function listNames(facts: readonly AuditFact[]): Promise<Map<string, string>> {
  const ids = facts.flatMap(({ actorId, subjectId, before, after }) => [
    ...(actorId ? [actorId] : []),
    ...(isUuid(subjectId) ? [subjectId] : []),
    ...identifiersIn(before),
    ...identifiersIn(after),
  ]);
  const id = { in: [...new Set(ids)] };
  const [people, organisations, contributions, notes, decisions, records] = await Promise.all([
    db.person.findMany({ where: { id }, select: { id: true, name: true } }),
    db.organisation.findMany({
      where: { id },
      select: { id: true, slug: true, versions: { orderBy: [{ holdsFrom: "desc" }, { recordedAt: "desc" }], take: 1 } },
    }),
    db.contribution.findMany({ where: { id }, select: { id: true, reference: true } }),
    db.conceptNote.findMany({ where: { id }, select: { id: true, reference: true, title: true } }),
    db.decision.findMany({ where: { id }, select: { id: true, number: true } }),
    listRecordNames(id),
  ]);
  return new Map([
    ...people.map((row) => [row.id, row.name] as const),
    ...organisations.map((row) => [row.id, row.versions[0]?.name ?? row.slug] as const),
    ...contributions.map((row) => [row.id, row.reference] as const),
    ...notes.map((row) => [row.id, row.reference ?? (row.title || "Untitled draft")] as const),
    ...decisions.map((row) => [row.id, row.number] as const),
    ...records,
  ]);
}

/** The same of what the office keeps under a reference, a number, a name or a day. */
async function listRecordNames(id: { in: string[] }): Promise<(readonly [string, string])[]> {
  const reference = { where: { id }, select: { id: true, reference: true } } as const;
  const [transfers, imports, reconciliations, papers, scenarios, closings] = await Promise.all([
    db.transferRequest.findMany(reference),
    db.import.findMany(reference),
    db.reconciliation.findMany(reference),
    db.committeePaper.findMany({ where: { id }, select: { id: true, number: true } }),
    db.simulationScenario.findMany({ where: { id }, select: { id: true, name: true } }),
    db.periodClosing.findMany({ where: { id }, select: { id: true, closedThrough: true } }),
  ]);
  return [
    ...[...transfers, ...imports, ...reconciliations].map((row) => [row.id, row.reference] as const),
    ...papers.map((row) => [row.id, row.number] as const),
    ...scenarios.map((row) => [row.id, row.name] as const),
    ...closings.map((row) => [row.id, `Up to ${formatDay(dayOf(row.closedThrough))}`] as const),
  ];
}
