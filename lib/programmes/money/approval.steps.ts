import "server-only";
import { bucketOf } from "@/lib/concept-notes/stages";
import { addDays, type Day, dateOf, dayOf, formatDay } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { refuseFutureDays } from "@/lib/kernel/future-days";
import { type Usd, usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";

/** The day the programme was approved, or the day its record begins. */
export async function approvedOn(tx: Pick<Tx, "stageChange">, noteId: string): Promise<Day | null> {
  const found = await tx.stageChange.findFirst({
    where: { noteId, toStage: "funded" },
    orderBy: { id: "asc" },
    select: { effectiveOn: true },
  });
  return found && dayOf(found.effectiveOn);
}

/** The amount that stood approved under two clocks, in USD; null before the decision, or before it was recorded. */
export async function approvedUnder(
  tx: Pick<Tx, "stageChange">,
  noteId: string,
  { asOf, knownOn }: ReportingDates,
): Promise<Usd | null> {
  const last = await tx.stageChange.findFirst({
    where: { noteId, effectiveOn: { lte: dateOf(asOf) }, at: { lt: dateOf(addDays(knownOn, 1)) } },
    orderBy: [{ effectiveOn: "desc" }, { id: "desc" }],
    select: { toStage: true, amountUsd: true },
  });
  return last?.amountUsd && bucketOf(last.toStage) === "funded" ? usd(last.amountUsd.toFixed(2)) : null;
}

/** Refuses ("invalid", at the field) a day in the future or before the programme was approved. */
export async function refuseDayOf(tx: Tx, noteId: string, on: Day, now: Date, field = "on"): Promise<void> {
  refuseFutureDays({ [field]: on }, now);
  const from = await approvedOn(tx, noteId);
  if (from === null || on >= from) return;
  const sentence = `This date is before the approval of the programme. Enter a date from ${formatDay(from)} on.`;
  throw new Refusal("invalid", sentence, { [field]: sentence });
}
