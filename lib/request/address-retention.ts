import "server-only";
import { deleteOldAddresses } from "@/lib/audit/address-retention.steps";
import { log } from "@/lib/kernel/log";

const DAY_MS = 86_400_000;

async function deleteNow(): Promise<void> {
  try {
    const deleted = await deleteOldAddresses();
    if (deleted > 0) log().info({ deleted }, "old network addresses deleted");
  } catch (err) {
    // The next day deletes what this one left.
    log().error({ err }, "fault while deleting old network addresses");
  }
}

/** Deletes old network addresses of the audit log now and once a day while this process serves. */
export function startAddressRetention(): void {
  void deleteNow();
  setInterval(() => void deleteNow(), DAY_MS).unref();
}
