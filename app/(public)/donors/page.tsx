import { BarList } from "@/components/charts/bar-list";
import { Concentration, DonorFigures } from "@/components/public/donor-figures";
import { DonorTable } from "@/components/public/donor-table";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Columns } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { Text, TextLink } from "@/components/ui/page/text";
import { listPublicDonors } from "@/lib/open-data/public-overview.queries";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageMetadata } from "../metadata";

const LEAD =
  "Everyone who has paid into the Fund. Contributions are co-mingled; each donor may earmark to a thematic area.";

export const metadata = pageMetadata("Donors", LEAD, "/donors");

export default async function DonorsPage({ searchParams }: PageProps<"/donors">) {
  const on = readReportingDates(await searchParams);
  const { donors, contributions, concentration, rounding } = await listPublicDonors(on);
  const basis = `Deposits, as of ${formatReportingDates(on)}`;
  return (
    <>
      <PageHeader
        title="Donors"
        lead={LEAD}
        actions={<ReportingDatesForm layout="heading" action="/donors" on={on} />}
      />
      <DonorFigures contributions={contributions} basis={basis} />
      {donors.length === 0 ? (
        <Empty title={`No deposit had been recorded by ${formatReportingDates(on)}`} />
      ) : (
        <>
          <Concentration donors={donors} contributions={contributions} concentration={concentration} basis={basis} />
          <Columns count={2}>
            <BarList
              title="Deposits by donor"
              level={2}
              labelHeader="Donor"
              amountHeader="Deposited, USD"
              basis={basis}
              rows={donors.map(({ slug, name, deposited, share }) => ({
                key: slug,
                label: name,
                amount: deposited,
                share,
              }))}
            />
            <DonorTable donors={donors} contributions={contributions} on={on} />
          </Columns>
        </>
      )}
      <Text tone="small">
        {rounding} What closed periods published and became known to be otherwise is listed under{" "}
        <TextLink href={hrefWith("/restatements", reportingDatesQuery(on))}>restated figures</TextLink>.
      </Text>
    </>
  );
}
