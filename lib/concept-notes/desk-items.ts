import { type Actor, can, type Permission, PERMISSIONS } from "@/lib/access/permissions";
import { ROLE_LABELS } from "@/lib/access/role.labels";
import { type Day, daysBetween, dayOf } from "@/lib/kernel/dates";
import { missingForRecommendation, type ReviewStanding } from "./reviews/recommendation";
import { type Move, MOVES, movesFrom, type Stage } from "./stages";
import type { Missing } from "./submission-requirements";

/** What the answer to "why is it still waiting" is made of. */
export type WaitingFacts = {
  readonly stage: Stage;
  readonly stageSince: Day;
  /** What keeps a draft from being submitted; empty in other stages. */
  readonly missing: readonly Missing[];
  readonly reviews: readonly ReviewStanding[];
  /** The programme document is written and handed in. */
  readonly isHandedIn: boolean;
};

export type Waiting = {
  sentence: string;
  /** Who it waits for, in words; empty where it waits for nobody. */
  who: string[];
  /** The moves that lead on from here. */
  next: Move[];
  missing: Missing[];
  sinceDays: number;
};

/** Moves that lead on, without those that send back, put off or end. */
export const leadingOn = (stage: Stage): Move[] => movesFrom(stage).filter((move) => !MOVES[move].needsReason);

type Wait = { sentence: string; waitsFor: Permission | null; missing?: Missing[] };

const NOBODY: Wait = { sentence: "Nothing is waited for: the note is at an end of its way.", waitsFor: null };

function draftWait({ missing }: WaitingFacts): Wait {
  const sentence =
    missing.length === 0
      ? "Everything is there: the leading organisation has not submitted it yet."
      : `The leading organisation is still writing: ${missing.length} ${missing.length === 1 ? "entry is" : "entries are"} missing.`;
  return { sentence, waitsFor: "concept-note.submit", missing: [...missing] };
}

function reviewWait({ reviews }: WaitingFacts): Wait {
  const missing = missingForRecommendation(reviews);
  const [first] = missing;
  if (!first)
    return { sentence: "Reviewed: it waits for the Fund's recommendation.", waitsFor: "concept-note.recommend" };
  const isOutstanding = reviews.some(({ state }) => state === "assigned");
  return {
    sentence: first.sentence,
    waitsFor: isOutstanding ? "concept-note.review" : "concept-note.assign-reviewer",
    missing,
  };
}

const documentWait = ({ isHandedIn }: WaitingFacts): Wait =>
  isHandedIn
    ? { sentence: "The programme document is handed in: it waits to be appraised.", waitsFor: "programme.appraise" }
    : {
        sentence: "The programme document is being written and has not been handed in.",
        waitsFor: "programme.hand-in-document",
      };

const said =
  (sentence: string, waitsFor: Permission): ((facts: WaitingFacts) => Wait) =>
  () => ({ sentence, waitsFor });

const WAITS: Readonly<Record<Stage, (facts: WaitingFacts) => Wait>> = {
  draft: draftWait,
  submitted: said("The eligibility checklist has not been confirmed yet.", "concept-note.screen"),
  in_review: reviewWait,
  // Decisions are recorded by the Fund's staff; it is the committee that is waited for.
  recommended: said("The Steering Committee has not decided on it yet.", "concept-note.read-recommended"),
  in_pipeline: said("No funding source is named yet.", "concept-note.invite"),
  invited: documentWait,
  appraised: said("The Steering Committee has not approved the programme yet.", "concept-note.read-recommended"),
  funded: said("Signature and first transfer are not recorded yet.", "programme.activate"),
  active: said("The programme is running; the final narrative report comes next.", "programme.close-operationally"),
  operationally_closed: said("The final financial report and the refund come next.", "programme.close-financially"),
  financially_closed: () => NOBODY,
  ineligible: () => NOBODY,
  withdrawn: () => NOBODY,
  not_endorsed: () => NOBODY,
  rejected: () => NOBODY,
};

/** Why a note is still where it is: who is waited for, what they can do, what is missing, and since how many days. */
export function waitingFor(facts: WaitingFacts, now: Date): Waiting {
  const { sentence, waitsFor, missing = [] } = WAITS[facts.stage](facts);
  return {
    sentence,
    who: waitsFor === null ? [] : PERMISSIONS[waitsFor].map((role) => ROLE_LABELS[role]),
    next: leadingOn(facts.stage),
    missing,
    sinceDays: daysBetween(facts.stageSince, dayOf(now)),
  };
}

/** What somebody can do about a note, beside its moves. */
export type DeskAct = Move | "review" | "assign" | "write-document" | "complete-draft" | "await-decision" | "decide";

type Standing = { stage: Stage; leadId: string | null; reviews: (ReviewStanding & { reviewerId: string })[] } & {
  document: { handedInAt: Date | null } | null;
  participations: { organisationId: string }[];
};

function reviewAct(actor: Actor, { reviews }: Standing): DeskAct | null {
  const mine = reviews.some(({ reviewerId, state }) => reviewerId === actor.id && state === "assigned");
  if (mine) return "review";
  const isReady = missingForRecommendation(reviews).length === 0;
  if (isReady) return can(actor, "concept-note.recommend") ? "recommend" : null;
  const isOutstanding = reviews.some(({ state }) => state === "assigned");
  return !isOutstanding && can(actor, "concept-note.assign-reviewer") ? "assign" : null;
}

function documentAct(actor: Actor, { document, leadId, participations }: Standing): DeskAct | null {
  if (document?.handedInAt) return can(actor, "programme.appraise") ? "appraise" : null;
  const isOurs =
    leadId === actor.organisationId || participations.some((one) => one.organisationId === actor.organisationId);
  return isOurs && can(actor, "programme.draft-document") ? "write-document" : null;
}

/** The one thing that this person is waited for at a note; null where it waits for somebody else. */
export function deskAct(actor: Actor, note: Standing): DeskAct | null {
  switch (note.stage) {
    case "draft":
      return can(actor, "concept-note.draft", { leadId: note.leadId }) ? "complete-draft" : null;
    case "in_review":
      return reviewAct(actor, note);
    case "invited":
      return documentAct(actor, note);
    case "recommended":
    case "appraised":
      if (can(actor, "decision.record")) return "decide";
      return can(actor, "concept-note.read-recommended") ? "await-decision" : null;
    default: {
      const [next] = leadingOn(note.stage);
      return next && can(actor, MOVES[next].permission, { leadId: note.leadId }) ? next : null;
    }
  }
}
