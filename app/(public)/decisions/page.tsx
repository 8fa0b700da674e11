import { DayText } from "@/components/ui/data/date";
import { DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { today } from "@/lib/kernel/dates";
import { listPublicDecisions } from "@/lib/open-data/queries";
import { pageMetadata } from "../metadata";

const LEAD =
  "What the Steering Committee has endorsed and approved. A decision is never changed; a correction is a new decision.";

export const metadata = pageMetadata("Decisions of the Steering Committee", LEAD, "/decisions");

export default async function DecisionsPage() {
  const decisions = await listPublicDecisions(today());
  return (
    <>
      <PageHeader title="Decisions of the Steering Committee" lead={LEAD} />
      <DataTable
        caption="Decisions, newest first"
        captionHidden
        rows={decisions}
        rowKey={({ number }) => number}
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
        empty={<Empty title="No decision has been published yet" />}
      />
    </>
  );
}
