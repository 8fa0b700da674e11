import { z } from "zod";
import { proseText } from "@/lib/kernel/text";
import { REVIEW_CRITERIA } from "../concept-note.labels";
import { moveInput, noteId, orNull, reason } from "../concept-note.schema";

const reviewId = z.uuid("This review does not exist.");

export const assignReviewerInput = z.object({ noteId, reviewerId: z.uuid("Choose a reviewer.") });

export const declareConflictInput = z.object({ reviewId, reason });

const score = z.coerce
  .number("Score this criterion from 1 to 5.")
  .int("Score this criterion from 1 to 5.")
  .min(1, "Score this criterion from 1 to 5.")
  .max(5, "Score this criterion from 1 to 5.");

/** One score from 1 to 5 for every criterion, and what the reviewer says to the Fund. */
export const completeReviewInput = z.object({
  reviewId,
  scores: z.object(Object.fromEntries(REVIEW_CRITERIA.map(({ id }) => [id, score]))),
  comment: proseText("Say in a few sentences why.")
    .min(1, "Say in a few sentences why.")
    .max(6000, "Keep the comment below 6,000 characters."),
});

const letter = z.enum(["A", "B", "C"], "Choose one of the three values.");

export const validateMarkersInput = moveInput.extend({
  genderMarker: z.coerce
    .number("Choose the gender marker.")
    .int("Choose the gender marker.")
    .min(0, "The gender marker is a number from 0 to 3.")
    .max(3, "The gender marker is a number from 0 to 3."),
  rightsMarker: letter,
  childMarker: orNull(letter),
  justification: proseText("Say how you came to these values.")
    .min(1, "Say how you came to these values.")
    .max(2000, "Keep the justification below 2,000 characters."),
});

export const recommendInput = moveInput.extend({
  recommendation: proseText("Enter the recommendation.")
    .min(1, "Enter the recommendation: the committee reads it.")
    .max(6000, "Keep the recommendation below 6,000 characters."),
});
