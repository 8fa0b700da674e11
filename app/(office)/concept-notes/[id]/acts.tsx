import "server-only";
import { MovesPanel, type PageAct } from "@/components/concept-notes/acts/moves-panel";
import type { ActSubject, NoteActs } from "@/components/concept-notes/acts/note-acts";
import type { Actor } from "@/lib/access/permissions";
import { listSourceChoices } from "@/lib/concept-notes/funding/queries";
import type { NoteRecord } from "@/lib/concept-notes/record/queries";
import { listReviewerChoices } from "@/lib/concept-notes/reviews/queries";
import {
  activateAction,
  appraiseAction,
  assignReviewerAction,
  closeFinanciallyAction,
  closeOperationallyAction,
  completeReviewAction,
  declareConflictAction,
  declareIneligibleAction,
  inviteAction,
  recommendAction,
  returnNoteAction,
  screenAction,
  validateMarkersAction,
  withdrawAction,
} from "./actions";

const ACTS: NoteActs = {
  returnNote: returnNoteAction,
  declareIneligible: declareIneligibleAction,
  withdraw: withdrawAction,
  screen: screenAction,
  assignReviewer: assignReviewerAction,
  declareConflict: declareConflictAction,
  completeReview: completeReviewAction,
  validateMarkers: validateMarkersAction,
  recommend: recommendAction,
  invite: inviteAction,
  appraise: appraiseAction,
  activate: activateAction,
  closeOperationally: closeOperationallyAction,
  closeFinancially: closeFinanciallyAction,
};

const typed = (value: string | number | null) => (value === null ? "" : String(value));

/** What can be done besides moving the note: most urgent first. */
function openActs({ moves, canReview, canAssign, canValidate }: NoteRecord): PageAct[] {
  return [
    ...(canReview ? (["review", "conflict"] as const) : []),
    ...(canAssign ? (["assign"] as const) : []),
    ...moves,
    ...(canValidate ? (["validate"] as const) : []),
  ];
}

/** The forms of everything this person may do with the note now, with the choices they need. */
export async function NoteActsPanel({
  actor,
  note,
  chosen,
}: {
  actor: Actor;
  note: NoteRecord;
  chosen?: string | undefined;
}) {
  const open = openActs(note);
  const [reviewers, sources] = await Promise.all([
    note.canAssign ? listReviewerChoices(actor, note.id) : [],
    note.moves.includes("invite") ? listSourceChoices(actor, note.id) : [],
  ]);
  const { gender, rights, child } = note.markers;
  const subject: ActSubject = {
    noteId: note.id,
    revision: note.revision,
    eligibility: note.eligibility,
    recommendation: note.recommendation,
    markers: {
      gender: typed(gender.validated ?? gender.self),
      rights: typed(rights.validated ?? rights.self),
      child: typed(child.validated ?? child.self),
    },
    reviewers,
    sources,
    myReviewId: note.canReview,
  };
  return <MovesPanel subject={subject} open={open} chosen={open.find((act) => act === chosen)} acts={ACTS} />;
}
