import { DataTable } from "@/components/ui/data/table";
import { TextLink } from "@/components/ui/page/text";
import type { AreaContent, ObjectiveContent } from "@/lib/themes/objective-mapping";

type Area = AreaContent & { number: number };
type Objective = ObjectiveContent & { number: number };

/** The thematic areas with their objectives. */
export function AreasTable({ areas }: { areas: readonly Area[] }) {
  return (
    <DataTable
      caption="Thematic areas"
      captionHidden
      rows={areas}
      rowKey={({ number }) => String(number)}
      columns={[
        { key: "number", header: "Area", cell: ({ number }) => number },
        {
          key: "name",
          header: "Name",
          rowHeader: true,
          wide: true,
          cell: ({ number, name }) => <TextLink href={`/settings/themes/${number}`}>{name}</TextLink>,
        },
        { key: "shortName", header: "Short name", cell: ({ shortName }) => shortName },
        { key: "objectives", header: "Objectives", cell: ({ objectiveNumbers }) => objectiveNumbers.join(", ") },
      ]}
    />
  );
}

/** The objectives with the areas they belong to. */
export function ObjectivesTable({ objectives, areas }: { objectives: readonly Objective[]; areas: readonly Area[] }) {
  const areasOf = (number: number) =>
    areas.filter(({ objectiveNumbers }) => objectiveNumbers.includes(number)).map((area) => area.number);
  return (
    <DataTable
      caption="Objectives of the Global Compact"
      captionHidden
      rows={objectives}
      rowKey={({ number }) => String(number)}
      columns={[
        { key: "number", header: "Objective", cell: ({ number }) => number },
        {
          key: "title",
          header: "Title",
          rowHeader: true,
          wide: true,
          cell: ({ number, title }) => <TextLink href={`/settings/themes/objectives/${number}`}>{title}</TextLink>,
        },
        { key: "shortTitle", header: "Short title", cell: ({ shortTitle }) => shortTitle },
        { key: "areas", header: "Thematic areas", cell: ({ number }) => areasOf(number).join(", ") },
      ]}
    />
  );
}
