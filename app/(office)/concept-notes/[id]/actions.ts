"use server";

import { declareIneligible, returnNote, screenNote, withdrawNote } from "@/lib/concept-notes/concept-note.commands";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import {
  assignReviewer,
  completeReview,
  declareConflict,
  recommendNote,
  validateMarkers,
} from "@/lib/concept-notes/reviews/review.commands";
import { activateProgramme, appraiseDocument, closeOperationally } from "@/lib/programmes/programme.commands";
import { perform } from "@/lib/request/action";

export async function returnNoteAction(input: unknown) {
  return perform(returnNote, input);
}

export async function declareIneligibleAction(input: unknown) {
  return perform(declareIneligible, input);
}

export async function withdrawAction(input: unknown) {
  return perform(withdrawNote, input);
}

export async function screenAction(input: unknown) {
  return perform(screenNote, input);
}

export async function assignReviewerAction(input: unknown) {
  return perform(assignReviewer, input);
}

export async function declareConflictAction(input: unknown) {
  return perform(declareConflict, input);
}

export async function completeReviewAction(input: unknown) {
  return perform(completeReview, input);
}

export async function validateMarkersAction(input: unknown) {
  return perform(validateMarkers, input);
}

export async function recommendAction(input: unknown) {
  return perform(recommendNote, input);
}

export async function inviteAction(input: unknown) {
  return perform(inviteDocument, input);
}

export async function appraiseAction(input: unknown) {
  return perform(appraiseDocument, input);
}

export async function activateAction(input: unknown) {
  return perform(activateProgramme, input);
}

export async function closeOperationallyAction(input: unknown) {
  return perform(closeOperationally, input);
}
