import type { Tx } from "./db";

type Locking = Pick<Tx, "$queryRaw">;

/**
 * Waits until no other transaction has the lock of a subject, and keeps it to the end of this one: for subjects without a
 * row that the application may lock. SQL functions use the same keys, such as "ledger_pools".
 */
export async function acquireLock(tx: Locking, subject: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext(${subject}))::text`;
}

/** The same for transactions that may run together, but not beside one that has the lock alone. */
export async function acquireSharedLock(tx: Locking, subject: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock_shared(hashtext(${subject}))::text`;
}

/** Takes the lock of a subject without waiting; false where another transaction has it. */
export async function tryLock(tx: Locking, subject: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isTaken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext(${subject})) AS "isTaken"`;
  return row?.isTaken === true;
}
