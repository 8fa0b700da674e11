import "server-only";
import { createHmac } from "node:crypto";
import type { Tx } from "@/lib/kernel/db";
import { settings } from "@/lib/kernel/env";
import { FORGET_MS, LOCKED_FROM, networkOf, pauseAfter, type ThrottleKind } from "./rules";

/** The two counts of one attempt. */
export type ThrottleKeys = Readonly<Record<ThrottleKind, string>>;
/** How many attempts in a row are now counted, this one included. */
export type Claim = Readonly<Record<ThrottleKind, number>>;

/** A value nobody can turn back into an e-mail address or an IP address without the installation's secret. */
const keyed = (kind: ThrottleKind, value: string) =>
  `${kind}:${createHmac("sha256", settings().NEXTAUTH_SECRET).update(`${kind}\n${value}`).digest("base64url")}`;

/** The keys under which an attempt is counted; neither holds personal data. */
export const throttleKeys = (email: string, address: string): ThrottleKeys => ({
  account: keyed("account", email),
  address: keyed("address", networkOf(address)),
});

/** Under which tries of one's own current password are counted, apart from those of the sign-in. */
export const ownPasswordKey = (personId: string): string => keyed("account", `own password\n${personId}`);

/** Counts one try of the current password as failed; null where nobody is listened to now. */
export const claimOwnPassword = (tx: Tx, personId: string, now: Date): Promise<number | null> =>
  count(tx, "account", ownPasswordKey(personId), now);

/** Counts one attempt; null, and nothing counted, while the key is locked. */
async function count(tx: Tx, kind: ThrottleKind, key: string, now: Date): Promise<number | null> {
  const forgotten = new Date(now.getTime() - FORGET_MS);
  const [row] = await tx.$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_throttles AS t (key, failures, last_at) VALUES (${key}, 1, ${now})
    ON CONFLICT (key) DO UPDATE
      SET failures = CASE WHEN t.last_at < ${forgotten} THEN 1 ELSE t.failures + 1 END, last_at = ${now}
      WHERE t.locked_until IS NULL OR t.locked_until <= ${now}
    RETURNING failures`;
  if (!row) return null;
  const pause = pauseAfter(kind, row.failures);
  const lockedUntil = pause > 0 ? new Date(now.getTime() + pause) : null;
  await tx.signInThrottle.update({ where: { key }, data: { lockedUntil } });
  return row.failures;
}

/**
 * Counts an attempt as failed before its password is looked at, so that a hundred attempts at once are no more guesses
 * than a hundred in a row. Null where nobody is listened to now: then the password must not be checked.
 */
export async function claimAttempt(tx: Tx, keys: ThrottleKeys, now: Date): Promise<Claim | null> {
  const shut = await tx.signInThrottle.findFirst({
    where: { key: { in: [keys.account, keys.address] }, lockedUntil: { gt: now } },
    select: { key: true },
  });
  if (shut) return null;
  const account = await count(tx, "account", keys.account, now);
  if (account === null) return null;
  const address = await count(tx, "address", keys.address, now);
  return address === null ? null : { account, address };
}

/** The account starts afresh: somebody proved that it is theirs. */
export async function forgetAccount(tx: Tx, key: string): Promise<void> {
  await tx.signInThrottle.deleteMany({ where: { key } });
}

/** Takes one attempt back. The address keeps its other failures: a caller's own account must not wash them away. */
export async function takeBackAddress(tx: Tx, key: string): Promise<void> {
  const { count: kept } = await tx.signInThrottle.updateMany({
    where: { key, failures: { gt: 1 } },
    data: { failures: { decrement: 1 } },
  });
  if (kept === 0) await tx.signInThrottle.deleteMany({ where: { key, failures: 1 } });
  await tx.signInThrottle.updateMany({
    where: { key, failures: { lt: LOCKED_FROM.address } },
    data: { lockedUntil: null },
  });
}

/** Removes a thousand counts nobody has added to for an hour, so that guessed addresses do not fill the table. */
export async function forgetOld(tx: Tx, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - FORGET_MS);
  // A row that is just being counted is left alone: two that sign in never wait for each other.
  await tx.$executeRaw`
    DELETE FROM sign_in_throttles WHERE key IN (
      SELECT key FROM sign_in_throttles WHERE last_at < ${forgotten} LIMIT 1000 FOR UPDATE SKIP LOCKED)`;
}
