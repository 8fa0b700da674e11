import { Alert } from "@/components/ui/feedback/alert";
import { hrefWith } from "@/components/ui/href";
import { Text, TextLink } from "@/components/ui/page/text";
import type { ConceptNoteFilter } from "@/lib/concept-notes/concept-note.schema";
import { today } from "@/lib/kernel/dates";
import { isNow } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { AskedDates } from "@/lib/reporting-dates/reporting-dates.schema";

/** Says that a list is of another day than today, or that the day asked for cannot be, and leads back to today. */
export function DayNotice({ filter, on }: { filter: ConceptNoteFilter; on: AskedDates }) {
  const wrong = (["asOf", "knownOn"] as const).filter((clock) => on.errors[clock]).map((clock) => on.typed[clock]);
  if (wrong.length === 0 && isNow(on, today())) return null;
  const now = hrefWith("/concept-notes", filter, { asOf: undefined, knownOn: undefined, after: undefined });
  return (
    <Alert
      tone={wrong.length > 0 ? "warning" : "info"}
      title={`Notes and programmes as of ${formatReportingDates(on)}`}
    >
      {wrong.map((typed) => (
        <Text key={typed}>The address asks for “{typed}”, which is not a day up to today.</Text>
      ))}
      <TextLink href={now}>Show them as they stand today</TextLink>
    </Alert>
  );
}
