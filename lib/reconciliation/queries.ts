import "server-only";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/access/permissions";
import { type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { type Cell, countStates } from "./rules";
import type { Level } from "./schema";
import { compareKept, type Kept, levelOf, WITH_ALL } from "./steps";

/** How many statements the list shows; a fund receives a handful a year. */
const NEWEST = 100;

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
    ...{ id, reference, title, source, recordedAt },
    level: levelOf(level),
    asOf: dayOf(asOf),
    knownOn: knownOn && dayOf(knownOn),
    recordedBy: names.get(recordedById) ?? "",
  }));
}

/** The newest statements held against our books, each with how many of its figures are open, explained or agreed. */
export async function listReconciliations(actor: Actor) {
  authorize(actor, "reconciliation.read");
  const kept = await db.reconciliation.findMany({
    include: WITH_ALL,
    orderBy: [{ recordedAt: "desc" }, { id: "desc" }],
    take: NEWEST,
  });
  const rows = await rowsOf(kept);
  const states: ReturnType<typeof countStates>[] = [];
  for (const one of kept) states.push(countStates(await compareKept(db, one)));
  return rows.map((row, index) => ({ ...row, states: states[index] ?? countStates([]) }));
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
