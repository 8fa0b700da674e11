import type { Metadata } from "next";
import { DecisionList } from "@/components/committee/decision-list";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { LinkButton } from "@/components/ui/actions/button";
import { Pagination } from "@/components/ui/data/pagination";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Stack } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { listDecisions } from "@/lib/committee/decision.queries";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Decisions" };
const ADDRESS = "/committee/decisions";

export default async function DecisionsPage({ searchParams }: PageProps<"/committee/decisions">) {
  const actor = await requirePermission("decision.read");
  const query = await searchParams;
  const { after } = query;
  const on = readReportingDates(query);
  const cursor = typeof after === "string" ? after : undefined;
  const { rows, next } = await orNotFound(listDecisions(actor, { asOf: on.asOf, knownOn: on.knownOn, after: cursor }));

  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Committee overview", href: hrefWith("/committee", reportingDatesQuery(on)) },
          { label: "Decisions" },
        ]}
        title="Decisions of the Steering Committee"
        lead={`As of ${formatReportingDates(on)}, each with its number, date and text. A decision is never changed; a correction is a new one.`}
        actions={
          can(actor, "decision.record") ? <LinkButton href={`${ADDRESS}/new`}>Record a decision</LinkButton> : null
        }
      />
      <Stack>
        <ReportingDatesForm action={ADDRESS} on={on} />
        <DecisionList
          rows={rows}
          empty={
            <Empty title={`No decision is recorded as of ${formatReportingDates(on)}`}>
              The first one appears here as soon as it is recorded.
            </Empty>
          }
        />
        <Pagination
          label="Decisions"
          firstHref={cursor ? hrefWith(ADDRESS, reportingDatesQuery(on)) : undefined}
          nextHref={next ? hrefWith(ADDRESS, reportingDatesQuery(on), { after: next }) : undefined}
        />
      </Stack>
    </>
  );
}
