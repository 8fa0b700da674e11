import { FilterBar } from "@/components/ui/data/filter-bar";
import { KnownOnField } from "@/components/ui/data/known-on";
import { DateInput } from "@/components/ui/form/date-input";
import type { ClocksFilter } from "@/lib/ledger/schema";

/** Asks for the same page as of another day, and as it was known on one. */
export function ClocksForm({ action, filter: { asOf, knownOn } }: { action: string; filter: ClocksFilter }) {
  return (
    <FilterBar action={action} label="by day" clearHref={asOf || knownOn ? action : undefined}>
      <DateInput label="As of" hint="Today where empty." name="asOf" defaultValue={asOf} />
      <KnownOnField value={knownOn ?? ""} />
    </FilterBar>
  );
}
