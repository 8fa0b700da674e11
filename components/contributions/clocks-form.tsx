import { FilterBar } from "@/components/ui/data/filter-bar";
import { KnownOnField } from "@/components/ui/data/known-on";
import { DateInput } from "@/components/ui/form/date-input";
import { type AskedDates, typedAsOf, typedKnownOn } from "@/lib/reporting-dates/reporting-dates.schema";

/** Asks for the same page as of another day, and as it was known on one. */
export function ClocksForm({ action, on }: { action: string; on: AskedDates }) {
  const [asOf, knownOn] = [typedAsOf(on), typedKnownOn(on)];
  return (
    <FilterBar action={action} label="by day" clearHref={asOf || knownOn ? action : undefined}>
      <DateInput label="As of" hint="Today where empty." name="asOf" defaultValue={asOf} error={on.errors.asOf} />
      <KnownOnField value={knownOn} error={on.errors.knownOn} />
    </FilterBar>
  );
}
