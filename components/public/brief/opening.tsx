import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { PrintButton } from "@/components/ui/actions/print-button";
import { isArea } from "@/components/ui/data/areas";
import { AreaBadge } from "@/components/ui/data/badge";
import { DataTable } from "@/components/ui/data/table";
import { Columns, Panel, Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { Prose, Text } from "@/components/ui/page/text";
import type { RegionalBrief } from "@/lib/open-data/public-shapes";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { AskedDates } from "@/lib/reporting-dates/reporting-dates.schema";

type Props = { brief: RegionalBrief };

const paragraphs = (texts: readonly string[]) => texts.map((text) => <p key={text}>{text}</p>);
const namesOf = (places: readonly { name: string }[]) =>
  new Intl.ListFormat("en-GB", { type: "conjunction" }).format(places.map(({ name }) => name));

/** Title, day, and the leaflet's context with the region's champion countries. */
export function BriefOpening({ brief, on }: Props & { on: AskedDates }) {
  const { region, context, champions } = brief;
  return (
    <>
      <PageHeader
        tone="deep"
        eyebrow="Migration Multi-Partner Trust Fund · Regional brief"
        title={region.name}
        meta={<span>As of {formatReportingDates(brief)}</span>}
        actions={<PrintButton label="Print this brief" />}
      />
      <Columns count="main-aside">
        {context.length > 0 || champions.length > 0 ? (
          <Section title="Context">
            <Prose>{paragraphs(context)}</Prose>
            {champions.length > 0 ? (
              <Text tone="muted">GCM Champion countries in the region: {namesOf(champions)}.</Text>
            ) : null}
          </Section>
        ) : (
          <Section title="The region">
            <Text tone="muted">No narrative of this region has been published yet.</Text>
          </Section>
        )}
        <Panel tone="sunken">
          <ReportingDatesForm layout="heading" action={`/regions/${region.slug}`} on={on} />
          <Text tone="small">
            Every figure of this brief is computed from the Fund’s records as they stood on that day.
          </Text>
        </Panel>
      </Columns>
    </>
  );
}

/** What the Fund is, and the five thematic areas with their objectives. */
export function BriefAbout({ brief }: Props) {
  return (
    <>
      <Section title="The Migration Multi-Partner Trust Fund">
        <Prose>{paragraphs(brief.about)}</Prose>
      </Section>
      <Section title="Thematic areas and corresponding GCM objectives">
        <DataTable
          caption="Thematic areas and corresponding objectives of the Global Compact"
          captionHidden
          rows={brief.areas}
          rowKey={({ number }) => String(number)}
          columns={[
            {
              key: "number",
              header: "Area",
              cell: ({ number }) => (isArea(number) ? <AreaBadge number={number} /> : number),
            },
            { key: "name", header: "Thematic area", rowHeader: true, wide: true, cell: ({ name }) => name },
            {
              key: "objectives",
              header: "Objectives",
              wide: true,
              cell: ({ objectives }) =>
                objectives.map(({ number, shortTitle }) => `${number} ${shortTitle}`).join(" · "),
            },
          ]}
        />
      </Section>
    </>
  );
}
