import type { Metadata } from "next";
import { NoteBudget, NoteFacts } from "@/components/concept-notes/note/note-facts";
import { NoteHeader } from "@/components/concept-notes/note/note-header";
import { NoteHistory } from "@/components/concept-notes/note/note-history";
import { NoteMarkers } from "@/components/concept-notes/note/note-markers";
import { NoteReviews } from "@/components/concept-notes/note/note-reviews";
import { WaitingPanel } from "@/components/concept-notes/note/waiting-panel";
import { Columns, Stack } from "@/components/ui/page/layout";
import { can } from "@/lib/access/permissions";
import { findConceptNote } from "@/lib/concept-notes/concept-note-record.queries";
import { PART } from "@/lib/kernel/address-parts";
import { today } from "@/lib/kernel/dates";
import { pageNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { findNames } from "../reference-data";
import { NoteActsPanel } from "./acts";

export const metadata: Metadata = { title: "Concept note" };

export default async function NotePage({ params, searchParams }: PageProps<"/concept-notes/[id]">) {
  const actor = await requirePermission("concept-note.read");
  const { id } = await requireParams(params, { id: PART.id });
  const { move } = await searchParams;
  const note = await findConceptNote(actor, id);
  if (!note) return pageNotFound();
  const names = await findNames(today());

  return (
    <>
      <NoteHeader note={note} on={today()} />
      <Columns count="main-aside">
        <Stack gap="large">
          <NoteFacts note={note} names={names} />
          <NoteBudget note={note} />
        </Stack>
        <Stack>
          <WaitingPanel note={note} />
          <div id="moves">
            <NoteActsPanel actor={actor} note={note} chosen={typeof move === "string" ? move : undefined} />
          </div>
        </Stack>
      </Columns>
      <NoteMarkers note={note} />
      <NoteReviews note={note} />
      <NoteHistory note={note} readsDecisions={can(actor, "decision.read")} />
    </>
  );
}
