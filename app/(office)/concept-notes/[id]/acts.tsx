import "server-only";
import { MovesPanel, type PageAct } from "@/components/concept-notes/acts/moves-panel";
import type { ActSubject, NoteActs } from "@/components/concept-notes/acts/note-acts";
import type { Actor } from "@/lib/access/permissions";
import type { NoteRecord } from "@/lib/concept-notes/concept-note-record.queries";
import { listSourceChoices } from "@/lib/concept-notes/source-choice.queries";
import { listReviewerChoices } from "@/lib/concept-notes/reviews/review.queries";
import { MOVES } from "@/lib/concept-notes/stages";
import { today } from "@/lib/kernel/dates";
import { listOrganisationChoices } from "@/lib/organisations/organisation.queries";
import {
  activateAction,
  appraiseAction,
  assignReviewerAction,
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
};

const typed = (value: string | number | null) => (value === null ? "" : String(value));

/** Everything open to the person: what leads on first, what sends back or ends last. */
function openActs({ moves, canReview, canAssign, canValidate, waiting }: NoteRecord): PageAct[] {
  const leading = moves.filter((move) => !MOVES[move].needsReason);
  const assigning = canAssign ? (["assign"] as const) : [];
  return [
    ...(canReview ? (["review"] as const) : []),
    ...(waiting.missing.length > 0 ? [...assigning, ...leading] : [...leading, ...assigning]),
    ...(canValidate ? (["validate"] as const) : []),
    ...moves.filter((move) => MOVES[move].needsReason),
    ...(canReview ? (["conflict"] as const) : []),
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
  const canInvite = note.moves.includes("invite");
  const [reviewers, sources, organisations] = await Promise.all([
    note.canAssign ? listReviewerChoices(actor, note.id) : [],
    canInvite ? listSourceChoices(actor, note.id) : [],
    canInvite && note.participations.length === 0 ? listOrganisationChoices(today(), ["un_entity"]) : [],
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
    amountUsd: note.amountUsd,
    sources,
    organisations: organisations.map(({ id, name }) => ({ value: id, label: name })),
    myReviewId: note.canReview,
  };
  return <MovesPanel subject={subject} open={open} chosen={open.find((act) => act === chosen)} acts={ACTS} />;
}
