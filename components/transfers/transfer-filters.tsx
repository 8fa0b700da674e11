import { AsOfField, KnownOnField } from "@/components/reporting-dates/reporting-dates-fields";
import { FilterBar } from "@/components/ui/data/filter-bar";
import { Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { type AskedDates, hasAskedDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { STATE_LABELS } from "@/lib/transfers/transfer.labels";
import type { TransferFilter } from "@/lib/transfers/transfer.schema";

const STATES = [
  { value: "waiting", label: "Waiting: to release or held back" },
  ...(["released", "withdrawn", "refused", "reversed"] as const).map((value) => ({
    value,
    label: STATE_LABELS[value],
  })),
];

type Props = {
  filter: TransferFilter;
  on: AskedDates;
  organisations: readonly { slug: string; name: string }[];
  isFiltered: boolean;
};

/** The filters of the list; the state stands in the address. */
export function TransferFilters({ filter, on, organisations, isFiltered }: Props) {
  const { state, organisation, text } = filter;
  return (
    <FilterBar
      action="/transfers"
      label="transfers"
      clearHref={isFiltered || hasAskedDates(on) ? "/transfers" : undefined}
    >
      <Select label="State" name="state" placeholder="All states" options={STATES} defaultValue={state} />
      <Select
        label="UN organisation"
        name="organisation"
        placeholder="All organisations"
        options={organisations.map(({ slug, name }) => ({ value: slug, label: name }))}
        defaultValue={organisation}
      />
      <TextInput label="Request, programme or title" name="text" defaultValue={text} />
      <AsOfField on={on} />
      <KnownOnField on={on} />
    </FilterBar>
  );
}
