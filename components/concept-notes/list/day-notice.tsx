import { hrefWith } from "@/components/ui/href";
import { Alert } from "@/components/ui/feedback/alert";
import { TextLink } from "@/components/ui/page/text";
import type { ConceptNoteFilter } from "@/lib/concept-notes/schema";
import { today } from "@/lib/kernel/dates";
import { clocksWords } from "@/lib/ledger/labels";
import { clocksOf } from "@/lib/ledger/schema";

/** Says that a list is of another day, and leads back to today; nothing where it is today's. */
export function DayNotice({ filter }: { filter: ConceptNoteFilter }) {
  const clocks = clocksOf(filter, today());
  if (clocks.asOf === today() && clocks.knownOn === today()) return null;
  const now = hrefWith("/concept-notes", filter, { asOf: undefined, knownOn: undefined, after: undefined });
  return (
    <Alert title={`Notes and programmes as of ${clocksWords(clocks)}`}>
      <TextLink href={now}>Show them as they stand today</TextLink>
    </Alert>
  );
}
