import { AsOfField, KnownOnField } from "@/components/reporting-dates/reporting-dates-fields";
import { FilterBar } from "@/components/ui/data/filter-bar";
import { Select, type Option } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { ENTRY_KINDS } from "@/lib/contributions/contribution-entries";
import { KIND_LABELS, targetOptions, type TargetNames } from "@/lib/contributions/contribution.labels";
import type { EntryFilter } from "@/lib/contributions/entries/entry.schema";
import { ORGANISATION_TYPE_LABELS } from "@/lib/organisations/organisation.labels";
import { type AskedDates, hasAskedDates } from "@/lib/reporting-dates/reporting-dates.schema";

export type FilterChoices = {
  donors: readonly Option[];
  years: readonly string[];
  currencies: readonly Option[];
  names: TargetNames;
};

type Props = { filter: EntryFilter; on: AskedDates; choices: FilterChoices; isFiltered: boolean };

const plain = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }));
const named = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The filters of the list of entries; the state stands in the address. */
export function EntryFilters({ filter, on, choices, isFiltered }: Props) {
  const { donor, donorType, kind, year, earmark, currency, text, sort } = filter;
  const kinds = ENTRY_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }));
  const earmarks = [{ value: "none", label: "Unearmarked part" }, ...targetOptions(choices.names)];
  return (
    <FilterBar
      action="/contributions"
      label="contributions"
      clearHref={isFiltered || hasAskedDates(on) ? "/contributions" : undefined}
    >
      <Select label="Donor" name="donor" placeholder="All donors" options={choices.donors} defaultValue={donor} />
      <Select
        label="Type of donor"
        name="donorType"
        placeholder="All types"
        defaultValue={donorType}
        options={named(ORGANISATION_TYPE_LABELS)}
      />
      <Select label="Kind" name="kind" placeholder="All kinds" options={kinds} defaultValue={kind} />
      <Select label="Year" name="year" placeholder="All years" options={plain(choices.years)} defaultValue={year} />
      <Select label="Earmark" name="earmark" placeholder="Any or none" options={earmarks} defaultValue={earmark} />
      <Select
        label="Currency"
        name="currency"
        placeholder="All currencies"
        defaultValue={currency}
        options={choices.currencies}
      />
      <TextInput label="Donor, title or reference" name="text" defaultValue={text} />
      <AsOfField on={on} />
      <KnownOnField on={on} />
      {sort ? <input type="hidden" name="sort" value={sort} /> : null}
    </FilterBar>
  );
}
