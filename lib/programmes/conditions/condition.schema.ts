import { z } from "zod";
import { noteId, orNull } from "@/lib/concept-notes/concept-note.schema";
import { daySchema } from "@/lib/kernel/dates";
import { words } from "@/lib/kernel/text";

const day = z.string("Enter a date.").pipe(daySchema);

export const setConditionInput = z.object({
  noteId,
  text: words("Enter the condition.", 2000),
  dueOn: orNull(day),
  /** It holds back this tranche and every later one. */
  fromTranche: z.coerce
    .number("Choose a tranche.")
    .int("Choose a tranche.")
    .min(1, "Choose a tranche.")
    .max(20, "Choose a tranche."),
  /** The decision in whose text it stands; empty where the Fund Management Unit sets it. */
  decisionId: orNull(z.uuid("Choose a decision of this programme.")),
});
export type SetConditionForm = z.input<typeof setConditionInput>;

export const meetConditionInput = z.object({
  conditionId: z.uuid("This condition does not exist."),
  metOn: day,
  note: words("Say how the condition is met.", 2000),
});
