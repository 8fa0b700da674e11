import type { Metadata } from "next";
import { DeliveryTable } from "@/components/status/delivery-tables";
import { FundStatusView } from "@/components/status/fund-status";
import { OverdrawnNote } from "@/components/status/overdrawn-note";
import { SpentTables } from "@/components/status/spent-tables";
import { StatusFilter } from "@/components/status/status-filter";
import { LinkButton } from "@/components/ui/actions/button";
import { Alert } from "@/components/ui/feedback/alert";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { Text, TextLink } from "@/components/ui/page/text";
import { can } from "@/lib/access/permissions";
import { today } from "@/lib/kernel/dates";
import { clocksWords } from "@/lib/ledger/labels";
import { clocksOf } from "@/lib/ledger/schema";
import { requirePermission } from "@/lib/request/session";
import { findOfficeStatus } from "@/lib/status/queries";
import { viewOf } from "@/lib/status/rules";
import { statusFilter } from "@/lib/status/schema";

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
  const filter = statusFilter.parse(asked);
  const clocks = clocksOf(filter, today());
  const status = await findOfficeStatus(actor, clocks, filter.from);
  const when = clocksWords(clocks);
  return (
    <>
      <PageHeader
        title="Fund status"
        lead={`What the Fund received, what it paid out and where the money is, as of ${when}.`}
        actions={can(actor, "booking.record") ? ACTS : undefined}
      />
      {asked.done ? (
        <Alert tone="success" live>
          The booking is recorded.
        </Alert>
      ) : null}
      <OverdrawnNote overdrawn={status.overdrawn} />
      <StatusFilter action="/fund-status" filter={filter} />
      <FundStatusView view={{ ...viewOf(status, filter.print === "dollars"), when }} />
      <Section
        title="Delivery"
        lead="Expenditure ÷ net funded. More than 100 % is possible and flagged, never cut off."
      >
        <DeliveryTable punos={status.punos} when={when} />
        <SpentTables spent={status.spent} when={when} />
      </Section>
      <Text tone="small">
        Every figure is a sum of lines of <TextLink href="/ledger">the ledger</TextLink>.
      </Text>
    </>
  );
}
