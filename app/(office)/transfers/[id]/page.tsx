import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { TransferActsPanel } from "@/components/transfers/transfer-acts";
import { HeldBack, TransferFacts, TransferHeader, TransferHistory } from "@/components/transfers/transfer-record";
import { Columns, Stack } from "@/components/ui/page/layout";
import { today } from "@/lib/kernel/dates";
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
export default async function TransferPage({ params }: PageProps<"/transfers/[id]">) {
  const actor = await requirePermission("transfer.read");
  const { id } = await params;
  const transfer = z.uuid().safeParse(id).success ? await findTransfer(actor, id) : null;
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
      <TransferHeader transfer={transfer} />
      <Columns count="main-aside">
        <Stack gap="large">
          <HeldBack transfer={transfer} />
          <TransferFacts transfer={transfer} />
          <TransferHistory transfer={transfer} />
        </Stack>
        <TransferActsPanel transferId={id} open={transfer.acts} acts={acts} today={today()} />
      </Columns>
    </>
  );
}
