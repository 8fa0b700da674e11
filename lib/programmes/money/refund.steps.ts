import "server-only";
import type { StepContext } from "@/lib/access/step-context";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { compare, formatMoney, subtract, type Usd, USD, zero } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { leastFunded } from "@/lib/ledger/available-cash.steps";
import { move } from "@/lib/ledger/balanced-lines";
import { lockPools, postAll } from "@/lib/ledger/posting.steps";
import { NO_MONEY, type PunoSums } from "./delivery";
import { punoSums } from "./puno-sums.steps";

type Reader = Pick<Tx, "$queryRaw">;

/** Refuses what left an organisation with less than it has given back, on some day from `from` on. */
export async function refuseGivenBack(tx: Reader, noteId: string, organisationId: string, from: Day): Promise<void> {
  const funded = await leastFunded(tx, noteId, organisationId, from);
  const sentence = "The organisation has given some of this money back already: take its refund back first.";
  if (compare(funded, zero(USD)) < 0) throw new Refusal("not-now", sentence);
}

export type Refund = { readonly organisationId: string; readonly amount: Usd; readonly field: string };

/** Refuses, at its field, a refund of more than the organisation holds unspent: now, or on a day from `on` on. */
async function refuseRefund(tx: Tx, noteId: string, refund: Refund, sums: PunoSums, on: Day): Promise<void> {
  const refuse = (sentence: string) => new Refusal("invalid", sentence, { [refund.field]: sentence });
  if (sums.transferred.minor === 0n)
    throw refuse("No transfer to this organisation is on the books, so nothing can come back from it.");
  const balance = subtract(subtract(sums.transferred, sums.refunded), sums.expenditure);
  if (compare(refund.amount, balance) > 0)
    throw refuse(`The organisation holds ${formatMoney(balance)} unspent: no more can come back.`);
  const funded = await leastFunded(tx, noteId, refund.organisationId, on);
  if (compare(refund.amount, funded) > 0)
    throw refuse(`The organisation held ${formatMoney(funded)} of this programme from that day on.`);
}

type Booking = { on: Day; isLate: boolean; note: string | null; field: string; requestKey?: string };

/**
 * Books what organisations gave back (debit cash with the agent, credit refunds), one set each, and gives the sets' ids.
 * Refuses, at its field, more than an organisation holds unspent. Locks the pools.
 */
export async function bookRefunds(
  context: StepContext,
  noteId: string,
  refunds: readonly Refund[],
  { on, isLate, note, field, requestKey }: Booking,
): Promise<string[]> {
  const { tx } = context;
  await lockPools(tx);
  const sums = await punoSums(tx, noteId);
  for (const refund of refunds) await refuseRefund(tx, noteId, refund, sums.get(refund.organisationId) ?? NO_MONEY, on);
  const acts = refunds.map(({ organisationId, amount }) => ({
    act: "refund.recorded",
    subjectType: "concept-note",
    subjectId: noteId,
    on,
    isLate,
    ...(note && { note }),
    ...(requestKey && { requestKey }),
    lines: move(amount, { account: "cash_with_agent" }, { account: "refunds", noteId, punoId: organisationId }),
  }));
  return acts.length === 0 ? [] : postAll(context, acts, field);
}
