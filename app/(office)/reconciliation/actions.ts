"use server";

import { explainDifference, recordReconciliation, type Reconciled } from "@/lib/reconciliation/reconciliation.commands";
import { type Outcome, perform } from "@/lib/request/action";

export async function recordReconciliationAction(input: unknown): Promise<Outcome<Reconciled>> {
  return perform(recordReconciliation, input);
}

export async function explainDifferenceAction(input: unknown): Promise<Outcome<Reconciled>> {
  return perform(explainDifference, input);
}
