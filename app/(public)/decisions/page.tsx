import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { DayText } from "@/components/ui/data/date";
import { DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { listPublicDecisions } from "@/lib/open-data/public-decisions.queries";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageMetadata } from "../metadata";

const LEAD =
  "What the Steering Committee has endorsed and approved. A decision is never changed; a correction is a new decision.";

export const metadata = pageMetadata("Decisions of the Steering Committee", LEAD, "/decisions");

export default async function DecisionsPage({ searchParams }: PageProps<"/decisions">) {
  const on = readReportingDates(await searchParams);
  const decisions = await listPublicDecisions(on);
  return (
    <>
      <PageHeader
        title="Decisions of the Steering Committee"
        lead={LEAD}
        actions={<ReportingDatesForm layout="heading" action="/decisions" on={on} />}
      />
      <DataTable
        caption={`Decisions as of ${formatReportingDates(on)}, newest first`}
        rows={decisions}
        rowKey={({ number }) => number}
        stacks
        columns={[
          {
            key: "number",
            header: "Number",
            rowHeader: true,
            cell: ({ number }) => <TextLink href={`/decisions/${number}`}>{number}</TextLink>,
          },
          { key: "on", header: "Decided on", cell: ({ decidedOn }) => <DayText on={decidedOn} /> },
          { key: "mode", header: "How", cell: ({ modeLabel }) => modeLabel },
          { key: "items", header: "Programmes", numeric: true, cell: ({ itemCount }) => itemCount },
        ]}
        empty={<Empty title={`No decision had been published by ${formatReportingDates(on)}`} />}
      />
    </>
  );
}
