import type { Metadata } from "next";
import { DataTable } from "@/components/ui/data/table";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { today } from "@/lib/kernel/dates";
import { requirePermission } from "@/lib/request/session";
import { listObjectives, listThematicAreas } from "@/lib/themes/queries";

export const metadata: Metadata = { title: "Thematic areas and objectives" };

/** The five thematic areas and the 23 objectives as they stand today. */
export default async function ThemesSettingsPage() {
  await requirePermission("reference.read");
  const [areas, objectives] = await Promise.all([listThematicAreas(today()), listObjectives(today())]);
  const areasOf = (number: number) =>
    areas.filter(({ objectiveNumbers }) => objectiveNumbers.includes(number)).map((area) => area.number);
  return (
    <>
      <PageHeader
        title="Thematic areas and objectives"
        breadcrumbs={[{ label: "Reference data", href: "/settings" }, { label: "Thematic areas and objectives" }]}
      />
      <Section title="Thematic areas" lead="A programme belongs to one area; money is summed by area.">
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
      </Section>
      <Section title="Objectives of the Global Compact" lead="A programme may serve several; they are only counted.">
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
      </Section>
    </>
  );
}
