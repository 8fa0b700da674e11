import type { Metadata } from "next";
import { CloseForm } from "@/components/periods/close-form";
import { ClosingsTable } from "@/components/periods/closings-table";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { TextLink } from "@/components/ui/page/text";
import { can } from "@/lib/access/permissions";
import { addDays, formatDay, lastDayOverEverywhere, today } from "@/lib/kernel/dates";
import { findFirstOpenDay, listClosings } from "@/lib/ledger/period.queries";
import { isNow, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { requirePermission } from "@/lib/request/session";
import { closePeriodAction } from "./actions";

export const metadata: Metadata = { title: "Closed periods" };

/** How far the books are closed, what each closing published, and the form that closes the next period. */
export default async function PeriodsPage({ searchParams }: PageProps<"/periods">) {
  const actor = await requirePermission("period.read");
  const on = readReportingDates(await searchParams);
  const [closings, open] = await Promise.all([listClosings(actor, on), findFirstOpenDay()]);
  const standing = open
    ? `The books are closed up to ${formatDay(addDays(open, -1))}; entries are taken from ${formatDay(open)} on.`
    : "No period has been closed yet: entries are taken of any day.";
  return (
    <>
      <PageHeader title="Closed periods" lead={standing} />
      <ReportingDatesForm action="/periods" on={on} />
      <Section
        title="Closings"
        lead="What each closing published. A fact that became known later counts from the first open day and is marked as late."
        actions={<TextLink href={hrefWith("/restatements", reportingDatesQuery(on))}>What was restated since</TextLink>}
      >
        <ClosingsTable closings={closings} clocks={on} />
      </Section>
      {can(actor, "period.close") && isNow(on, today()) ? (
        <Section title="Close a period">
          <CloseForm earliest={open} latest={lastDayOverEverywhere()} act={closePeriodAction} />
        </Section>
      ) : null}
    </>
  );
}
