import "server-only";
import { addDays, type Day, formatDay } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { acquireLock, acquireSharedLock } from "@/lib/kernel/locks";
import { Refusal } from "@/lib/kernel/refusal";
import { type Timing, timingOf } from "./closed-period";

type Reader = Pick<Tx, "$queryRaw">;

/** The first day that takes entries; null while no period has been closed. */
export async function firstOpenDay(tx: Reader): Promise<Day | null> {
  const [row] = await tx.$queryRaw<{ day: Day | null }[]>`SELECT max(closed_through)::text AS day FROM period_closings`;
  return row?.day ? addDays(row.day, 1) : null;
}

/** The first open day, to time many facts by. No period is closed from here to the end of the transaction. */
export async function holdPeriods(tx: Reader): Promise<Day | null> {
  await acquireSharedLock(tx, "ledger_periods");
  return firstOpenDay(tx);
}

/** When a fact counts (see timingOf). Refuses a day in a closed period at the field named, unless it is declared late. */
export function timeFrom(open: Day | null, on: Day, isLate: boolean, field = "effectiveOn"): Timing {
  const timing = timingOf(on, open, isLate);
  if (timing || open === null) return timing ?? { effectiveOn: on, occurredOn: null };
  const sentence =
    `The books are closed up to ${formatDay(addDays(open, -1))}. ` +
    "Book it as a late fact: it then counts from the first open day and is marked.";
  throw new Refusal("not-now", sentence, { [field]: sentence });
}

/** The same for one fact. */
export const timeOf = async (tx: Reader, on: Day, isLate: boolean, field?: string): Promise<Timing> =>
  timeFrom(await holdPeriods(tx), on, isLate, field);

/** The close of a period waits for every posting under way, and a later posting finds the period closed. */
export const lockPeriods = (tx: Pick<Tx, "$queryRaw">): Promise<void> => acquireLock(tx, "ledger_periods");
