import "server-only";
import type { Tx } from "@/lib/kernel/db";
import { acquireLock } from "@/lib/kernel/locks";
import { recordAudit } from "./audit.steps";
import type { AuditEvent } from "./events";

/** How long further failures of one account from one network are counted with the first (milliseconds). */
export const WINDOW_MS = 10 * 60_000;

/** A failed sign-in. Account and network are keyed hashes; the address is stored apart from the log. */
export type FailedSignInInput = {
  account: string;
  network: string;
  /** Null where no account has the email address that was typed. */
  personId: string | null;
  address: string;
  after?: AuditEvent["after"];
  at: Date;
};

/** Records the first failure of a window as an audit entry, and counts the others with it. */
export async function recordFailedSignIn(tx: Tx, failure: FailedSignInInput): Promise<void> {
  const { account, network, personId, address, after, at } = failure;
  await acquireLock(tx, `failed sign-in ${account} ${network}`);
  const open = await tx.failedSignIn.findFirst({
    where: { account, network, startedAt: { gt: new Date(at.getTime() - WINDOW_MS), lte: at } },
    orderBy: { startedAt: "desc" },
    select: { entryId: true },
  });
  if (open) {
    const { entryId } = open;
    await tx.failedSignIn.updateMany({ where: { entryId }, data: { failures: { increment: 1 }, lastAt: at } });
    return;
  }
  const event: AuditEvent = {
    name: "session.refused",
    subjectType: "session",
    subjectId: personId ?? account,
    ...(after && { after }),
  };
  const entryId = await recordAudit(tx, null, event, at, address);
  await tx.failedSignIn.create({ data: { entryId, account, network, startedAt: at, failures: 1, lastAt: at } });
}
