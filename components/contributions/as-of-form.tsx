import { FilterBar } from "@/components/ui/data/filter-bar";
import { KnownOnField } from "@/components/ui/data/known-on";
import { DateInput } from "@/components/ui/form/date-input";
import { today } from "@/lib/kernel/dates";
import { type AskedDates, typedKnownOn } from "@/lib/reporting-dates/reporting-dates.schema";

/** Asks for the same page as of another day. */
export function AsOfForm({ action, on }: { action: string; on: AskedDates }) {
  const isAsked = Object.keys(on.errors).length > 0 || on.asOf !== today() || on.knownOn !== today();
  return (
    <FilterBar action={action} label="by day" clearHref={isAsked ? action : undefined}>
      <DateInput
        label="As of"
        hint="Facts up to and with this day are counted."
        name="asOf"
        defaultValue={on.typed.asOf}
        error={on.errors.asOf}
      />
      <KnownOnField value={typedKnownOn(on)} error={on.errors.knownOn} />
    </FilterBar>
  );
}
