import type { Metadata } from "next";
import { ConditionSection } from "@/components/programmes/money/condition-section";
import { Delivery, MoneyFigures } from "@/components/programmes/money/delivery";
import { MoneyHeader } from "@/components/programmes/money/money-header";
import { RefundSection } from "@/components/programmes/money/refund-section";
import { ReportSection } from "@/components/programmes/money/report-section";
import { TrancheSection } from "@/components/programmes/money/tranche-section";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { ProgrammeTransfers } from "@/components/transfers/transfer-table";
import { Alert } from "@/components/ui/feedback/alert";
import { can } from "@/lib/access/permissions";
import { PART } from "@/lib/kernel/address-parts";
import { isDay } from "@/lib/kernel/dates";
import { withCountingDay } from "@/lib/kernel/future-days";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { earlierDates, readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { listTransfersOf } from "@/lib/transfers/transfer.queries";
import { ConditionActs, RefundActs, refundActs, ReportActs, TrancheActs } from "./acts";

export const metadata: Metadata = { title: "Money of a programme" };

/** What a programme was approved, planned, sent, spent and gave back, and what holds money back. */
export default async function MoneyPage({ params, searchParams }: PageProps<"/concept-notes/[id]/money">) {
  const actor = await requirePermission("programme.read-money");
  const { id } = await requireParams(params, { id: PART.id });
  const query = await searchParams;
  const { closed } = query;
  const on = readReportingDates(query);
  const money = await findProgrammeMoney(actor, id, on);
  if (!money) return pageNotFound();
  const transfers = await listTransfersOf(actor, id, on);

  return (
    <>
      <MoneyHeader money={money} />
      {typeof closed === "string" && isDay(closed) ? (
        <Alert tone="success" live>
          {withCountingDay("Programme closed financially.", closed)}
        </Alert>
      ) : null}
      <ReportingDatesForm action={`/concept-notes/${id}/money`} on={on} />
      <MoneyFigures money={money} />
      <Delivery money={money} />
      <TrancheSection money={money}>
        <TrancheActs money={money} />
      </TrancheSection>
      <ProgrammeTransfers rows={transfers} canOpen={can(actor, "transfer.read")} on={earlierDates(on)} />
      <ConditionSection conditions={money.conditions}>
        <ConditionActs money={money} />
      </ConditionSection>
      <ReportSection reports={money.reports}>
        <ReportActs money={money} />
      </ReportSection>
      <RefundSection money={money} actsOn={refundActs(money)}>
        <RefundActs money={money} />
      </RefundSection>
    </>
  );
}
