import { FilterBar } from "@/components/ui/data/filter-bar";
import { KnownOnField } from "@/components/ui/data/known-on";
import { DateInput } from "@/components/ui/form/date-input";
import { Select } from "@/components/ui/form/select";
import { typedAsOf, typedKnownOn } from "@/lib/reporting-dates/reporting-dates.schema";
import type { AskedPeriod } from "@/lib/status/status.schema";

type Props = { action: string; period: AskedPeriod; print: string | undefined };

const PRINT = [
  { value: "", label: "To the cent" },
  { value: "dollars", label: "Whole dollars, as printed" },
];

/** Chooses the period, the clocks and the print of the fund status. */
export function StatusFilter({ action, period: { on, from }, print }: Props) {
  const asOf = typedAsOf(on);
  const knownOn = typedKnownOn(on);
  return (
    <FilterBar
      action={action}
      label="by period"
      clearHref={asOf || knownOn || from.typed || print ? action : undefined}
    >
      <DateInput
        {...{ label: "From", hint: "Since the Fund began where empty.", name: "from" }}
        {...{ defaultValue: from.typed, error: from.error }}
      />
      <DateInput
        {...{ label: "As of", hint: "Today where empty.", name: "asOf" }}
        {...{ defaultValue: asOf, error: on.errors.asOf }}
      />
      <Select label="Amounts" name="print" options={PRINT} defaultValue={print ?? ""} />
      <KnownOnField value={knownOn} error={on.errors.knownOn} />
    </FilterBar>
  );
}
