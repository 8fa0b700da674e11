import type { Metadata } from "next";
import { NoteForm } from "@/components/concept-notes/form/note-form";
import { Alert } from "@/components/ui/feedback/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { TypedText } from "@/components/ui/page/text";
import { findDraft } from "@/lib/concept-notes/concept-note-record.queries";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { pageNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { findDraftChoices } from "../../reference-data";
import { autoSaveDraftAction, findNewestDraftAction, saveDraftAction, submitNoteAction } from "./actions";

export const metadata: Metadata = { title: "Write the concept note" };

const ACTS = {
  save: saveDraftAction,
  autoSave: autoSaveDraftAction,
  newest: findNewestDraftAction,
  submit: submitNoteAction,
};

export default async function EditNotePage({ params }: PageProps<"/concept-notes/[id]/edit">) {
  const actor = await requirePermission("concept-note.draft");
  const { id } = await requireParams(params, { id: PART.id });
  const draft = await findDraft(actor, id);
  if (!draft) return pageNotFound();

  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Concept notes and programmes", href: "/concept-notes" },
          { label: draft.reference ?? "Draft", href: `/concept-notes/${id}` },
          { label: "Write" },
        ]}
        title="Write the concept note"
        lead="Fill it in in any order. It saves itself as you type, and you submit it when it is complete."
      />
      {draft.returnedReason ? (
        <Alert tone="warning" title="The Fund Management Unit returned this note">
          <TypedText>{draft.returnedReason}</TypedText>
        </Alert>
      ) : null}
      <NoteForm
        noteId={id}
        personId={actor.id}
        revision={draft.revision}
        typed={draft.typed}
        choices={await findDraftChoices(today())}
        acts={ACTS}
      />
    </>
  );
}
