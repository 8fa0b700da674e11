"use server";

import { meetCondition, setCondition } from "@/lib/programmes/conditions/condition.commands";
import { recordRefund, reverseRefund } from "@/lib/programmes/money/refund.commands";
import { closeFinancially } from "@/lib/programmes/programme.commands";
import { acceptReport, submitReport } from "@/lib/programmes/reports/report.commands";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { perform } from "@/lib/request/action";
import { prepareTransfer } from "@/lib/transfers/transfer.commands";

export async function planTranchesAction(input: unknown) {
  return perform(planTranches, input);
}

export async function prepareTransferAction(input: unknown) {
  return perform(prepareTransfer, input);
}

export async function setConditionAction(input: unknown) {
  return perform(setCondition, input);
}

export async function meetConditionAction(input: unknown) {
  return perform(meetCondition, input);
}

export async function submitReportAction(input: unknown) {
  return perform(submitReport, input);
}

export async function acceptReportAction(input: unknown) {
  return perform(acceptReport, input);
}

export async function recordRefundAction(input: unknown) {
  return perform(recordRefund, input);
}

export async function reverseRefundAction(noteId: unknown, setId: unknown, reason: unknown) {
  return perform(reverseRefund, { noteId, setId, reason });
}

export async function closeFinanciallyAction(input: unknown) {
  return perform(closeFinancially, input);
}
