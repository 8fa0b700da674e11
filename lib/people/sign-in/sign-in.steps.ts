import "server-only";
import { createHmac } from "node:crypto";
import type { Tx } from "@/lib/kernel/db";
import { settings } from "@/lib/kernel/env";
import { ACCOUNT_LIMIT, FORGET_MS, LOCKED_FROM, lockedUntil, networkOf, type ThrottleKind } from "./sign-in-lockout";

/** The counts of one attempt. In a known device the account's count is left out: failures elsewhere do not matter there. */
export type ThrottleKeys = { readonly pair: string; readonly account: string | null; readonly address: string };
/** How many failures are now counted, this attempt included. */
export type Claim = { readonly pair: number; readonly account: number | null; readonly address: number };

/** A value from which no one can derive an email or network address without the installation's secret. */
const keyed = (kind: string, value: string) =>
  `${kind}:${createHmac("sha256", settings().NEXTAUTH_SECRET).update(`${kind}\n${value}`).digest("base64url")}`;

export const addressKey = (address: string): string => keyed("address", networkOf(address));

/** The keys of an attempt from an unknown device; none holds personal data. */
export const throttleKeys = (email: string, address: string): ThrottleKeys & { readonly account: string } => ({
  pair: keyed("pair", `${email}\n${networkOf(address)}`),
  account: keyed("account", email),
  address: addressKey(address),
});

/** The keys of an attempt in a known device. */
export const deviceKeys = (email: string, deviceHash: string, address: string): ThrottleKeys => ({
  pair: keyed("device", `${email}\n${deviceHash}`),
  account: null,
  address: addressKey(address),
});

/** Under which tries of one's own current password are counted, apart from those of the sign-in. */
export const ownPasswordKey = (personId: string): string => keyed("own-password", personId);

/** Counts one try of the current password as failed; null while tries are refused. */
export const claimOwnPassword = (tx: Tx, personId: string, now: Date): Promise<number | null> =>
  count(tx, "pair", ownPasswordKey(personId), now);

/** Counts one attempt; null, and nothing counted, while the key is locked. */
async function count(tx: Tx, kind: ThrottleKind, key: string, now: Date): Promise<number | null> {
  const forgotten = new Date(now.getTime() - FORGET_MS);
  // An account counts by the hour; the other counts go on as long as failures follow one another.
  const byHour = kind === "account";
  const [row] = await tx.$queryRaw<{ failures: number; startedAt: Date }[]>`
    INSERT INTO sign_in_throttles AS t (key, failures, started_at, last_at) VALUES (${key}, 1, ${now}, ${now})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN (CASE WHEN ${byHour} THEN t.started_at ELSE t.last_at END) <= ${forgotten} THEN 1 ELSE t.failures + 1 END,
      started_at = CASE WHEN (CASE WHEN ${byHour} THEN t.started_at ELSE t.last_at END) <= ${forgotten} THEN ${now} ELSE t.started_at END,
      last_at = ${now}
      WHERE t.locked_until IS NULL OR t.locked_until <= ${now}
    RETURNING failures, started_at AS "startedAt"`;
  if (!row) return null;
  await tx.signInThrottle.update({ where: { key }, data: { lockedUntil: lockedUntil(kind, row, now) } });
  return row.failures;
}

/**
 * Counts an attempt as failed before its password is checked, so that a hundred attempts at the same moment are no more
 * guesses than a hundred in a row. Null while attempts are refused: then the password must not be checked.
 */
export async function claimAttempt(tx: Tx, keys: ThrottleKeys, now: Date): Promise<Claim | null> {
  const refusing = [keys.pair, ...(keys.account === null ? [] : [keys.account])];
  const locked = await tx.signInThrottle.findFirst({
    where: { key: { in: refusing }, lockedUntil: { gt: now } },
    select: { key: true },
  });
  if (locked) return null;
  const pair = await count(tx, "pair", keys.pair, now);
  if (pair === null) return null;
  const account = keys.account === null ? null : await count(tx, "account", keys.account, now);
  if (keys.account !== null && account === null) return null;
  return { pair, account, address: await countAddress(tx, keys.address, now) };
}

/** Counts one failure of an address, which is slowed and never refused. */
export const countAddress = async (tx: Tx, key: string, now: Date): Promise<number> =>
  (await count(tx, "address", key, now)) ?? 0;

/** True where this claim is the one that locks a pair or makes unknown devices wait. */
export const isLocking = ({ pair, account }: Claim): boolean => pair >= LOCKED_FROM || (account ?? 0) >= ACCOUNT_LIMIT;

/** A count starts again: the person proved that the account is theirs. */
export async function forgetFailures(tx: Tx, key: string): Promise<void> {
  await tx.signInThrottle.deleteMany({ where: { key } });
}

/** Counts one attempt less. Other failures stay: a success must not clear them. */
async function uncount(tx: Tx, key: string): Promise<void> {
  const { count: left } = await tx.signInThrottle.updateMany({
    where: { key, failures: { gt: 1 } },
    data: { failures: { decrement: 1 } },
  });
  if (left === 0) await tx.signInThrottle.deleteMany({ where: { key, failures: 1 } });
}

export const uncountAddress = uncount;

/** Takes back what `claimAttempt` counted for an attempt that succeeded. The pair starts again. */
export async function settleSuccess(tx: Tx, keys: ThrottleKeys): Promise<void> {
  await forgetFailures(tx, keys.pair);
  if (keys.account !== null) {
    await uncount(tx, keys.account);
    const below = { key: keys.account, failures: { lt: ACCOUNT_LIMIT } };
    await tx.signInThrottle.updateMany({ where: below, data: { lockedUntil: null } });
  }
  await uncount(tx, keys.address);
}

/** Removes a thousand counts without a failure in the last hour, so that guessed addresses do not fill the table. */
export async function forgetOld(tx: Tx, now: Date): Promise<void> {
  const forgotten = new Date(now.getTime() - FORGET_MS);
  // A row that is being counted is skipped: two people who sign in do not wait for each other.
  await tx.$executeRaw`
    DELETE FROM sign_in_throttles WHERE key IN (
      SELECT key FROM sign_in_throttles WHERE last_at < ${forgotten} LIMIT 1000 FOR UPDATE SKIP LOCKED)`;
}

/** Records a failure for the account's person to read. One statement, whether or not there is an account. */
export async function recordFailure(tx: Tx, email: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO sign_in_failures AS f (person_id, failures, last_at)
    SELECT id, 1, ${now} FROM people WHERE email = ${email}
    ON CONFLICT (person_id) DO UPDATE SET failures = f.failures + 1, last_at = ${now}`;
}

/** The failures since the person last signed in; null where there are none. They are counted afresh from then on. */
export async function takeFailures(tx: Tx, personId: string): Promise<{ failures: number; lastAt: Date } | null> {
  const [taken] = await tx.$queryRaw<{ failures: number; lastAt: Date }[]>`
    DELETE FROM sign_in_failures WHERE person_id = ${personId}::uuid RETURNING failures, last_at AS "lastAt"`;
  return taken ?? null;
}
