"use server";

import { saveDraft, submitNote } from "@/lib/concept-notes/commands";
import { findDraft } from "@/lib/concept-notes/record/queries";
import { perform } from "@/lib/request/action";
import { requirePermission } from "@/lib/request/session";

export async function saveDraftAction(input: unknown) {
  return perform(saveDraft, input);
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
