import { AsOfField, KnownOnField } from "@/components/reporting-dates/reporting-dates-fields";
import { FilterBar } from "@/components/ui/data/filter-bar";
import { DateInput } from "@/components/ui/form/date-input";
import { type Option, Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { ACCOUNT_OPTIONS, CAUSE_LABELS } from "@/lib/journal/journal.labels";
import { type addressOf, CAUSE_KINDS } from "@/lib/journal/journal.schema";
import { hasAskedDates } from "@/lib/reporting-dates/reporting-dates.schema";
import type { AskedPeriod } from "@/lib/status/status.schema";

type Props = {
  /** As the address carries it. */
  filter: ReturnType<typeof addressOf>;
  period: AskedPeriod;
  choices: { donors: readonly Option[]; punos: readonly Option[] };
  isFiltered: boolean;
};

const CAUSES = CAUSE_KINDS.map((value) => ({ value, label: CAUSE_LABELS[value] }));
const LATE = [{ value: "yes", label: "Late facts only" }];

/** The filters of the ledger page; the state stands in the address. */
export function JournalFilters({ filter, period: { on, from }, choices: { donors, punos }, isFiltered }: Props) {
  const { account, donor, puno, programme, cause, act, late } = filter;
  const isAsked = isFiltered || hasAskedDates(on) || from.typed;
  return (
    <FilterBar action="/ledger" label="acts" clearHref={isAsked ? "/ledger" : undefined}>
      <Select
        label="Account"
        name="account"
        placeholder="All accounts"
        defaultValue={account}
        options={ACCOUNT_OPTIONS}
      />
      <Select label="Donor" name="donor" placeholder="All donors" defaultValue={donor} options={donors} />
      <Select
        label="Participating organisation"
        name="puno"
        placeholder="All organisations"
        defaultValue={puno}
        options={punos}
      />
      <TextInput label="Reference of a programme" name="programme" defaultValue={programme} />
      <Select label="Cause" name="cause" placeholder="All causes" defaultValue={cause} options={CAUSES} />
      <DateInput label="From" name="from" defaultValue={from.typed} error={from.error} />
      <AsOfField on={on} label="Up to" />
      <Select label="Late facts" name="late" placeholder="All facts" defaultValue={late} options={LATE} />
      <KnownOnField on={on} />
      {act ? <input type="hidden" name="act" value={act} /> : null}
    </FilterBar>
  );
}
