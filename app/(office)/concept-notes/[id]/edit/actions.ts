"use server";

import { saveDraft, submitNote } from "@/lib/concept-notes/commands";
import { findDraft } from "@/lib/concept-notes/record/queries";
import { perform, performInBackground } from "@/lib/request/action";
import { requirePermission } from "@/lib/request/session";

export async function saveDraftAction(input: unknown) {
  return perform(saveDraft, input);
}

/** Saves what is typed without the person asking for it, so that a page left open does not keep its session open. */
export async function autoSaveDraftAction(input: unknown) {
  return performInBackground(saveDraft, input);
}

export async function submitNoteAction(input: unknown) {
  return perform(submitNote, input);
}

/** The draft as it is stored now, for somebody whose version was overtaken; null when it is no longer a draft. */
export async function findNewestDraftAction(noteId: string) {
  const actor = await requirePermission("concept-note.draft");
  const draft = await findDraft(actor, noteId);
  return draft && { typed: draft.typed, revision: draft.revision };
}
