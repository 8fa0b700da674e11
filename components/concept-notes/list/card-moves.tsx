"use client";

import { LinkButton } from "@/components/ui/actions/button";
import { ConfirmDialog } from "@/components/ui/actions/confirm-dialog";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Stack } from "@/components/ui/page/layout";
import { VisuallyHidden } from "@/components/ui/page/text";
import { MOVE_LABELS, STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { NoteRow } from "@/lib/concept-notes/concept-note.queries";
import { type Move, MOVES } from "@/lib/concept-notes/stages";
import { type Act, reached } from "../acts/use-act";

/** Moves that need nothing but a reason, or nothing at all, and can be made on the card itself. */
type OnCard = "return" | "declare-ineligible" | "withdraw" | "appraise";
export type BoardActs = Readonly<Record<OnCard, Act<Readonly<Record<string, unknown>>>>>;

const isOnCard = (move: Move, acts: BoardActs): move is OnCard => move in acts;

/** The page where a move is made that needs more than a reason. */
function pageOf(move: Move, { id }: NoteRow): string {
  if (MOVES[move].byDecision) return `/committee/decisions/new?note=${id}`;
  return move === "submit" ? `/concept-notes/${id}/edit` : `/concept-notes/${id}?move=${move}#moves`;
}

function OneMove({ move, note, acts }: { move: Move; note: NoteRow; acts: BoardActs }) {
  const label = MOVES[move].byDecision ? "Record a decision" : MOVE_LABELS[move];
  if (!isOnCard(move, acts)) {
    return (
      <LinkButton href={pageOf(move, note)} size="small" variant="secondary">
        {label}
      </LinkButton>
    );
  }
  const { needsReason } = MOVES[move];
  return (
    <ConfirmDialog
      label={label}
      title={`${label}: ${note.title}`}
      description={`The note goes to: ${STAGE_LABELS[MOVES[move].to]}.`}
      size="small"
      {...(needsReason && { reason: { label: "Reason", required: true } })}
      onConfirm={(reason) => reached(acts[move]({ noteId: note.id, revision: note.revision, reason }))}
    />
  );
}

/** Folded away behind "Move": what this person may do with the card now. */
export function CardMoves({ note, acts }: { note: NoteRow; acts: BoardActs }) {
  const moves = note.moves.filter((move, index) => {
    const isSecondDecision = MOVES[move].byDecision && note.moves.findIndex((other) => MOVES[other].byDecision) < index;
    return !isSecondDecision;
  });
  return (
    <Disclosure
      summary={
        <>
          Move<VisuallyHidden> {note.title}</VisuallyHidden>
        </>
      }
    >
      <Stack gap="small">
        {moves.map((move) => (
          <OneMove key={move} move={move} note={note} acts={acts} />
        ))}
      </Stack>
    </Disclosure>
  );
}
