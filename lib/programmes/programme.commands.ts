import "server-only";
import type { AuditEvent, AuditName, Facts } from "@/lib/audit/events";
import { defineCommand } from "@/lib/command";
import { moveInput } from "@/lib/concept-notes/concept-note.schema";
import { advance, refuseStale } from "@/lib/concept-notes/concept-note.steps";
import { CHANGED_MEANWHILE, refuseMissing } from "@/lib/concept-notes/submission-requirements";
import { releaseAllocation } from "@/lib/earmarks/reservation.steps";
import { dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { Prisma } from "@/prisma/generated/client";
import { loadProgramme } from "./money/funded-programme.steps";
import { closeFinanciallyInput } from "./money/programme-money.schema";
import { settle, statedIn } from "./money/settlement.steps";
import { freeFrom, unspentAllocation } from "./money/unspent-allocation.steps";
import { missingForAppraisal } from "./programme-budget";
import {
  type Document,
  factsOf,
  indirectRateOn,
  loadWithDocument,
  mayWrite,
  type WithDocument,
} from "./programme-document.steps";
import {
  activateInput,
  closeOperationallyInput,
  handInInput,
  returnDocumentInput,
  saveDocumentInput,
} from "./programme.schema";
import { lockTranches, waitingRequests } from "./tranches/tranche.steps";

const told = (name: AuditName, note: { id: string }, after: Facts, before: Facts = {}): AuditEvent => ({
  name,
  subjectType: "concept-note",
  subjectId: note.id,
  before,
  after,
});

function documentOf({ stage, document }: WithDocument): Document {
  if (!document) throw new Refusal("not-now", "No programme document has been invited yet.");
  if (stage !== "invited") throw new Refusal("conflict", "This note has already moved on. Reload the page.");
  return document;
}

/** Compare-and-set on the document's revision: of two writers the second is told. Gives the new revision. */
async function write(
  tx: Tx,
  noteId: string,
  seen: number,
  data: Prisma.ProgrammeDocumentUncheckedUpdateManyInput,
): Promise<number> {
  const { count } = await tx.programmeDocument.updateMany({
    where: { noteId, revision: seen },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", CHANGED_MEANWHILE);
  return seen + 1;
}

/** Saves the programme document as written so far, complete or not; every organisation that takes part may write. */
export const saveDocument = defineCommand({
  input: saveDocumentInput,
  permission: "programme.draft-document",
  load: (tx, { noteId }, actor) => loadWithDocument(tx, noteId, actor),

  async apply({ tx, actor, input, subject: note, now }) {
    const { noteId, revision, results, risks, budget } = input;
    if (!mayWrite(actor, note))
      throw new Refusal("forbidden", "Only the organisations that take part write the document.");
    if (documentOf(note).handedInAt)
      throw new Refusal("conflict", "The document is handed in and can no longer be edited. Reload the page.");
    const ids = note.participations.map(({ organisationId }) => organisationId);
    const outsider = budget.findIndex(({ organisationId }) => !ids.includes(organisationId));
    if (outsider >= 0)
      throw new Refusal("invalid", "Only organisations that take part have a budget.", { budget: "Check the lines." });

    const next = await write(tx, noteId, revision, { results, risks, updatedAt: now });
    await tx.programmeBudgetLine.deleteMany({ where: { noteId } });
    await tx.programmeBudgetLine.createMany({ data: budget.map((line) => ({ ...line, noteId })) });
    return {
      value: { noteId, revision: next, savedAt: now.toISOString() },
      event: told("programme.document-saved", note, {
        results: results.length,
        risks: risks.length,
        budgetLines: budget.length,
      }),
    };
  },
});

async function refuseIncomplete(tx: Tx, note: WithDocument, document: Document, now: Date): Promise<void> {
  const rate = await indirectRateOn(tx, dayOf(now));
  refuseMissing(missingForAppraisal(factsOf(note, document, rate)), "The programme document is not complete yet.");
}

/** The leading organisation hands the complete document to the Fund. */
export const handInDocument = defineCommand({
  input: handInInput,
  permission: "programme.hand-in-document",
  load: (tx, { noteId }, actor) => loadWithDocument(tx, noteId, actor),

  async apply({ tx, input, subject: note, now }) {
    const document = documentOf(note);
    if (document.handedInAt) throw new Refusal("conflict", "The document is already handed in. Reload the page.");
    await write(tx, note.id, input.revision, { handedInAt: now, updatedAt: now });
    await refuseIncomplete(tx, note, document, now);
    return {
      value: { noteId: note.id },
      event: told("programme.document-handed-in", note, { handedInOn: dayOf(now) }),
    };
  },
});

/** The Fund gives a handed-in document back to be written on, and says why. */
export const returnDocument = defineCommand({
  input: returnDocumentInput,
  permission: "programme.appraise",
  load: (tx, { noteId }, actor) => loadWithDocument(tx, noteId, actor),

  async apply({ tx, input, subject: note, now }) {
    if (!documentOf(note).handedInAt) throw new Refusal("conflict", "The document is not handed in. Reload the page.");
    await write(tx, note.id, input.revision, { handedInAt: null, updatedAt: now });
    return {
      value: { noteId: note.id },
      event: told("programme.document-returned", note, { reason: input.reason }),
    };
  },
});

/** Confirms that the document is complete and puts the programme before the committee. */
export const appraiseDocument = defineCommand({
  input: moveInput,
  permission: "programme.appraise",
  load: (tx, { noteId }, actor) => loadWithDocument(tx, noteId, actor),

  async apply({ tx, actor, input, subject: note, now }) {
    refuseStale(note, input.revision);
    const stage = await advance(tx, note, "appraise", { actor, at: now });
    const document = documentOf(note);
    if (!document.handedInAt) throw new Refusal("not-now", "The document has not been handed in yet.");
    // Whoever takes the document back at this moment is told, because its revision has moved on.
    await write(tx, note.id, document.revision, { updatedAt: now });
    await refuseIncomplete(tx, note, document, now);
    return {
      value: { id: note.id, stage },
      event: told("programme.appraised", note, { stage }, { stage: note.stage }),
    };
  },
});

/** The Administrative Agent records the signature and the first transfer; the programme runs from the transfer on. */
export const activateProgramme = defineCommand({
  input: activateInput,
  permission: "programme.activate",
  load: (tx, { noteId }, actor) => loadWithDocument(tx, noteId, actor),

  async apply({ tx, actor, input, subject: note, now }) {
    refuseStale(note, input.revision);
    const { signedOn, firstTransferOn } = input;
    const detail = { signedOn, firstTransferOn };
    const timing = { effectiveOn: firstTransferOn, dayField: "firstTransferOn" };
    const stage = await advance(tx, note, "activate", { actor, at: now, detail, ...timing });
    return {
      value: { id: note.id, stage },
      event: told("programme.activated", note, { stage, ...detail }, { stage: note.stage }),
    };
  },
});

/** Refuses to end a programme while requests wait: nothing is released after its end, and they would wait for ever. */
async function refuseWaiting(tx: Tx, noteId: string): Promise<void> {
  const waiting = await waitingRequests(tx, noteId);
  if (waiting.length === 0) return;
  const sentence = `Transfers still wait to be released, withdrawn or refused: ${waiting.join(", ")}.`;
  throw new Refusal("not-now", sentence);
}

/** The final narrative report is in: the activities are over. */
export const closeOperationally = defineCommand({
  input: closeOperationallyInput,
  permission: "programme.close-operationally",
  async load(tx, { noteId }, actor) {
    // Whoever prepares a transfer at this moment is waited for, and then seen.
    await lockTranches(tx, noteId);
    return loadWithDocument(tx, noteId, actor);
  },

  async apply({ tx, actor, input, subject: note, now }) {
    refuseStale(note, input.revision);
    await refuseWaiting(tx, note.id);
    const { finalNarrativeOn } = input;
    const timing = { effectiveOn: finalNarrativeOn, dayField: "finalNarrativeOn" };
    const telling = { actor, at: now, detail: { finalNarrativeOn }, ...timing };
    const stage = await advance(tx, note, "close-operationally", telling);
    return {
      value: { id: note.id, stage },
      event: told("programme.closed-operationally", note, { stage, finalNarrativeOn }, { stage: note.stage }),
    };
  },
});

/**
 * The final financial report is in: books what each organisation gave back and returns what the programme leaves of its
 * allocation to the pools it came from. Where an organisation keeps money, somebody says how it was settled. Amounts in
 * USD.
 */
export const closeFinancially = defineCommand({
  input: closeFinanciallyInput,
  permission: "programme.close-financially",
  load: (tx, { noteId }, actor) => loadProgramme(tx, noteId, actor),

  async apply({ context, tx, actor, input, subject: note, now }) {
    refuseStale(note, input.revision);
    const { finalFinancialOn: on, settledOutside } = input;
    const detail = { finalFinancialOn: on, ...statedIn(input) };
    const timing = { effectiveOn: on, dayField: "finalFinancialOn" };
    const telling = { actor, at: now, detail, ...timing, ...(settledOutside && { reason: settledOutside }) };
    const stage = await advance(tx, note, "close-financially", telling);
    const left = await settle(context, input);
    const unspent = await unspentAllocation(tx, note);
    await releaseAllocation(context, note.id, unspent, await freeFrom(tx, note.id, on));
    const given = { ...detail, releasedUsd: toDecimal(unspent), unsettledUsd: toDecimal(left) };
    const after = { stage, ...given, ...(settledOutside && { settledOutside }) };
    return {
      value: { id: note.id, stage },
      event: told("programme.closed-financially", note, after, { stage: note.stage }),
    };
  },
});
