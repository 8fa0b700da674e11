"use server";

import {
  confirmDeposit,
  recordCommitment,
  recordContribution,
  recordDeposit,
  recordPledge,
  type Recorded,
  reverseEntry,
} from "@/lib/contributions/commands";
import { type Outcome, perform } from "@/lib/request/action";

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

export async function reverseEntryAction(entryId: string, reason: string): Promise<Outcome<Recorded>> {
  return perform(reverseEntry, { entryId, reason });
}

export async function confirmDepositAction(entryId: string): Promise<Outcome<Recorded>> {
  return perform(confirmDeposit, { entryId });
}
