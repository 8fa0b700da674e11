import type { Metadata } from "next";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { StatementList } from "@/components/statements/statement-list";
import { PageHeader } from "@/components/ui/page/page-header";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { requirePermission } from "@/lib/request/session";
import { listStatements } from "@/lib/statements/statement.queries";

export const metadata: Metadata = { title: "Donor statements" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The donors whose statement this person may read, with their figures under two clocks. */
export default async function StatementsPage({ searchParams }: Props) {
  const actor = await requirePermission("statement.read");
  const on = readReportingDates(await searchParams);
  const rows = await listStatements(actor, on);
  return (
    <>
      <PageHeader
        title="Donor statements"
        lead={`What each donor gave and what its money supports, as of ${formatReportingDates(on)}. Each statement is also a PDF and a workbook.`}
      />
      <ReportingDatesForm action="/statements" on={on} />
      <StatementList rows={rows} clocks={on} />
    </>
  );
}
