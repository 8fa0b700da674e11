import type { Metadata } from "next";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { Given } from "@/components/statements/contributions-given";
import { Method } from "@/components/statements/method";
import { Support } from "@/components/statements/support";
import { StatementTotals } from "@/components/statements/totals";
import { AnchorButton } from "@/components/ui/actions/button";
import { PrintButton } from "@/components/ui/actions/print-button";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { PART } from "@/lib/kernel/address-parts";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { reportingDatesSentence } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { findStatement } from "@/lib/statements/statement.queries";

export const metadata: Metadata = { title: "Donor statement" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One donor's statement; the PDF and the workbook hold the same figures. */
export default async function StatementPage({ params, searchParams }: Props) {
  const actor = await requirePermission("statement.read");
  const on = readReportingDates(await searchParams);
  const { slug } = await requireParams(params, { slug: PART.slug });
  const statement = await orNotFound(findStatement(actor, slug, on));
  const { donor, fundName } = statement;
  const fileAt = (form: string) => hrefWith(`/statements/${slug}/${form}`, reportingDatesQuery(on));
  return (
    <>
      <PageHeader
        eyebrow={fundName}
        title={`Statement of ${donor.name}`}
        lead={reportingDatesSentence(on)}
        breadcrumbs={[
          { label: "Donor statements", href: hrefWith("/statements", reportingDatesQuery(on)) },
          { label: donor.name },
        ]}
        actions={
          <>
            <AnchorButton href={fileAt("pdf")}>Download PDF</AnchorButton>
            <AnchorButton href={fileAt("xlsx")}>Download workbook</AnchorButton>
            <PrintButton />
          </>
        }
      />
      <ReportingDatesForm action={`/statements/${slug}`} on={on} />
      <StatementTotals statement={statement} />
      <Support statement={statement} />
      <Given contributions={statement.contributions} />
      <Method statement={statement} />
    </>
  );
}
