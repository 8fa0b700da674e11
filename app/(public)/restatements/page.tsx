import { Restatements } from "@/components/public/restatements";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { OutsideLink, Text } from "@/components/ui/page/text";
import { listPublicRestatements } from "@/lib/open-data/public-restatements.queries";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageMetadata } from "../metadata";

const LEAD =
  "When a period is closed, its figures are published and take no more entries. What becomes known later counts from the first open day, and is listed here with the old value, the new value and the reason.";

export const metadata = pageMetadata("Restatements", LEAD, "/restatements");

export default async function RestatementsPage({ searchParams }: PageProps<"/restatements">) {
  const on = readReportingDates(await searchParams);
  return (
    <>
      <PageHeader
        title="Restatements"
        lead={LEAD}
        actions={<ReportingDatesForm layout="heading" action="/restatements" on={on} />}
      />
      <Restatements closings={await listPublicRestatements(on)} on={on} />
      <Text tone="small">
        Computed from the books, never kept beside them. For machines:{" "}
        <OutsideLink href={hrefWith("/api/v1/restatements", reportingDatesQuery(on))}>
          the restatements as open data
        </OutsideLink>
        .
      </Text>
    </>
  );
}
