import { FilterBar } from "@/components/ui/data/filter-bar";
import { KnownOnField } from "@/components/ui/data/known-on";
import { DateInput } from "@/components/ui/form/date-input";
import type { Day } from "@/lib/kernel/dates";
import { type AskedDates, typedKnownOn } from "@/lib/reporting-dates/reporting-dates.schema";

/** The two clocks of the page. */
export function EarmarkFilter({ on, today }: { on: AskedDates; today: Day }) {
  const isAsked = Object.keys(on.errors).length > 0 || on.asOf !== today || on.knownOn !== today;
  return (
    <FilterBar action="/earmarks" label="the earmarks" clearHref={isAsked ? "/earmarks" : undefined}>
      <DateInput
        name="asOf"
        label="As of"
        hint="Facts up to and with this day are counted."
        defaultValue={on.typed.asOf}
        error={on.errors.asOf}
      />
      <KnownOnField value={typedKnownOn(on)} error={on.errors.knownOn} />
    </FilterBar>
  );
}
