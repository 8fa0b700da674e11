import type { Metadata } from "next";
import { PoolTable } from "@/components/earmarks/pool-table";
import { ThemeTable } from "@/components/earmarks/theme-table";
import { UnusedTable } from "@/components/earmarks/unused-table";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { PrintButton } from "@/components/ui/actions/print-button";
import { Pagination } from "@/components/ui/data/pagination";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { findEarmarks } from "@/lib/earmarks/earmark.queries";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Earmarks" };

export default async function EarmarksPage({ searchParams }: PageProps<"/earmarks">) {
  const actor = await requirePermission("overview.read");
  const asked = await searchParams;
  const on = readReportingDates(asked);
  const after = typeof asked.after === "string" ? asked.after : undefined;
  const { pools, totals, unused, next, themes } = await orNotFound(findEarmarks(actor, on, { after }));
  const here = hrefWith("/earmarks", reportingDatesQuery(on));

  return (
    <>
      <PageHeader
        title="Earmarks"
        lead={`What the Fund holds for each thematic area and region, and without earmark, as of ${formatReportingDates(on)}.`}
        actions={<PrintButton />}
      />
      <ReportingDatesForm action="/earmarks" on={on} />
      <Section
        title="What each pool may still pay"
        lead="Deposits less the fee, less what is set aside for invited programmes and allocated to approved ones. The Fund’s income and costs belong to the unearmarked pool. Older records that do not name a source are charged to it."
      >
        <PoolTable rows={pools} totals={totals} />
      </Section>
      <Section
        title="Unused earmarks"
        lead="Money of an earmark counts as used in the order in which it came: the oldest deposit first. What is set aside or allocated is used."
      >
        <UnusedTable rows={unused} on={on} />
        <Pagination
          label="unused deposits"
          firstHref={after ? here : undefined}
          nextHref={next ? hrefWith("/earmarks", reportingDatesQuery(on), { after: next }) : undefined}
        />
      </Section>
      <Section
        title="What pays for each thematic area"
        lead="What is allocated to programmes less what they gave back. An area takes from the unearmarked pool only what an approval named."
      >
        <ThemeTable rows={themes} />
      </Section>
    </>
  );
}
