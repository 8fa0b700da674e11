import "server-only";
import type { Actor } from "@/lib/access/permissions";
import type { Facts } from "@/lib/audit/events";
import { type Day, dateOf, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import type { Prisma } from "@/prisma/generated/client";
import type { Beginning } from "./concept-note.labels";
import { type Move, MOVES, type Stage, stageAfter } from "./stages";
import { CHANGED_MEANWHILE, refuseDay } from "./submission-requirements";

/** What a move needs to know of the note it moves. */
export const MOVABLE = {
  id: true,
  stage: true,
  revision: true,
  leadId: true,
  reference: true,
  title: true,
  areaNumber: true,
  amountUsd: true,
} satisfies Prisma.ConceptNoteSelect;
export type Movable = Prisma.ConceptNoteGetPayload<{ select: typeof MOVABLE }>;

export type Written = Omit<Prisma.ConceptNoteUncheckedUpdateManyInput, "id" | "stage" | "revision" | "stageSince">;

export type Told = {
  actor: Actor;
  at: Date;
  /** The day it was true. Without it: today in UTC, or the day of the last transition where that one is later. */
  effectiveOn?: Day;
  /** The form's name of that day, for the sentence of a refusal. */
  dayField?: string;
  reason?: string;
  /** USD; the amount that holds from this move on. */
  amountUsd?: string;
  decisionId?: string;
  detail?: Facts;
  /** Other columns written with the move. */
  set?: Written;
};

/** Refuses a page that is older than the note. */
export function refuseStale(note: { revision: number }, seen: number): void {
  if (note.revision !== seen) throw new Refusal("conflict", CHANGED_MEANWHILE);
}

/**
 * Claims the note for this transaction: raises its revision if it still stands where it was read, else refuses with
 * "conflict". Whoever comes second waits for the row and is told.
 */
export async function claim<Note extends Pick<Movable, "id" | "stage" | "revision">>(
  tx: Tx,
  note: Note,
  set: Written = {},
): Promise<Note> {
  const { count } = await tx.conceptNote.updateMany({
    where: { id: note.id, stage: note.stage, revision: note.revision },
    data: { ...set, revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", CHANGED_MEANWHILE);
  return { ...note, revision: note.revision + 1 };
}

type Line = Told & { move: Move | Beginning; from: Stage | null; to: Stage };

async function tell(tx: Tx, note: Omit<Movable, "reference" | "leadId">, line: Line, effectiveOn: Day): Promise<void> {
  await tx.stageChange.create({
    data: {
      noteId: note.id,
      move: line.move,
      fromStage: line.from,
      toStage: line.to,
      reason: line.reason ?? null,
      amountUsd: line.amountUsd ?? note.amountUsd,
      detail: { ...line.detail, title: note.title, areaNumber: note.areaNumber } as Prisma.InputJsonObject,
      decisionId: line.decisionId ?? null,
      effectiveOn: dateOf(effectiveOn),
      at: line.at,
      actorId: line.actor.id,
    },
  });
}

async function lastDay(tx: Tx, noteId: string): Promise<Day | null> {
  const last = await tx.stageChange.findFirst({
    where: { noteId },
    orderBy: { id: "desc" },
    select: { effectiveOn: true },
  });
  return last && dayOf(last.effectiveOn);
}

const laterOf = (day: Day, other: Day | null): Day => (other !== null && other > day ? other : day);

/**
 * The only writer of `stage`: compare-and-set on stage and revision, one line of history with it. Refuses with
 * "conflict" a note that has moved or changed since it was read, with "invalid" a day out of order or a missing reason,
 * with "not-now" a decided move without its decision.
 */
export async function advance(tx: Tx, note: Movable, move: Move, told: Told): Promise<Stage> {
  const to = stageAfter(move, note.stage);
  if (MOVES[move].needsReason && !told.reason?.trim())
    throw new Refusal("invalid", "Give a reason.", { reason: "Give a reason." });
  if (MOVES[move].byDecision && !told.decisionId)
    throw new Refusal("not-now", "This move needs a recorded decision of the Steering Committee.");

  const lastOn = await lastDay(tx, note.id);
  const effectiveOn = told.effectiveOn ?? laterOf(dayOf(told.at), lastOn);
  const { count } = await tx.conceptNote.updateMany({
    where: { id: note.id, stage: note.stage, revision: note.revision },
    data: {
      ...told.set,
      ...(told.amountUsd !== undefined && { amountUsd: told.amountUsd }),
      ...(to !== note.stage && { stageSince: dateOf(effectiveOn) }),
      stage: to,
      revision: { increment: 1 },
      updatedAt: told.at,
    },
  });
  if (count === 0) throw new Refusal("conflict", CHANGED_MEANWHILE);

  refuseDay({ effectiveOn, now: told.at, lastOn, field: told.dayField ?? "effectiveOn" });
  await tell(tx, note, { ...told, move, from: note.stage, to }, effectiveOn);
  return to;
}

type New = Omit<Prisma.ConceptNoteUncheckedCreateInput, "stageSince" | "createdById" | "createdAt" | "updatedAt">;

/** A new note and the first line of its history: a started draft, or a record from before this system. */
export async function enter(
  tx: Tx,
  note: New,
  move: Beginning,
  told: Omit<Told, "set" | "amountUsd">,
): Promise<string> {
  const effectiveOn = told.effectiveOn ?? dayOf(told.at);
  refuseDay({ effectiveOn, now: told.at, lastOn: null, field: told.dayField ?? "effectiveOn" });
  const created = await tx.conceptNote.create({
    data: {
      ...note,
      stageSince: dateOf(effectiveOn),
      createdById: told.actor.id,
      createdAt: told.at,
      updatedAt: told.at,
    },
    select: MOVABLE,
  });
  await tell(tx, created, { ...told, move, from: null, to: created.stage }, effectiveOn);
  return created.id;
}
