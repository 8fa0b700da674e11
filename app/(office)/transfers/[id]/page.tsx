import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ClocksForm } from "@/components/contributions/clocks-form";
import { TransferActsPanel } from "@/components/transfers/transfer-acts";
import { TransferHeader, TransferRecord } from "@/components/transfers/transfer-record";
import { Columns } from "@/components/ui/page/layout";
import { today } from "@/lib/kernel/dates";
import { clocksFilter, clocksOf } from "@/lib/ledger/schema";
import { requirePermission } from "@/lib/request/session";
import { findTransfer } from "@/lib/transfers/queries";
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
  const { id } = await params;
  const filter = clocksFilter.parse(await searchParams);
  const clocks = clocksOf(filter, today());
  const transfer = z.uuid().safeParse(id).success ? await findTransfer(actor, id, clocks) : null;
  if (!transfer) notFound();
  const acts = {
    release: releaseTransferAction,
    override: overrideBlocksAction.bind(null, id),
    withdraw: withdrawTransferAction.bind(null, id),
    refuse: refuseTransferAction.bind(null, id),
    reverse: reverseTransferAction.bind(null, id),
  };

  return (
    <>
      <TransferHeader transfer={transfer} on={filter} />
      <ClocksForm action={`/transfers/${id}`} filter={filter} />
      <Columns count="main-aside">
        <TransferRecord transfer={transfer} />
        <TransferActsPanel transferId={id} open={transfer.acts} acts={acts} today={today()} />
      </Columns>
    </>
  );
}
