import "server-only";
import type { Tx } from "@/lib/kernel/db";
import { acquireLock } from "@/lib/kernel/locks";

/** The close of a period waits for every posting under way, and a later posting finds the period closed. */
export const lockPeriods = (tx: Pick<Tx, "$queryRaw">): Promise<void> => acquireLock(tx, "ledger_periods");
