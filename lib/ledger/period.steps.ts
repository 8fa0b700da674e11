import "server-only";
import type { Tx } from "@/lib/kernel/db";

/** Whoever closes a period waits for whoever is posting, and whoever posts afterwards finds it closed. */
export async function lockPeriods(tx: Pick<Tx, "$executeRaw">): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ledger_periods'))`;
}
