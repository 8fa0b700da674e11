import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import type { ReportRow } from "@/lib/programmes/money/programme-money.queries";
import { REPORT_LABELS } from "@/lib/programmes/reports/report.labels";

type Report = ReportRow;

const TONE: Readonly<Record<string, BadgeTone>> = { missing: "danger", submitted: "info", accepted: "success" };

const words = (standing: string) => standing.charAt(0).toUpperCase() + standing.slice(1);

const day = (on: string | null) => (on ? <DayText on={on} /> : "Not yet");

const COLUMNS: readonly Column<Report>[] = [
  { key: "year", header: "Year", rowHeader: true, nowrap: true, cell: ({ year }) => year },
  { key: "kind", header: "Report", cell: ({ kind }) => REPORT_LABELS[kind] },
  { key: "due", header: "Due", cell: ({ dueOn }) => <DayText on={dueOn} /> },
  { key: "submitted", header: "Submitted", cell: ({ submittedOn }) => day(submittedOn) },
  { key: "accepted", header: "Accepted", cell: ({ acceptedOn }) => day(acceptedOn) },
  {
    key: "standing",
    header: "State",
    cell: ({ standing }) => <Badge tone={TONE[standing] ?? "neutral"}>{words(standing)}</Badge>,
  },
];

/** The yearly reports the programme owes, with the days they were due, submitted and accepted. */
export function ReportSection({ reports, children }: { reports: readonly Report[]; children?: ReactNode }) {
  return (
    <Section
      title="Yearly reports"
      id="reports"
      lead="For each year in which the programme ran: the narrative report by 31 March, the expenditure report by 30 April of the year after. A missing report holds back every transfer."
    >
      <DataTable
        caption="Yearly reports"
        captionHidden
        columns={COLUMNS}
        rows={reports}
        rowKey={({ kind, year }) => `${year} ${kind}`}
        empty={<Empty title="No report is owed">The programme has not received money yet.</Empty>}
      />
      {children}
    </Section>
  );
}
