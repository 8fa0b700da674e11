import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of concept notes and reviews. */
export const CONCEPT_NOTE_CONSTRAINTS: Constraints = {
  concept_notes_reference_unique: ["conflict", "The reference was just given to another note. Try again."],
  concept_notes_programme_reference_unique: [
    "conflict",
    "The reference was just given to another programme. Try again.",
  ],
  concept_notes_amount_positive: ["invalid", "Enter an amount above zero."],
  concept_notes_duration_sane: ["invalid", "Enter a duration between 1 and 120 months.", "durationMonths"],
  concept_notes_gender_marker: ["invalid", "The gender marker is a number from 0 to 3.", "genderMarker"],
  concept_notes_validated_gender_marker: ["invalid", "The gender marker is a number from 0 to 3.", "genderMarker"],
  concept_notes_reference_after_draft: ["conflict", "A submitted note carries a reference."],
  concept_notes_programme_has_reference: ["conflict", "A funded programme carries a reference."],
  concept_notes_stage_is_told: ["conflict", "The stage of a note is the last line of its history."],
  concept_notes_stage_change_recorded: [
    "conflict",
    "The stage was changed without a record. Reload the page and try again.",
  ],
  concept_notes_change_recorded: [
    "conflict",
    "A submitted note or programme changes only by a recorded action. Reload the page and try again.",
  ],
  concept_notes_lines_recorded: [
    "conflict",
    "Places and organizations change only while the note is a draft. Reload the page and try again.",
  ],
  note_places_share_percent: ["invalid", "A share is above 0 and at most 100."],
  note_places_shares_add_up: ["invalid", "The shares of the places add up to 100, or are all left empty."],
  participations_budget_positive: ["invalid", "Enter a budget above zero."],
  reviews_completed_has_scores: ["invalid", "Score every criterion."],
  reviews_one_per_reviewer: ["conflict", "This person already reviews this note.", "reviewerId"],
  stage_changes_decided: ["not-now", "This move needs a recorded decision of the Steering Committee."],
  stage_changes_refusal_says_why: ["invalid", "Give a reason.", "reason"],
  stage_changes_amount_number: ["invalid", "Enter an amount in figures."],
};
