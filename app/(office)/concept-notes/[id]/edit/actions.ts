"use server";

import { findDraft } from "@/lib/concept-notes/concept-note-record.queries";
import { saveDraft, submitNote } from "@/lib/concept-notes/concept-note.commands";
import { noteId } from "@/lib/concept-notes/concept-note.schema";
import { ask, perform, performInBackground } from "@/lib/request/action";

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

/** The draft as it is stored now, for a person whose version is out of date; null where they cannot edit it. */
export async function findNewestDraftAction(id: unknown) {
  const draft = await ask(findDraft, noteId, id);
  return draft.ok && draft.value ? { typed: draft.value.typed, revision: draft.value.revision } : null;
}
