import { FilterBar } from "@/components/ui/data/filter-bar";
import { KnownOnField } from "@/components/ui/data/known-on";
import { DateInput } from "@/components/ui/form/date-input";
import { Select } from "@/components/ui/form/select";
import type { Day } from "@/lib/kernel/dates";
import { type AskedDates, typedKnownOn } from "@/lib/reporting-dates/reporting-dates.schema";

type Props = {
  on: AskedDates;
  region: string | undefined;
  today: Day;
  regions: readonly { slug: string; name: string; kind: "network" | "group" }[];
};

/** The day, and the region whose notes are looked at; contributions belong to the whole Fund. */
export function OverviewFilter({ on, region, today, regions }: Props) {
  const options = regions.map(({ slug, name, kind }) => ({
    value: slug,
    label: name,
    group: kind === "network" ? "Regions of the UN Network" : "Named groups",
  }));
  const isAsked = Object.keys(on.errors).length > 0 || on.asOf !== today || on.knownOn !== today;
  return (
    <FilterBar action="/committee" label="the overview" clearHref={region || isAsked ? "/committee" : undefined}>
      <DateInput
        name="asOf"
        label="As of"
        hint="Facts up to and with this day are counted."
        defaultValue={on.typed.asOf}
        error={on.errors.asOf}
      />
      <Select
        name="region"
        label="Region of the notes"
        hint="Narrows notes and programmes, never contributions."
        options={options}
        placeholder="All regions"
        defaultValue={region ?? ""}
      />
      <KnownOnField value={typedKnownOn(on)} error={on.errors.knownOn} />
    </FilterBar>
  );
}
