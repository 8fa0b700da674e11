import { Textarea } from "@/components/ui/form/textarea";
import { MOVE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { ActForm } from "./act-form";
import type { ActProps, NoteAct } from "./note-acts";

type Refusing = "return" | "declare-ineligible" | "withdraw";

const ACTS: Readonly<Record<Refusing, { act: NoteAct; hint: string }>> = {
  return: {
    act: "returnNote",
    hint: "The agency reads this and works on the note again. Say what is to be changed.",
  },
  "declare-ineligible": {
    act: "declareIneligible",
    hint: "This ends the note. Name the criterion that is not met.",
  },
  withdraw: { act: "withdraw", hint: "This ends the note. The reason stays in its history." },
};

/** Sends a note back or ends it, always with a reason. */
export function RefusingAct({ move, subject: { noteId, revision }, acts, ...told }: ActProps & { move: Refusing }) {
  const { act, hint } = ACTS[move];
  return (
    <ActForm
      name={move}
      label={MOVE_LABELS[move]}
      variant={move === "return" ? "primary" : "danger"}
      act={({ text }) => acts[act]({ noteId, revision, reason: text("reason") })}
      {...told}
    >
      {(field) => <Textarea label="Reason" required hint={hint} rows={4} {...field("reason")} />}
    </ActForm>
  );
}
