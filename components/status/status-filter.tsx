import { AsOfField, KnownOnField } from "@/components/reporting-dates/reporting-dates-fields";
import { FilterBar } from "@/components/ui/data/filter-bar";
import { DateInput } from "@/components/ui/form/date-input";
import { Select } from "@/components/ui/form/select";
import { hasAskedDates } from "@/lib/reporting-dates/reporting-dates.schema";
import type { AskedPeriod } from "@/lib/status/status.schema";

type Props = { action: string; period: AskedPeriod; print: string | undefined };

const PRINT = [
  { value: "", label: "To the cent" },
  { value: "dollars", label: "Whole dollars, as printed" },
];

/** Chooses the period, the clocks and the print of the fund status. */
export function StatusFilter({ action, period: { on, from }, print }: Props) {
  return (
    <FilterBar
      action={action}
      label="by period"
      clearHref={hasAskedDates(on) || from.typed || print ? action : undefined}
    >
      <DateInput
        label="From"
        hint="Since the Fund began where empty."
        name="from"
        defaultValue={from.typed}
        error={from.error}
      />
      <AsOfField on={on} hint="Today where empty." />
      <Select label="Amounts" name="print" options={PRINT} defaultValue={print ?? ""} />
      <KnownOnField on={on} />
    </FilterBar>
  );
}
