import { randomUUID } from "node:crypto";
import { recordDeposit } from "@/lib/contributions/contribution.commands";
import { db } from "@/lib/kernel/db";
import { closePeriod } from "@/lib/ledger/period.commands";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";

/** Norway's deposit of 15 March 2023, and who closes what about it. */
export let stage: Stage;
let contributionId: string;

export async function setClosingStage(): Promise<void> {
  stage = await setStage();
  contributionId = (await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part() })).id;
}

export const close = (closedThrough: string, now?: Date) =>
  closePeriod(stage.cast.administrativeAgent, { closedThrough, note: "Annual report", confirmed: true }, now);

/** One more deposit of the same contribution. */
export const deposit = (more: Record<string, unknown> = {}) =>
  recordDeposit(stage.cast.fmuOfficer, { requestKey: randomUUID(), contributionId, entry: part(more) });

export const LATE = { effectiveOn: "2023-06-01", amount: "200", isLate: true, note: "Found in the bank's statement" };
export const lastEntry = () => db.contributionEntry.findFirstOrThrow({ orderBy: { id: "desc" } });
