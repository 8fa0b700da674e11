import type { Metadata } from "next";
import { ReportingDatesForm } from "@/components/reporting-dates/reporting-dates-form";
import { TransferActsPanel } from "@/components/transfers/transfer-acts";
import { TransferHeader, TransferRecord } from "@/components/transfers/transfer-record";
import { Columns } from "@/components/ui/page/layout";
import { PART } from "@/lib/kernel/address-parts";
import { latestToday } from "@/lib/kernel/dates";
import { earlierDates, readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageNotFound, requireParams, requirePermission } from "@/lib/request/session";
import { findTransfer } from "@/lib/transfers/transfer.queries";
import {
  overrideBlocksAction,
  refuseTransferAction,
  releaseTransferAction,
  reverseTransferAction,
  withdrawTransferAction,
} from "../actions";

export const metadata: Metadata = { title: "Transfer request" };

/** One request: what is sent to whom, what holds it back, everything that happened to it. */
export default async function TransferPage({ params, searchParams }: PageProps<"/transfers/[id]">) {
  const actor = await requirePermission("transfer.read");
  const { id } = await requireParams(params, { id: PART.id });
  const on = readReportingDates(await searchParams);
  const transfer = await findTransfer(actor, id, on);
  if (!transfer) return pageNotFound();
  const acts = {
    release: releaseTransferAction,
    override: overrideBlocksAction.bind(null, id),
    withdraw: withdrawTransferAction.bind(null, id),
    refuse: refuseTransferAction.bind(null, id),
    reverse: reverseTransferAction.bind(null, id),
  };

  return (
    <>
      <TransferHeader transfer={transfer} on={earlierDates(on)} />
      <ReportingDatesForm action={`/transfers/${id}`} on={on} />
      <Columns count="main-aside">
        <TransferRecord transfer={transfer} />
        <TransferActsPanel transferId={id} open={transfer.acts} acts={acts} latest={latestToday()} />
      </Columns>
    </>
  );
}
