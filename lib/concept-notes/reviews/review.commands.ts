import "server-only";
import { type Actor, can, type Role } from "@/lib/access/permissions";
import { defineCommand } from "@/lib/command";
import type { Tx } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { visibleTo } from "../concept-note.scope";
import { advance, claim, MOVABLE, refuseStale } from "../concept-note.steps";
import { CHANGED_MEANWHILE, refuseMissing } from "../submission-requirements";
import { missingForRecommendation, takesPart } from "./recommendation";
import {
  assignReviewerInput,
  completeReviewInput,
  declareConflictInput,
  recommendInput,
  validateMarkersInput,
} from "./review.schema";

const PARTIES = {
  ...MOVABLE,
  participations: { select: { organisationId: true } },
  reviews: { select: { id: true, reviewerId: true, state: true } },
} as const;

const loadParties = (tx: Tx, { noteId }: { noteId: string }, actor: Actor) =>
  tx.conceptNote.findFirst({ where: { AND: [{ id: noteId }, visibleTo(actor)] }, select: PARTIES });

const OF_A_PARTY =
  "This person's organisation takes part in the note: nobody reviews what the own organisation proposes.";

/** The person as an actor, so that the permission table answers whether they review. */
async function findReviewer(tx: Tx, id: string): Promise<Actor | null> {
  const person = await tx.person.findFirst({
    where: { id, deactivatedAt: null },
    select: { id: true, name: true, organisationId: true, roles: { select: { role: true } } },
  });
  return person && { ...person, roles: person.roles.map(({ role }): Role => role) };
}

/** Asks a thematic expert to score a note. Refused where the expert's organisation takes part in it. */
export const assignReviewer = defineCommand({
  input: assignReviewerInput,
  permission: "concept-note.assign-reviewer",
  load: loadParties,

  async apply({ tx, input, subject: note, now }) {
    const at = (sentence: string) => new Refusal("invalid", sentence, { reviewerId: sentence });
    if (note.stage !== "in_review") throw new Refusal("not-now", "A reviewer is assigned while a note is in review.");
    const reviewer = await findReviewer(tx, input.reviewerId);
    if (!reviewer || !can(reviewer, "concept-note.review")) throw at("Choose a reviewer of the list.");
    if (takesPart(reviewer.organisationId, note)) throw at(OF_A_PARTY);
    if (note.reviews.some(({ reviewerId }) => reviewerId === reviewer.id)) throw at("This person already reviews it.");

    // The claim keeps a recommendation made at the same moment from overlooking this review.
    await claim(tx, note);
    const review = await tx.review.create({
      data: { noteId: note.id, reviewerId: reviewer.id, assignedAt: now },
      select: { id: true },
    });
    return {
      value: { reviewId: review.id },
      event: {
        name: "concept-note.reviewer-assigned",
        subjectType: "concept-note",
        subjectId: note.id,
        after: { reviewId: review.id, reviewerId: reviewer.id },
      },
    };
  },
});

const loadOwnReview = (tx: Tx, { reviewId }: { reviewId: string }, actor: Actor) =>
  tx.review.findFirst({
    where: { id: reviewId, reviewerId: actor.id },
    select: { id: true, state: true, note: { select: PARTIES } },
  });
type OwnReview = NonNullable<Awaited<ReturnType<typeof loadOwnReview>>>;

function refuseClosed({ state, note }: OwnReview): void {
  if (note.stage !== "in_review") throw new Refusal("conflict", "This note has already moved on: its review is over.");
  if (state !== "assigned") throw new Refusal("conflict", "This review is already finished.");
}

/** Two answers to one request for a review: the second is told. */
async function finish(tx: Tx, id: string, data: Parameters<Tx["review"]["updateMany"]>[0]["data"]): Promise<void> {
  const { count } = await tx.review.updateMany({ where: { id, state: "assigned" }, data });
  if (count === 0) throw new Refusal("conflict", CHANGED_MEANWHILE);
}

/** The reviewer steps back; the note is no longer theirs to read. */
export const declareConflict = defineCommand({
  input: declareConflictInput,
  permission: "concept-note.review",
  load: loadOwnReview,

  async apply({ tx, input, subject: review }) {
    refuseClosed(review);
    await finish(tx, review.id, { state: "conflicted", conflict: input.reason });
    return {
      value: { noteId: review.note.id },
      event: {
        name: "concept-note.conflict-declared",
        subjectType: "concept-note",
        subjectId: review.note.id,
        before: { state: review.state },
        after: { reviewId: review.id, state: "conflicted" },
      },
    };
  },
});

/** Scores every criterion. Refused where the reviewer's organisation takes part, whatever it was at the assignment. */
export const completeReview = defineCommand({
  input: completeReviewInput,
  permission: "concept-note.review",
  load: loadOwnReview,

  async apply({ tx, actor, input, subject: review, now }) {
    refuseClosed(review);
    if (takesPart(actor.organisationId, review.note)) {
      throw new Refusal(
        "not-now",
        "Your organisation takes part in this note: declare a conflict of interest instead of scoring it.",
      );
    }
    const { scores, comment } = input;
    await finish(tx, review.id, { state: "completed", scores, comment, completedAt: now });
    return {
      value: { noteId: review.note.id },
      event: {
        name: "concept-note.reviewed",
        subjectType: "concept-note",
        subjectId: review.note.id,
        before: { state: review.state },
        after: { reviewId: review.id, state: "completed", scores },
      },
    };
  },
});

/** The Fund's own reading of the markers beside the agency's, with the reason; the self-assessment stays. */
export const validateMarkers = defineCommand({
  input: validateMarkersInput,
  permission: "concept-note.validate-markers",
  load: (tx, { noteId }, actor) =>
    tx.conceptNote.findFirst({
      where: { AND: [{ id: noteId }, visibleTo(actor)] },
      select: { ...MOVABLE, validatedGenderMarker: true, validatedRightsMarker: true, validatedChildMarker: true },
    }),

  async apply({ tx, input, subject: note, now }) {
    refuseStale(note, input.revision);
    if (note.stage === "draft") throw new Refusal("not-now", "Markers are validated once the note is submitted.");
    const { genderMarker, rightsMarker, childMarker, justification } = input;
    const claimed = await claim(tx, note, {
      validatedGenderMarker: genderMarker,
      validatedRightsMarker: rightsMarker,
      validatedChildMarker: childMarker,
      validationNote: justification,
      updatedAt: now,
    });
    return {
      value: { id: note.id, revision: claimed.revision },
      event: {
        name: "concept-note.markers-validated",
        subjectType: "concept-note",
        subjectId: note.id,
        before: {
          genderMarker: note.validatedGenderMarker,
          rightsMarker: note.validatedRightsMarker,
          childMarker: note.validatedChildMarker,
        },
        after: { genderMarker, rightsMarker, childMarker, justification },
      },
    };
  },
});

/** Puts a reviewed note before the committee with the Fund's recommendation. */
export const recommendNote = defineCommand({
  input: recommendInput,
  permission: "concept-note.recommend",
  load: loadParties,

  async apply({ tx, actor, input, subject: note, now }) {
    refuseStale(note, input.revision);
    if (note.stage === "in_review")
      refuseMissing(missingForRecommendation(note.reviews), "The review is not complete yet.");
    const { recommendation } = input;
    const stage = await advance(tx, note, "recommend", { actor, at: now, set: { recommendation } });
    return {
      value: { id: note.id, stage },
      event: {
        name: "concept-note.recommended",
        subjectType: "concept-note",
        subjectId: note.id,
        before: { stage: note.stage },
        after: { stage, recommendation },
      },
    };
  },
});
