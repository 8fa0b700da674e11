import { AreaBadge } from "@/components/ui/data/badge";
import { MoneyText } from "@/components/ui/data/money";
import { hrefWith } from "@/components/ui/href";
import { Board, BoardCard, BoardColumn } from "@/components/ui/page/board";
import { Text, TextLink } from "@/components/ui/page/text";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { BoardColumn as ColumnOfNotes, NoteRow } from "@/lib/concept-notes/concept-note.queries";
import type { ConceptNoteFilter } from "@/lib/concept-notes/concept-note.schema";
import type { Day } from "@/lib/kernel/dates";
import { type BoardActs, CardMoves } from "./card-moves";
import { AmountText, ExampleMark, referenceOf, TimeInStage } from "./note-words";

type Props = { columns: readonly ColumnOfNotes[]; on: Day; acts: BoardActs; filter: ConceptNoteFilter };

function Card({ note, on, acts }: { note: NoteRow; on: Day; acts: BoardActs }) {
  return (
    <BoardCard
      title={<TextLink href={`/concept-notes/${note.id}`}>{note.title || "Untitled draft"}</TextLink>}
      actions={note.moves.length > 0 ? <CardMoves note={note} acts={acts} /> : null}
    >
      <span>
        {referenceOf(note)} <ExampleMark isExample={note.isExample} />
      </span>
      <span>{note.areaNumber === null ? "No theme yet" : <AreaBadge number={note.areaNumber} />}</span>
      <span>
        <AmountText amountUsd={note.amountUsd} />
      </span>
      <span>
        In this stage: <TimeInStage since={note.stageSince} on={on} />
      </span>
    </BoardCard>
  );
}

/** One column for each stage; every card carries its moves as ordinary buttons and links. */
export function NoteBoard({ columns, on, acts, filter }: Props) {
  return (
    <Board label="Concept notes and programmes by stage">
      {columns.map(({ stage, count, amountUsd, cards }) => (
        <BoardColumn key={stage} title={STAGE_LABELS[stage]} count={count}>
          <li>
            <Text tone="small">
              {count === 0 ? "Nothing stands here." : <MoneyText amount={amountUsd} cents="when-needed" />}
            </Text>
          </li>
          {cards.map((note) => (
            <Card key={note.id} note={note} on={on} acts={acts} />
          ))}
          {count > cards.length ? (
            <li>
              <TextLink href={hrefWith("/concept-notes", filter, { view: "table", stage, bucket: undefined })}>
                {`Show all ${count}`}
              </TextLink>
            </li>
          ) : null}
        </BoardColumn>
      ))}
    </Board>
  );
}
