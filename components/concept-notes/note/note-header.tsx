import { StageBadge } from "@/components/ui/data/badge";
import { PageHeader } from "@/components/ui/page/page-header";
import type { NoteRecord } from "@/lib/concept-notes/concept-note-record.queries";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { Day } from "@/lib/kernel/dates";
import { ExampleMark, referenceOf, TimeInStage } from "../list/note-words";
import { NoteLinks } from "./note-links";

/** What the record is called, where it stands and since when. */
export function NoteHeader({ note, on }: { note: NoteRecord; on: Day }) {
  return (
    <PageHeader
      breadcrumbs={[{ label: "Concept notes and programmes", href: "/concept-notes" }, { label: referenceOf(note) }]}
      eyebrow={referenceOf(note)}
      title={note.title || "Untitled draft"}
      meta={
        <>
          <StageBadge stage={note.stage} label={STAGE_LABELS[note.stage]} />
          <span>
            In this stage: <TimeInStage since={note.stageSince} on={on} />
          </span>
          <ExampleMark isExample={note.isExample} />
        </>
      }
      actions={<NoteLinks note={note} />}
    />
  );
}
