import "server-only";
import { DayNotice } from "@/components/concept-notes/list/day-notice";
import { NoteBoard } from "@/components/concept-notes/list/note-board";
import { NoteTable } from "@/components/concept-notes/list/note-table";
import { sortingOf } from "@/components/concept-notes/list/note-tabs";
import { Pagination } from "@/components/ui/data/pagination";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Stack } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import type { Actor } from "@/lib/access/permissions";
import { boardOf, listConceptNotes } from "@/lib/concept-notes/concept-note.queries";
import type { ConceptNoteFilter } from "@/lib/concept-notes/concept-note.schema";
import { today } from "@/lib/kernel/dates";
import type { AskedDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound } from "@/lib/request/session";
import { appraiseAction, declareIneligibleAction, returnNoteAction, withdrawAction } from "./[id]/actions";

type Props = { actor: Actor; filter: ConceptNoteFilter; on: AskedDates };

const nothing = (
  <Empty title="Nothing matches">
    No note or programme that you may see fits these filters. Clear a filter to see more.
  </Empty>
);

/** The notes as rows, one page at a time, with the totals of everything the filter finds. */
export async function TableView({ actor, filter, on }: Props) {
  const { rows, next, totals } = await orNotFound(listConceptNotes(actor, filter));
  const { after, ...rest } = filter;
  return (
    <Stack>
      <DayNotice filter={filter} on={on} />
      <NoteTable rows={rows} on={today()} sorting={sortingOf(filter)} totals={totals} empty={nothing} />
      {filter.region ? (
        <Text tone="small">
          Whole amounts: a note that reaches beyond the region counts whole here, and by its part in the overview.
        </Text>
      ) : null}
      <Pagination
        label="Concept notes"
        firstHref={after ? hrefWith("/concept-notes", rest) : undefined}
        nextHref={next ? hrefWith("/concept-notes", rest, { after: next }) : undefined}
      />
    </Stack>
  );
}

/** The notes as cards, one column for each stage of the way. */
export async function BoardView({ actor, filter }: Props) {
  const { columns } = await boardOf(actor, filter);
  if (columns.every(({ count }) => count === 0)) return nothing;
  const acts = {
    return: returnNoteAction,
    "declare-ineligible": declareIneligibleAction,
    withdraw: withdrawAction,
    appraise: appraiseAction,
  };
  return <NoteBoard columns={columns} on={today()} acts={acts} filter={filter} />;
}
