import { DateInput } from "@/components/ui/form/date-input";
import { Text, TextLink } from "@/components/ui/page/text";
import { MOVE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { ActForm } from "./act-form";
import type { ActProps } from "./note-acts";

/** Confirms that the programme document is complete and sound. */
export function AppraiseAct({ subject: { noteId, revision }, acts, ...told }: ActProps) {
  return (
    <ActForm name="appraise" label={MOVE_LABELS.appraise} act={() => acts.appraise({ noteId, revision })} {...told}>
      {() => (
        <Text>
          Read the <TextLink href={`/concept-notes/${noteId}/document`}>programme document</TextLink> first. With the
          appraisal it goes to the Steering Committee for approval and can no longer be changed.
        </Text>
      )}
    </ActForm>
  );
}

/** Records that the agreement is signed and the first transfer made. */
export function ActivateAct({ subject: { noteId, revision }, acts, ...told }: ActProps) {
  return (
    <ActForm
      name="activate"
      label={MOVE_LABELS.activate}
      act={({ text }) =>
        acts.activate({ noteId, revision, signedOn: text("signedOn"), firstTransferOn: text("firstTransferOn") })
      }
      {...told}
    >
      {(field) => (
        <>
          <DateInput label="Signed on" required {...field("signedOn")} />
          <DateInput label="First transfer on" required {...field("firstTransferOn")} />
        </>
      )}
    </ActForm>
  );
}

/** Records the final narrative report. */
export function CloseOperationallyAct({ subject: { noteId, revision }, acts, ...told }: ActProps) {
  return (
    <ActForm
      name="close-operationally"
      label={MOVE_LABELS["close-operationally"]}
      act={({ text }) => acts.closeOperationally({ noteId, revision, finalNarrativeOn: text("finalNarrativeOn") })}
      {...told}
    >
      {(field) => <DateInput label="Final narrative report received on" required {...field("finalNarrativeOn")} />}
    </ActForm>
  );
}

/** The closure is recorded beside the programme's money, where every organisation's balance stands. */
export function CloseFinanciallyAct({ subject: { noteId } }: ActProps) {
  return (
    <Text>
      Record the final financial report and what each organisation gives back in the{" "}
      <TextLink href={`/concept-notes/${noteId}/money/close`}>financial closure</TextLink>.
    </Text>
  );
}
