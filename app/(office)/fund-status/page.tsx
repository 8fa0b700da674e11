import type { Metadata } from "next";
import { DeliverySection } from "@/components/status/delivery-section";
import { FundStatusView } from "@/components/status/fund-status";
import { OverdrawnNote } from "@/components/status/overdrawn-note";
import { SpentTables } from "@/components/status/spent-tables";
import { StatusFilter } from "@/components/status/status-filter";
import { LinkButton } from "@/components/ui/actions/button";
import { Alert } from "@/components/ui/feedback/alert";
import { PageHeader } from "@/components/ui/page/page-header";
import { can } from "@/lib/access/permissions";
import { FIRST_DAY, isDay } from "@/lib/kernel/dates";
import { withCountingDay } from "@/lib/kernel/future-days";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { requirePermission } from "@/lib/request/session";
import { viewOf } from "@/lib/status/fund-status";
import { findOfficeStatus } from "@/lib/status/status.queries";
import { printFilter, readPeriod } from "@/lib/status/status.schema";

export const metadata: Metadata = { title: "Fund status" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const ACTS = (
  <>
    <LinkButton href="/fund-status/bookings/new">Book income or a cost</LinkButton>
    <LinkButton href="/fund-status/expenditure/new" variant="secondary">
      Record expenditure
    </LinkButton>
  </>
);

/** Sources, uses and balances of the Fund, for any period and under two clocks. */
export default async function FundStatusPage({ searchParams }: Props) {
  const actor = await requirePermission("status.read");
  const asked = await searchParams;
  const { print } = printFilter.parse(asked);
  const period = readPeriod(asked);
  const clocks = { asOf: period.on.asOf, knownOn: period.on.knownOn };
  const inDollars = print === "dollars";
  const status = await findOfficeStatus(actor, clocks, period.from.day);
  const when = formatReportingDates(clocks);
  const trace = can(actor, "ledger.read") ? { trace: { from: status.from, clocks } } : {};
  return (
    <>
      <PageHeader
        title="Fund status"
        lead={`What the Fund received, what it paid out and where the money is, as of ${when}.`}
        actions={can(actor, "booking.record") ? ACTS : undefined}
      />
      {asked.done ? (
        <Alert tone="success" live>
          {withCountingDay("Booking recorded.", typeof asked.on === "string" && isDay(asked.on) ? asked.on : FIRST_DAY)}
        </Alert>
      ) : null}
      <OverdrawnNote overdrawn={status.overdrawn} />
      <StatusFilter action="/fund-status" period={period} print={print} />
      <FundStatusView view={{ ...viewOf(status, inDollars), when, ...trace }} />
      <DeliverySection punos={status.punos} when={when} inDollars={inDollars}>
        <SpentTables spent={status.spent} when={when} inDollars={inDollars} />
      </DeliverySection>
    </>
  );
}
