import { FilterBar } from "@/components/ui/data/filter-bar";
import { DateInput } from "@/components/ui/form/date-input";

/** Asks for the same page as of another day. */
export function AsOfForm({ action, asOf }: { action: string; asOf: string | undefined }) {
  return (
    <FilterBar action={action} label="by day" clearHref={asOf ? action : undefined}>
      <DateInput label="As of" hint="Today where empty." name="asOf" defaultValue={asOf} />
    </FilterBar>
  );
}
