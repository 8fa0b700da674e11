import { FilterBar } from "@/components/ui/data/filter-bar";
import { DateInput } from "@/components/ui/form/date-input";
import { Select } from "@/components/ui/form/select";
import type { Day } from "@/lib/kernel/dates";
import type { AsOf } from "@/lib/overview/schema";

type Props = {
  on: AsOf;
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
  return (
    <FilterBar
      action="/committee"
      label="the overview"
      clearHref={region || on.error || on.asOf !== today ? "/committee" : undefined}
    >
      <DateInput
        name="asOf"
        label="As of"
        hint="Facts up to and with this day are counted."
        defaultValue={on.typed}
        error={on.error ?? undefined}
      />
      <Select
        name="region"
        label="Region of the notes"
        hint="Narrows notes and programmes, never contributions."
        options={options}
        placeholder="All regions"
        defaultValue={region ?? ""}
      />
    </FilterBar>
  );
}
