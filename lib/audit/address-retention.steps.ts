import "server-only";
import { db } from "@/lib/kernel/db";
import { settings } from "@/lib/kernel/env";

const DAY_MS = 86_400_000;
/** Rows of one statement, so that none of them takes long. */
const BATCH = 5_000;

/** Deletes the network addresses that are older than the setting allows. Returns how many. */
export async function deleteOldAddresses(now = new Date(), days = settings().AUDIT_ADDRESS_DAYS): Promise<number> {
  const before = new Date(now.getTime() - days * DAY_MS);
  let deleted = 0;
  for (;;) {
    const count = await db.$executeRaw`
      DELETE FROM audit_addresses WHERE entry_id IN (
        SELECT entry_id FROM audit_addresses WHERE recorded_at < ${before} ORDER BY recorded_at LIMIT ${BATCH})`;
    deleted += count;
    if (count < BATCH) return deleted;
  }
}
