import { Badge } from "@/components/ui/data/badge";
import { MomentText } from "@/components/ui/data/date";
import { Facts } from "@/components/ui/data/facts";
import { Panel, Row, Section } from "@/components/ui/page/layout";
import { Text, TypedText } from "@/components/ui/page/text";
import type { NoteRecord, ReviewRow } from "@/lib/concept-notes/concept-note-record.queries";
import { REVIEW_CRITERIA, REVIEW_STATE_LABELS, SCORES } from "@/lib/concept-notes/concept-note.labels";

const TONE = { assigned: "info", conflicted: "warning", completed: "success" } as const;

function Review({ review }: { review: ReviewRow }) {
  const { reviewer, state, scores, comment, conflict, assignedAt, completedAt } = review;
  return (
    <Panel title={reviewer}>
      <Row gap="small">
        <Badge tone={TONE[state]}>{REVIEW_STATE_LABELS[state]}</Badge>
        <Text tone="small">
          {completedAt ? "Completed " : "Assigned "}
          <MomentText at={completedAt ?? assignedAt} />
        </Text>
      </Row>
      {scores && state === "completed" ? (
        <Facts
          items={REVIEW_CRITERIA.map(({ id, label }) => ({ label, value: SCORES[scores[id] ?? 0] ?? null }))}
          columns={3}
        />
      ) : null}
      {comment ? <TypedText>{comment}</TypedText> : null}
      {conflict ? <TypedText>{conflict}</TypedText> : null}
    </Panel>
  );
}

/** What the reviewers said, for whoever may read it, and the recommendation made of it. */
export function NoteReviews({ note: { reviews, recommendation } }: { note: NoteRecord }) {
  if (!reviews?.length && !recommendation) return null;
  return (
    <Section title="Reviews and recommendation">
      {recommendation ? (
        <Panel title="Recommendation of the Fund Management Unit" tone="sunken">
          <TypedText>{recommendation}</TypedText>
        </Panel>
      ) : null}
      {reviews?.map((review) => (
        <Review key={review.id} review={review} />
      ))}
    </Section>
  );
}
