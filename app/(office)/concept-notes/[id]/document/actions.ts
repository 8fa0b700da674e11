"use server";

import { handInDocument, returnDocument, saveDocument } from "@/lib/programmes/commands";
import { findDocument } from "@/lib/programmes/queries";
import { perform, performInBackground } from "@/lib/request/action";
import { requirePermission } from "@/lib/request/session";

export async function saveDocumentAction(input: unknown) {
  return perform(saveDocument, input);
}

/** Saves what is typed without the person asking for it, so that a page left open does not keep its session open. */
export async function autoSaveDocumentAction(input: unknown) {
  return performInBackground(saveDocument, input);
}

export async function handInDocumentAction(input: unknown) {
  return perform(handInDocument, input);
}

export async function returnDocumentAction(input: unknown) {
  return perform(returnDocument, input);
}

/** The document as it is stored now, for somebody whose version was overtaken. */
export async function findNewestDocumentAction(noteId: string) {
  const actor = await requirePermission("programme.draft-document");
  return findDocument(actor, noteId);
}
