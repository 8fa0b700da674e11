import { FilterBar } from "@/components/ui/data/filter-bar";
import { KnownOnField } from "@/components/ui/data/known-on";
import { DateInput } from "@/components/ui/form/date-input";
import { type Option, Select } from "@/components/ui/form/select";
import { ACCOUNT_LABELS } from "@/lib/ledger/labels";
import { ACCOUNTS } from "@/lib/ledger/rules";
import type { SetFilter } from "@/lib/ledger/sets/schema";

const ALL = "All";
const KIND_OPTIONS = [
  { value: "contribution", label: "Contributions" },
  { value: "programme", label: "Reservations and allocations" },
  { value: "transfer", label: "Transfers and refunds" },
  { value: "booking", label: "Bookings of the Administrative Agent" },
];
const LATE = [{ value: "yes", label: "Late facts only" }];
const ACCOUNT_OPTIONS = ACCOUNTS.map((account) => ({ value: account, label: ACCOUNT_LABELS[account] }));

type Props = { filter: SetFilter; organisations: readonly Option[]; isFiltered: boolean };

/** Narrows the books; the state stands in the address. */
export function SetFilters({ filter, organisations, isFiltered }: Props) {
  return (
    <FilterBar action="/ledger" label="the ledger" clearHref={isFiltered ? "/ledger" : undefined}>
      <Select
        label="Account"
        name="account"
        options={ACCOUNT_OPTIONS}
        placeholder={ALL}
        defaultValue={filter.account}
      />
      <Select label="Kind of act" name="kind" options={KIND_OPTIONS} placeholder={ALL} defaultValue={filter.kind} />
      <Select
        label="Organisation"
        name="organisation"
        options={organisations}
        placeholder={ALL}
        defaultValue={filter.organisation}
      />
      <Select label="Late facts" name="late" options={LATE} placeholder={ALL} defaultValue={filter.late} />
      <DateInput label="From" name="from" defaultValue={filter.from} />
      <DateInput label="As of" hint="Today where empty." name="asOf" defaultValue={filter.asOf} />
      <KnownOnField value={filter.knownOn ?? ""} />
    </FilterBar>
  );
}
