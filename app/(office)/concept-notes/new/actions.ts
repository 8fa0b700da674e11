"use server";

import { startDraft } from "@/lib/concept-notes/concept-note.commands";
import { perform } from "@/lib/request/action";

export async function startDraftAction(input: unknown) {
  return perform(startDraft, input);
}
