import "server-only";
import type { Actor } from "@/lib/access/permissions";
import type { AuditEvent, AuditName, Facts } from "@/lib/audit/events";
import { defineCommand } from "@/lib/command";
import { dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { referenceOf, takeNumber } from "@/lib/kernel/reference-series";
import { Refusal } from "@/lib/kernel/refusal";
import type { Prisma } from "@/prisma/generated/client";
import {
  type DraftContent,
  moveInput,
  reasonInput,
  saveDraftInput,
  screenInput,
  startDraftInput,
} from "./concept-note.schema";
import { visibleTo } from "./concept-note.scope";
import { advance, claim, enter, MOVABLE, type Movable, refuseStale } from "./concept-note.steps";
import { columnsOf, CONTENT, contentOf, refuseOutsiders, replaceLines, submissionFactsOn } from "./note-content.steps";
import type { Move } from "./stages";
import { CHANGED_MEANWHILE, missingForSubmission, type NoteContent, refuseMissing } from "./submission-requirements";

type Seen = { noteId: string };

const loadMovable = (tx: Tx, { noteId }: Seen, actor: Actor) =>
  tx.conceptNote.findFirst({ where: { AND: [{ id: noteId }, visibleTo(actor)] }, select: MOVABLE });

const loadContent = (tx: Tx, { noteId }: Seen, actor: Actor) =>
  tx.conceptNote.findFirst({
    where: { AND: [{ id: noteId }, visibleTo(actor)] },
    select: { ...CONTENT, _count: { select: { versions: true } } },
  });

const moved = (name: AuditName, note: Movable, after: Facts): AuditEvent => ({
  name,
  subjectType: "concept-note",
  subjectId: note.id,
  before: { stage: note.stage },
  after,
});

/** Starts an empty draft of the person's own organisation, which leads it. */
export const startDraft = defineCommand({
  input: startDraftInput,
  permission: "concept-note.draft",
  load: (_tx, _input, actor) => Promise.resolve({ leadId: actor.organisationId }),

  async apply({ tx, actor, input, subject: { leadId }, now }) {
    if (leadId === null) throw new Refusal("not-now", "Your account has no organisation yet: ask an administrator.");
    const participations = { create: { organisationId: leadId, position: 0 } };
    const draft = { stage: "draft" as const, title: input.title, leadId, createdById: actor.id, participations };
    const id = await enter(tx, draft, "start", { actor, at: now });
    return {
      value: { id },
      event: {
        name: "concept-note.drafted",
        subjectType: "concept-note",
        subjectId: id,
        after: { stage: "draft", title: input.title, leadId },
      },
    };
  },
});

/** Places come from the one list. */
async function refuseUnknownPlaces(tx: Tx, { places }: DraftContent): Promise<void> {
  const codes = places.map(({ code }) => code);
  if ((await tx.place.count({ where: { code: { in: codes } } })) < codes.length)
    throw new Refusal("invalid", "Choose places of the list.", { places: "Choose places of the list." });
}

/** Short facts before and after; of texts and lists only that they changed. */
function changesOf(before: NoteContent, after: DraftContent): Pick<AuditEvent, "before" | "after"> {
  const names = (Object.keys(after) as (keyof DraftContent)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const short = names.filter(
    (name) => ["title", "areaNumber", "durationMonths"].includes(name) || /Marker$/.test(name),
  );
  const pick = (content: DraftContent): Facts =>
    Object.fromEntries(short.map((name) => [name, content[name] as never]));
  return { before: pick(before), after: { ...pick(after), changed: names } };
}

/**
 * Saves a draft as typed so far, complete or not. Compare-and-set on the revision the form started from: of two people
 * at one draft the second is told ("conflict") and nothing of the first is lost. Gives the revision to go on from.
 */
export const saveDraft = defineCommand({
  input: saveDraftInput,
  permission: "concept-note.draft",
  load: loadContent,

  async apply({ tx, input, subject: note, now }) {
    const { noteId, revision, ...content } = input;
    if (note.stage !== "draft")
      throw new Refusal("conflict", "This note has been submitted and can no longer be edited. Reload the page.");
    if (note.revision !== revision) throw new Refusal("conflict", CHANGED_MEANWHILE);
    const before = contentOf(note);
    const claimed = await claim(tx, note, { ...columnsOf(content), updatedAt: now });
    const organisations = content.participations.map(({ organisationId }) => organisationId);
    await refuseOutsiders(tx, organisations, dayOf(now), (index) => `participations.${index}.organisationId`);
    await refuseUnknownPlaces(tx, content);
    await replaceLines(tx, noteId, content);
    return {
      value: { id: noteId, revision: claimed.revision, savedAt: now.toISOString() },
      event: {
        name: "concept-note.draft-saved",
        subjectType: "concept-note",
        subjectId: noteId,
        ...changesOf(before, content),
      },
    };
  },
});

/** Freezes the draft as a numbered version, gives it its reference the first time, and hands it to the Fund. */
export const submitNote = defineCommand({
  input: moveInput,
  permission: "concept-note.submit",
  load: loadContent,

  async apply({ tx, actor, input, subject: note, now }) {
    refuseStale(note, input.revision);
    const content = contentOf(note);
    const facts = await submissionFactsOn(tx, note.areaNumber, dayOf(now));
    if (note.stage === "draft") refuseMissing(missingForSubmission(content, facts), "The note is not complete yet.");

    // The claim comes before the number, so that whoever comes second takes none.
    const claimed = await claim(tx, note);
    const year = now.getUTCFullYear();
    const reference = note.reference ?? referenceOf("CN", year, await takeNumber(tx, "CN", year));
    const version = note._count.versions + 1;
    const stage = await advance(tx, claimed, "submit", { actor, at: now, detail: { version }, set: { reference } });
    await tx.conceptNoteVersion.create({
      data: { noteId: note.id, number: version, content: content as Prisma.InputJsonObject, frozenAt: now },
    });
    return {
      value: { id: note.id, reference, version },
      event: moved("concept-note.submitted", note, { stage, reference, version }),
    };
  },
});

/** A move that ends or sends back, with its reason. */
const refusing = (move: Extract<Move, "return" | "declare-ineligible" | "withdraw">, name: AuditName) => ({
  input: reasonInput,
  load: loadMovable,

  async apply({ tx, actor, input, subject: note, now }: RefusingStep) {
    refuseStale(note, input.revision);
    const stage = await advance(tx, note, move, { actor, at: now, reason: input.reason });
    return { value: { id: note.id, stage }, event: moved(name, note, { stage, reason: input.reason }) };
  },
});
type RefusingStep = {
  tx: Tx;
  actor: Actor;
  input: { revision: number; reason: string };
  subject: Movable;
  now: Date;
};

/** Sends a submitted note back to its agency, which may mend and submit it again. */
export const returnNote = defineCommand({
  permission: "concept-note.return",
  ...refusing("return", "concept-note.returned"),
});

/** Ends a note that does not meet the eligibility criteria. */
export const declareIneligible = defineCommand({
  permission: "concept-note.declare-ineligible",
  ...refusing("declare-ineligible", "concept-note.declared-ineligible"),
});

/** The leading organisation takes its note back, before a decision. */
export const withdrawNote = defineCommand({
  permission: "concept-note.withdraw",
  ...refusing("withdraw", "concept-note.withdrawn"),
});

/** Confirms the eligibility checklist and opens the review. */
export const screenNote = defineCommand({
  input: screenInput,
  permission: "concept-note.screen",
  load: loadMovable,

  async apply({ tx, actor, input, subject: note, now }) {
    refuseStale(note, input.revision);
    const eligibility = Object.fromEntries(input.eligibility.map((id) => [id, true]));
    const stage = await advance(tx, note, "screen", { actor, at: now, set: { eligibility } });
    return {
      value: { id: note.id, stage },
      event: moved("concept-note.screened", note, { stage, eligibility: input.eligibility }),
    };
  },
});
