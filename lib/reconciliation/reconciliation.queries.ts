import "server-only";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/access/permissions";
import { type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, readCursor } from "@/lib/kernel/list-cursor";
import type { Prisma } from "@/prisma/generated/client";
import type { Level } from "./reconciliation.schema";
import { compareKept, countKept, type Kept, levelOf, WITH_ALL } from "./reconciliation.steps";
import type { Cell, CellState } from "./statement-cells";

/** How many statements a page of the list compares; a fund receives a handful a year. */
const AT_ONCE = 20;

export type ReconciliationRow = {
  id: string;
  reference: string;
  title: string;
  source: string;
  level: Level;
  asOf: Day;
  /** Null: as our books are known now. */
  knownOn: Day | null;
  recordedAt: Date;
  recordedBy: string;
};

async function rowsOf(kept: readonly Omit<Kept, "lines" | "notes">[]): Promise<ReconciliationRow[]> {
  const people = await db.person.findMany({
    where: { id: { in: kept.map(({ recordedById }) => recordedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return kept.map(({ id, reference, title, source, level, asOf, knownOn, recordedAt, recordedById }) => ({
    id,
    reference,
    title,
    source,
    recordedAt,
    level: levelOf(level),
    asOf: dayOf(asOf),
    knownOn: knownOn && dayOf(knownOn),
    recordedBy: names.get(recordedById) ?? "",
  }));
}

const CURSOR = [CURSOR_PART.moment, CURSOR_PART.id] as const;

function before(after: string): Prisma.ReconciliationWhereInput {
  const [moment = "", id = ""] = readCursor(after, CURSOR);
  const recordedAt = new Date(moment);
  return { OR: [{ recordedAt: { lt: recordedAt } }, { recordedAt, id: { lt: id } }] };
}

export type ListedReconciliation = ReconciliationRow & { states: Record<CellState, number> };

/**
 * Statements held against our books, the newest first, one page at a time; each with how many of its figures are open,
 * explained or agreed. Only the statements of the page are compared. A damaged cursor is refused ("invalid").
 */
export async function listReconciliations(
  actor: Actor,
  after?: string,
  size = AT_ONCE,
): Promise<Page<ListedReconciliation>> {
  authorize(actor, "reconciliation.read");
  const found = await db.reconciliation.findMany({
    where: after ? before(after) : {},
    include: WITH_ALL,
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: size + 1,
  });
  const { rows: kept, ...page } = pageOf(
    found,
    ({ recordedAt, id }) => encodeCursor([recordedAt.toISOString(), id]),
    size,
  );
  const rows: ListedReconciliation[] = [];
  for (const row of await rowsOf(kept)) {
    const one = kept.find(({ id }) => id === row.id);
    if (one) rows.push({ ...row, states: await countKept(db, one) });
  }
  return { rows, ...page };
}

export type ReconciliationRecord = ReconciliationRow & { fileName: string | null; cells: Cell[] };

/** One statement held against our books; null where there is none. */
export async function findReconciliation(actor: Actor, id: string): Promise<ReconciliationRecord | null> {
  authorize(actor, "reconciliation.read");
  if (!z.uuid().safeParse(id).success) return null;
  const kept = await db.reconciliation.findUnique({ where: { id }, include: WITH_ALL });
  if (!kept) return null;
  const [row] = await rowsOf([kept]);
  return row ? { ...row, fileName: kept.fileName, cells: await compareKept(db, kept) } : null;
}
