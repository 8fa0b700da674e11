"use server";

import {
  confirmDeposit,
  recordCommitment,
  recordContribution,
  recordDeposit,
  recordPledge,
  type Recorded,
  reverseEntry,
} from "@/lib/contributions/contribution.commands";
import { findRateComparison, type RateComparison } from "@/lib/rates/rate.queries";
import { rateDayInput } from "@/lib/rates/rate.schema";
import { ask, type Outcome, perform } from "@/lib/request/action";

export async function recordContributionAction(input: unknown): Promise<Outcome<Recorded>> {
  return perform(recordContribution, input);
}

export async function recordPledgeAction(input: unknown): Promise<Outcome<Recorded>> {
  return perform(recordPledge, input);
}

export async function recordCommitmentAction(input: unknown): Promise<Outcome<Recorded>> {
  return perform(recordCommitment, input);
}

export async function recordDepositAction(input: unknown): Promise<Outcome<Recorded>> {
  return perform(recordDeposit, input);
}

export async function reverseEntryAction(entryId: unknown, reason: unknown): Promise<Outcome<Recorded>> {
  return perform(reverseEntry, { entryId, reason });
}

export async function confirmDepositAction(entryId: unknown): Promise<Outcome<Recorded>> {
  return perform(confirmDeposit, { entryId });
}

/** What a rate is compared with; null where no one is signed in or the form is only half filled. */
export async function compareRateAction(input: unknown): Promise<RateComparison | null> {
  const answer = await ask((actor, { currency, on }) => findRateComparison(actor, currency, on), rateDayInput, input);
  return answer.ok ? answer.value : null;
}
