import { expect } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { type Cast, createCast, createStranger } from "@/prisma/seed/cast";
import { resetDatabase } from "@/tests/support/postgres";

export {
  content,
  decision,
  deposit,
  documentContent,
  ELIGIBLE,
  organisation,
  SCORES,
  seen,
  type Way,
  wayOf,
} from "@/tests/support/make";

export type People = Cast & { stranger: Actor };

/** The reference data, the cast, an officer of another UN organisation, and nothing else. */
export async function setPeople(): Promise<People> {
  await resetDatabase();
  const cast = await createCast("a long enough password", () => undefined);
  return { ...cast, stranger: await createStranger("a long enough password") };
}

/** Everything that could be a trace of an act on notes, documents or decisions. */
export async function traces() {
  return {
    notes: await db.conceptNote.findMany({ orderBy: { id: "asc" } }),
    objectives: await db.noteObjective.count(),
    places: await db.notePlace.findMany({ orderBy: [{ noteId: "asc" }, { placeCode: "asc" }] }),
    participations: await db.participation.findMany({ orderBy: [{ noteId: "asc" }, { position: "asc" }] }),
    changes: await db.stageChange.count(),
    versions: await db.conceptNoteVersion.count(),
    reviews: await db.review.findMany({ orderBy: { id: "asc" } }),
    documents: await db.programmeDocument.findMany({ orderBy: { noteId: "asc" } }),
    lines: await db.programmeBudgetLine.count(),
    decisions: await db.decision.count(),
    items: await db.decisionItem.count(),
    series: await db.referenceSeries.findMany({ orderBy: [{ series: "asc" }, { year: "asc" }] }),
    facts: await db.auditFact.count({ where: { name: { not: "access.refused" } } }),
  };
}

/** The act is refused as told, and everything stays as it was. */
export async function isRefused(act: () => Promise<unknown>, refusal: Record<string, unknown>): Promise<void> {
  const before = await traces();
  await expect(act()).rejects.toMatchObject(refusal);
  expect(await traces()).toEqual(before);
}

/** What one act left behind: facts of the audit and lines of history, the oldest first. */
export async function leftBy(act: () => Promise<unknown>) {
  const fact = await db.auditFact.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  const change = await db.stageChange.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  await act();
  const [facts, changes] = await Promise.all([
    db.auditFact.findMany({ where: { id: { gt: fact?.id ?? 0n } }, orderBy: { id: "asc" } }),
    db.stageChange.findMany({ where: { id: { gt: change?.id ?? 0n } }, orderBy: { id: "asc" } }),
  ]);
  return { facts: facts.map(({ name }) => name), changes: changes.map(({ move, toStage }) => `${move} → ${toStage}`) };
}

export const stageOf = async (noteId: string) =>
  (await db.conceptNote.findUniqueOrThrow({ where: { id: noteId }, select: { stage: true } })).stage;
