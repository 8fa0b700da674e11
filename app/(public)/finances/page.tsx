import { DeliverySection } from "@/components/status/delivery-section";
import { FundStatusView } from "@/components/status/fund-status";
import { StatusFilter } from "@/components/status/status-filter";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { OutsideLink, Text } from "@/components/ui/page/text";
import { today } from "@/lib/kernel/dates";
import { clocksQuery, clocksWords } from "@/lib/ledger/labels";
import { clocksOf } from "@/lib/ledger/schema";
import { findPublicStatus, listPublicDelivery } from "@/lib/open-data/queries";
import { viewOf } from "@/lib/status/rules";
import { statusFilter } from "@/lib/status/schema";
import { pageMetadata } from "../metadata";

const LEAD = "What the Fund received, what it paid out and where the money is, for any period.";

export const metadata = pageMetadata("Fund status", LEAD, "/finances");

export default async function FinancesPage({ searchParams }: PageProps<"/finances">) {
  const filter = statusFilter.parse(await searchParams);
  const clocks = clocksOf(filter, today());
  const status = await findPublicStatus(clocks, filter.from);
  const when = clocksWords(clocks);
  return (
    <>
      <PageHeader title="Fund status" lead={LEAD} />
      <StatusFilter action="/finances" filter={filter} />
      <FundStatusView view={{ ...viewOf(status, filter.print === "dollars"), when }} />
      <DeliverySection punos={await listPublicDelivery(clocks)} when={when} />
      <Text tone="small">
        For machines:{" "}
        <OutsideLink href={hrefWith("/api/v1/fund-status", { ...clocksQuery(clocks), from: filter.from })}>
          the fund status as open data
        </OutsideLink>
        , with the same days in its address.
      </Text>
    </>
  );
}
