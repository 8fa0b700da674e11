import type { Metadata } from "next";
import { AreasTable, ObjectivesTable } from "@/components/settings/theme-tables";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { today } from "@/lib/kernel/dates";
import { requirePermission } from "@/lib/request/session";
import { listObjectives, listThematicAreas } from "@/lib/themes/theme.queries";

export const metadata: Metadata = { title: "Thematic areas and objectives" };

/** The five thematic areas and the 23 objectives as they stand today. */
export default async function ThemesSettingsPage() {
  await requirePermission("reference.read");
  const [areas, objectives] = await Promise.all([listThematicAreas(today()), listObjectives(today())]);
  return (
    <>
      <PageHeader
        title="Thematic areas and objectives"
        breadcrumbs={[{ label: "Reference data", href: "/settings" }, { label: "Thematic areas and objectives" }]}
      />
      <Section title="Thematic areas" lead="A programme belongs to one area; money is summed by area.">
        <AreasTable areas={areas} />
      </Section>
      <Section title="Objectives of the Global Compact" lead="A programme may serve several; they are only counted.">
        <ObjectivesTable objectives={objectives} areas={areas} />
      </Section>
    </>
  );
}
