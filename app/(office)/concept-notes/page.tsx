import type { Metadata } from "next";
import { NoteFilter } from "@/components/concept-notes/list/note-filter";
import { BucketTabs, ViewLink } from "@/components/concept-notes/list/note-tabs";
import { LinkButton } from "@/components/ui/actions/button";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { conceptNoteFilter } from "@/lib/concept-notes/concept-note.schema";
import { today } from "@/lib/kernel/dates";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { requirePermission } from "@/lib/request/session";
import { findFilterChoices } from "./reference-data";
import { BoardView, TableView } from "./views";

export const metadata: Metadata = { title: "Concept notes and programmes" };

export default async function ConceptNotesPage({ searchParams }: PageProps<"/concept-notes">) {
  const actor = await requirePermission("concept-note.read");
  const query = await searchParams;
  const filter = conceptNoteFilter.parse(query);
  const View = filter.view === "board" ? BoardView : TableView;

  return (
    <>
      <PageHeader
        title="Concept notes and programmes"
        lead="Everything you may see, from the first draft to the closed programme."
        actions={
          <>
            <ViewLink filter={filter} />
            {can(actor, "concept-note.draft") ? (
              <LinkButton href="/concept-notes/new">Start a concept note</LinkButton>
            ) : null}
          </>
        }
      />
      <BucketTabs filter={filter} />
      <NoteFilter filter={filter} choices={await findFilterChoices(today())} />
      <View actor={actor} filter={filter} on={readReportingDates(query)} />
    </>
  );
}
