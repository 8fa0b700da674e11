import "server-only";
import type { Actor } from "@/lib/access/permissions";
import type { Facts } from "@/lib/audit/events";
import { type Day, dateOf, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { inForceQuery } from "@/lib/kernel/in-force";
import { toDecimal } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { Prisma } from "@/prisma/generated/client";
import type { Beginning } from "./labels";
import { amountOf, CHANGED_MEANWHILE, type NoteContent, refuseDay } from "./rules";
import type { DraftContent } from "./schema";
import { type Move, MOVES, type Stage, stageAfter } from "./stages";

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

type Written = Omit<Prisma.ConceptNoteUncheckedUpdateManyInput, "id" | "stage" | "revision" | "stageSince">;

export type Told = {
  actor: Actor;
  at: Date;
  /** The day it was true; the day of recording where it is left out. */
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

  const today = dayOf(told.at);
  const effectiveOn = told.effectiveOn ?? today;
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

  refuseDay({ effectiveOn, today, lastOn: await lastDay(tx, note.id), field: told.dayField ?? "effectiveOn" });
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
  refuseDay({ effectiveOn, today: dayOf(told.at), lastOn: null, field: told.dayField ?? "effectiveOn" });
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

/** Everything a note says. */
export const CONTENT = {
  ...MOVABLE,
  summary: true,
  durationMonths: true,
  regionGroup: true,
  governmentPartners: true,
  stakeholders: true,
  genderMarker: true,
  genderJustification: true,
  rightsMarker: true,
  rightsJustification: true,
  childMarker: true,
  childJustification: true,
  objectives: { select: { objectiveNumber: true }, orderBy: { objectiveNumber: "asc" } },
  places: { select: { placeCode: true, share: true }, orderBy: { position: "asc" } },
  participations: { select: { organisationId: true, budgetUsd: true }, orderBy: { position: "asc" } },
} satisfies Prisma.ConceptNoteSelect;
type ContentRow = Prisma.ConceptNoteGetPayload<{ select: typeof CONTENT }>;

const letter = (value: string | null) => (value === "A" || value === "B" || value === "C" ? value : null);

/** The row as plain values; amounts and shares as decimal strings. */
export function contentOf(row: ContentRow): NoteContent {
  const { objectives, places, participations, ...rest } = row;
  return {
    leadId: rest.leadId,
    title: rest.title,
    summary: rest.summary,
    areaNumber: rest.areaNumber,
    objectiveNumbers: objectives.map(({ objectiveNumber }) => objectiveNumber),
    places: places.map(({ placeCode, share }) => ({ code: placeCode, share: share?.toFixed(2) ?? null })),
    regionGroup: rest.regionGroup,
    participations: participations.map(({ organisationId, budgetUsd }) => ({
      organisationId,
      budgetUsd: budgetUsd?.toFixed(2) ?? null,
    })),
    durationMonths: rest.durationMonths,
    governmentPartners: rest.governmentPartners,
    stakeholders: rest.stakeholders,
    genderMarker: rest.genderMarker,
    genderJustification: rest.genderJustification,
    rightsMarker: letter(rest.rightsMarker),
    rightsJustification: rest.rightsJustification,
    childMarker: letter(rest.childMarker),
    childJustification: rest.childJustification,
  };
}

/** The columns of a draft's content; the amount is the sum of the budgets. */
export function columnsOf(content: DraftContent): Written {
  const { objectiveNumbers: _objectives, places: _places, participations, ...columns } = content;
  const amount = amountOf(participations);
  return { ...columns, amountUsd: amount && toDecimal(amount) };
}

/** Puts the objectives, places and organisations of a note in place of those it had. */
export async function replaceLines(tx: Tx, noteId: string, content: Omit<DraftContent, "title">): Promise<void> {
  await tx.noteObjective.deleteMany({ where: { noteId } });
  await tx.notePlace.deleteMany({ where: { noteId } });
  await tx.participation.deleteMany({ where: { noteId } });
  await tx.noteObjective.createMany({
    data: content.objectiveNumbers.map((objectiveNumber) => ({ noteId, objectiveNumber })),
  });
  await tx.notePlace.createMany({
    data: content.places.map(({ code, share }, position) => ({ noteId, placeCode: code, share, position })),
  });
  await tx.participation.createMany({
    data: content.participations.map((line, position) => ({ ...line, noteId, position })),
  });
}

/** The objectives of a thematic area on a day; empty where no area is chosen. */
export async function areaObjectivesOn(tx: Pick<Tx, "thematicAreaVersion">, areaNumber: number | null, on: Day) {
  if (areaNumber === null) return [];
  const version = await tx.thematicAreaVersion.findFirst({ ...versionOf(areaNumber, on) });
  return version?.objectiveNumbers ?? [];
}

function versionOf(areaNumber: number, on: Day) {
  const { where, orderBy } = inForceQuery(on);
  return { where: { ...where, areaNumber }, orderBy, select: { objectiveNumbers: true } };
}
