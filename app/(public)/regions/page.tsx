import { ShareBars } from "@/components/charts/share-bars";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { listPublicRegions } from "@/lib/open-data/public-programmes.queries";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageMetadata } from "../metadata";

const LEAD = "Where the Fund's programmes are. Each region has a brief that can be read, printed and taken along.";

export const metadata = pageMetadata("Regions", LEAD, "/regions");

export default async function RegionsPage({ searchParams }: PageProps<"/regions">) {
  const on = readReportingDates(await searchParams);
  const regions = await listPublicRegions(on);
  const rows = regions.map(({ slug, name, funded, pipeline }) => ({
    key: slug,
    label: name,
    href: hrefWith(`/regions/${slug}`, reportingDatesQuery(on)),
    funded,
    pipeline,
  }));
  const isNetwork = new Set(regions.filter(({ kind }) => kind === "network").map(({ slug }) => slug));
  const basis = `Approved and endorsed amounts, as of ${formatReportingDates(on)}`;
  const groups = rows.filter(({ key }) => !isNetwork.has(key));
  return (
    <>
      <PageHeader
        title="Regions"
        lead={LEAD}
        actions={<ReportingDatesForm layout="heading" action="/regions" on={on} />}
      />
      <Section title="Programmes by region">
        <ShareBars
          title="Funded and in the pipeline"
          labelHeader="Region"
          basis={basis}
          rows={rows.filter(({ key }) => isNetwork.has(key))}
        />
      </Section>
      {groups.length > 0 ? (
        <Section
          title="Named groups of places"
          lead="A group lies within one or more regions; its money is part of theirs and is not added to it."
        >
          <ShareBars title="Funded and in the pipeline, by group" labelHeader="Group" basis={basis} rows={groups} />
        </Section>
      ) : null}
    </>
  );
}
