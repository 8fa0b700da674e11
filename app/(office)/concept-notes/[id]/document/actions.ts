"use server";

import { noteId } from "@/lib/concept-notes/concept-note.schema";
import { findDocument } from "@/lib/programmes/programme-document.queries";
import { handInDocument, returnDocument, saveDocument } from "@/lib/programmes/programme.commands";
import { ask, perform, performInBackground } from "@/lib/request/action";

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

/** The document as it is stored now, for a person whose version is out of date; null where they cannot read it. */
export async function findNewestDocumentAction(id: unknown) {
  const document = await ask(findDocument, noteId, id);
  return document.ok ? document.value : null;
}
