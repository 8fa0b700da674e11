import { DeliverySection } from "@/components/status/delivery-section";
import { FundStatusView } from "@/components/status/fund-status";
import { StatusFilter } from "@/components/status/status-filter";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { OutsideLink, Text } from "@/components/ui/page/text";
import { findPublicFinances } from "@/lib/open-data/public-status.queries";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { viewOf } from "@/lib/status/fund-status";
import { printFilter, readPeriod } from "@/lib/status/status.schema";
import { pageMetadata } from "../metadata";

const LEAD = "What the Fund received, what it paid out and where the money is, for any period.";

export const metadata = pageMetadata("Fund status", LEAD, "/finances");

export default async function FinancesPage({ searchParams }: PageProps<"/finances">) {
  const query = await searchParams;
  const { print } = printFilter.parse(query);
  const inDollars = print === "dollars";
  const period = readPeriod(query);
  const status = await findPublicFinances(period.on, period.from.day);
  const when = formatReportingDates(status.clocks);
  const data = hrefWith("/api/v1/fund-status", { from: status.from, ...reportingDatesQuery(status.clocks) });
  return (
    <>
      <PageHeader title="Fund status" lead={LEAD} />
      <StatusFilter action="/finances" period={period} print={print} />
      <FundStatusView view={{ ...viewOf(status, inDollars), when }} />
      <DeliverySection punos={status.punos} when={when} inDollars={inDollars} />
      <Text tone="small">
        For machines: <OutsideLink href={data}>the fund status as open data</OutsideLink>, with the same days in its
        address.
      </Text>
    </>
  );
}
