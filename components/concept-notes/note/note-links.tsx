import { LinkButton } from "@/components/ui/actions/button";
import type { NoteRecord } from "@/lib/concept-notes/concept-note-record.queries";

type Props = { note: Pick<NoteRecord, "id" | "canEdit" | "canReadMoney" | "history" | "programmeReference"> };

/** Where the record continues: its draft, its programme document. */
export function NoteLinks({ note }: Props) {
  const { id, canEdit, canReadMoney, history, programmeReference } = note;
  return (
    <>
      {canEdit ? <LinkButton href={`/concept-notes/${id}/edit`}>Continue the draft</LinkButton> : null}
      {history.some(({ move }) => move === "invite") ? (
        <LinkButton variant="secondary" href={`/concept-notes/${id}/document`}>
          Programme document
        </LinkButton>
      ) : null}
      {programmeReference && canReadMoney ? (
        <LinkButton variant="secondary" href={`/concept-notes/${id}/money`}>
          Money of the programme
        </LinkButton>
      ) : null}
    </>
  );
}
