import { MomentText } from "@/components/ui/data/date";
import { Alert } from "@/components/ui/feedback/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { List, TypedText } from "@/components/ui/page/text";
import type { DocumentRecord } from "@/lib/programmes/programme-document.queries";

type Titled = { title: string; reference: string | null };

/** What the document is, whether it is handed in, what came back with it and what is still missing. */
export function DocumentHeader({ document }: { document: DocumentRecord & Titled }) {
  const { noteId, title, reference, handedInAt, returnedReason, missing } = document;
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Concept notes and programmes", href: "/concept-notes" },
          { label: reference ?? "Note", href: `/concept-notes/${noteId}` },
          { label: "Programme document" },
        ]}
        eyebrow="Programme document"
        title={title}
        meta={handedInAt ? <span>Handed in {<MomentText at={handedInAt} />}</span> : <span>Being written</span>}
      />
      {returnedReason ? (
        <Alert tone="warning" title="The Fund Management Unit returned this document">
          <TypedText>{returnedReason}</TypedText>
        </Alert>
      ) : null}
      {missing.length > 0 ? (
        <Alert title="Missing as it is stored now">
          <List items={missing.map(({ field, sentence }) => ({ key: `${field} ${sentence}`, content: sentence }))} />
        </Alert>
      ) : null}
    </>
  );
}
