"use server";

import { perform } from "@/lib/request/action";
import {
  overrideBlocks,
  refuseTransfer,
  releaseTransfer,
  reverseTransfer,
  withdrawTransfer,
} from "@/lib/transfers/transfer.commands";

export async function releaseTransferAction(input: unknown) {
  return perform(releaseTransfer, input);
}

export async function overrideBlocksAction(transferId: unknown, reason: unknown) {
  return perform(overrideBlocks, { transferId, reason });
}

export async function withdrawTransferAction(transferId: unknown, reason: unknown) {
  return perform(withdrawTransfer, { transferId, reason });
}

export async function refuseTransferAction(transferId: unknown, reason: unknown) {
  return perform(refuseTransfer, { transferId, reason });
}

export async function reverseTransferAction(transferId: unknown, reason: unknown) {
  return perform(reverseTransfer, { transferId, reason });
}
