import { FilterBar } from "@/components/ui/data/filter-bar";
import { KnownOnField } from "@/components/ui/data/known-on";
import { DateInput } from "@/components/ui/form/date-input";
import { Select } from "@/components/ui/form/select";

type Props = {
  action: string;
  filter: {
    asOf?: string | undefined;
    knownOn?: string | undefined;
    from?: string | undefined;
    print?: string | undefined;
  };
};

const PRINT = [
  { value: "", label: "To the cent" },
  { value: "dollars", label: "Whole dollars, as printed" },
];

/** Chooses the period, the clocks and the print of the fund status. */
export function StatusFilter({ action, filter: { asOf, knownOn, from, print } }: Props) {
  return (
    <FilterBar action={action} label="by period" clearHref={asOf || knownOn || from || print ? action : undefined}>
      <DateInput label="From" hint="Since the Fund began where empty." name="from" defaultValue={from} />
      <DateInput label="As of" hint="Today where empty." name="asOf" defaultValue={asOf} />
      <Select label="Amounts" name="print" options={PRINT} defaultValue={print ?? ""} />
      <KnownOnField value={knownOn ?? ""} />
    </FilterBar>
  );
}
