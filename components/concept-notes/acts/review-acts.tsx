import { RadioGroup } from "@/components/ui/form/choices";
import type { Option } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { REVIEW_CRITERIA, SCORES } from "@/lib/concept-notes/concept-note.labels";
import { ActForm } from "./act-form";
import type { ActProps } from "./note-acts";

const SCORE_OPTIONS: readonly Option[] = Object.entries(SCORES).map(([value, label]) => ({ value, label }));

/** Scores every criterion from 1 to 5 and says why. */
export function ReviewAct({ subject: { myReviewId }, acts, ...told }: ActProps) {
  return (
    <ActForm
      name="review"
      label="Complete the review"
      act={({ text }) =>
        acts.completeReview({
          reviewId: myReviewId,
          scores: Object.fromEntries(REVIEW_CRITERIA.map(({ id }) => [id, text(`scores.${id}`)])),
          comment: text("comment"),
        })
      }
      {...told}
    >
      {(field) => (
        <>
          {REVIEW_CRITERIA.map(({ id, label, hint }) => (
            <RadioGroup
              key={id}
              label={label}
              hint={hint}
              required
              columns={2}
              options={SCORE_OPTIONS}
              {...field(`scores.${id}`)}
            />
          ))}
          <Textarea
            label="Comment"
            required
            hint="What is strong, what is weak, what should change."
            rows={6}
            {...field("comment")}
          />
        </>
      )}
    </ActForm>
  );
}

/** Steps back from a review; the note is then no longer visible to the reviewer. */
export function ConflictAct({ subject: { myReviewId }, acts, ...told }: ActProps) {
  return (
    <ActForm
      name="conflict"
      label="Declare a conflict of interest"
      variant="secondary"
      act={({ text }) => acts.declareConflict({ reviewId: myReviewId, reason: text("reason") })}
      {...told}
    >
      {(field) => (
        <Textarea
          label="What the conflict is"
          required
          hint="You step back from this review and no longer see the note."
          rows={3}
          {...field("reason")}
        />
      )}
    </ActForm>
  );
}
