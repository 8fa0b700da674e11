import { ShareBars } from "@/components/charts/share-bars";
import { areaRows } from "@/components/public/rows";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { isArea } from "@/components/ui/data/areas";
import { hrefWith } from "@/components/ui/href";
import { Columns, Section } from "@/components/ui/page/layout";
import { LinkCard } from "@/components/ui/page/link-card";
import { PageHeader } from "@/components/ui/page/page-header";
import { List } from "@/components/ui/page/text";
import { listPublicAreas } from "@/lib/open-data/public-overview.queries";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageMetadata } from "../metadata";

export const metadata = pageMetadata(
  "Thematic areas",
  "The 23 objectives of the Global Compact for Migration, clustered under the Fund's five thematic areas.",
  "/themes",
);

export default async function ThemesPage({ searchParams }: PageProps<"/themes">) {
  const on = readReportingDates(await searchParams);
  const areas = await listPublicAreas(on);
  return (
    <>
      <PageHeader
        title="Thematic areas"
        lead="No objective of the Global Compact is privileged over others: its 23 objectives are clustered under five thematic areas, and a contribution may be earmarked to one of them."
      />
      <Columns count={2}>
        {areas.map(({ number, name, objectives }) => (
          <LinkCard
            key={number}
            href={hrefWith(`/themes/${number}`, reportingDatesQuery(on))}
            level={2}
            eyebrow={`Thematic area ${number}`}
            title={name}
            {...(isArea(number) ? { area: number } : {})}
          >
            <List
              plain
              items={objectives.map((objective) => ({
                key: String(objective.number),
                content: `${objective.number}. ${objective.shortTitle}`,
              }))}
            />
          </LinkCard>
        ))}
      </Columns>
      <Section title="Balance of the areas" actions={<ReportingDatesForm layout="heading" action="/themes" on={on} />}>
        <ShareBars
          title="Funded and in the pipeline"
          labelHeader="Thematic area"
          basis={`Approved and endorsed amounts, as of ${formatReportingDates(on)}`}
          rows={areaRows(areas, on)}
        />
      </Section>
    </>
  );
}
