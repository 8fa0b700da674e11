import { Badge } from "@/components/ui/data/badge";
import { MoneyText } from "@/components/ui/data/money";
import { Row } from "@/components/ui/page/layout";
import type { NoteRow } from "@/lib/concept-notes/concept-note.queries";
import { daysBetween, type Day, formatDay, formatWait } from "@/lib/kernel/dates";

/** The reference people know the record by. */
export function referenceOf({ programmeReference, reference }: Pick<NoteRow, "programmeReference" | "reference">) {
  return programmeReference ?? reference ?? "No reference yet";
}

/** Marks a record that only shows how the software works. */
export function ExampleMark({ isExample }: { isExample: boolean }) {
  return isExample ? <Badge tone="warning">Example</Badge> : null;
}

/** Amount in USD, or the words for its absence. */
export function AmountText({ amountUsd }: { amountUsd: string | null }) {
  return amountUsd === null ? <>No amount yet</> : <MoneyText amount={amountUsd} cents="when-needed" />;
}

/** How long a note has stood where it stands. */
export function TimeInStage({ since, on }: { since: Day; on: Day }) {
  const days = Math.max(0, daysBetween(since, on));
  return (
    <time dateTime={since} title={`Since ${formatDay(since)}`}>
      {days === 0 ? "since today" : formatWait(days)}
    </time>
  );
}

/** A title with the mark of an example beside it. */
export function TitleWithMark({ title, isExample }: Pick<NoteRow, "title" | "isExample">) {
  return isExample ? (
    <Row gap="small">
      {title}
      <ExampleMark isExample />
    </Row>
  ) : (
    title
  );
}
