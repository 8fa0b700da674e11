import type { Metadata } from "next";
import { ExchangeFigures, ExchangeTable } from "@/components/contributions/list/exchange-table";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { Pagination } from "@/components/ui/data/pagination";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { listExchangeDifferences, sumExchangeDifferences } from "@/lib/contributions/exchange-difference.queries";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { earlierDates, readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { orNotFound, requirePermission } from "@/lib/request/session";

export const metadata: Metadata = { title: "Exchange gains and losses" };

const PATH = "/contributions/exchange";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What exchange rates did to each contribution between commitment and deposit, and to all together. */
export default async function ExchangePage({ searchParams }: Props) {
  const actor = await requirePermission("contribution.read");
  const asked = await searchParams;
  const on = readReportingDates(asked);
  const dates = earlierDates(on);
  const after = typeof asked.after === "string" ? asked.after : undefined;
  const { rows, next } = await orNotFound(listExchangeDifferences(actor, on, after));
  const totals = await sumExchangeDifferences(actor, on);
  return (
    <>
      <PageHeader
        title="Exchange gains and losses"
        lead="The booked USD value of a contribution’s deposits less the part of its commitments’ USD value that belongs to the amount deposited. Booked values stay as they were booked."
        breadcrumbs={[
          { label: "Contributions", href: hrefWith("/contributions", dates) },
          { label: "Exchange gains and losses" },
        ]}
      />
      <ExchangeFigures totals={totals} basis={`Booked USD values, as of ${formatReportingDates(on)}.`} />
      <Section title="Contributions">
        <ReportingDatesForm action={PATH} on={on} />
        <ExchangeTable rows={rows} net={totals.net} on={dates} />
        <Pagination
          label="contributions"
          firstHref={after ? hrefWith(PATH, dates) : undefined}
          nextHref={next ? hrefWith(PATH, dates, { after: next }) : undefined}
        />
      </Section>
    </>
  );
}
