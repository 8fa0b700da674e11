import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { Select } from "@/components/ui/form/select";
import type { AskedDates } from "@/lib/reporting-dates/reporting-dates.schema";

type Props = {
  on: AskedDates;
  region: string | undefined;
  regions: readonly { slug: string; name: string; kind: "network" | "group" }[];
};

/** The day, and the region whose notes are looked at; contributions belong to the whole Fund. */
export function OverviewFilter({ on, region, regions }: Props) {
  const options = regions.map(({ slug, name, kind }) => ({
    value: slug,
    label: name,
    group: kind === "network" ? "Regions of the UN Network" : "Named groups",
  }));
  return (
    <ReportingDatesForm action="/committee" on={on} isFiltered={region !== undefined}>
      <Select
        name="region"
        label="Region of the notes"
        hint="Narrows notes and programmes, never contributions."
        options={options}
        placeholder="All regions"
        defaultValue={region ?? ""}
      />
    </ReportingDatesForm>
  );
}
