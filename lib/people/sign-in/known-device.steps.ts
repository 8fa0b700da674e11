import "server-only";
import type { Tx } from "@/lib/kernel/db";
import { hashToken } from "../person.steps";
import { newToken } from "../sessions/session.steps";
import { DEVICE_SECONDS } from "./sign-in-lockout";

/** The hash of a device's identifier where it is known for this account; null otherwise. */
export async function knownDeviceHash(
  tx: Pick<Tx, "knownDevice">,
  email: string,
  token: string | undefined,
  now: Date,
): Promise<string | null> {
  if (token === undefined) return null;
  const device = await tx.knownDevice.findFirst({
    where: { tokenHash: hashToken(token), person: { email }, expiresAt: { gt: now } },
    select: { tokenHash: true },
  });
  return device?.tokenHash ?? null;
}

/**
 * Makes a device known for a person and returns its new identifier. The identifier changes at each sign-in, for all people
 * who use the device, so that a copied cookie is soon worth nothing.
 */
export async function rememberDevice(tx: Tx, personId: string, presented: string | undefined, now: Date) {
  const token = newToken();
  const tokenHash = hashToken(token);
  const expiresAt = new Date(now.getTime() + DEVICE_SECONDS * 1000);
  if (presented !== undefined)
    await tx.knownDevice.updateMany({ where: { tokenHash: hashToken(presented) }, data: { tokenHash } });
  await tx.knownDevice.upsert({
    where: { tokenHash_personId: { tokenHash, personId } },
    create: { tokenHash, personId, expiresAt },
    update: { expiresAt },
  });
  return token;
}

/** A person's devices are known no longer, or all but this one. */
export async function forgetDevices(tx: Tx, personId: string, exceptToken?: string): Promise<void> {
  const except = exceptToken === undefined ? {} : { tokenHash: { not: hashToken(exceptToken) } };
  await tx.knownDevice.deleteMany({ where: { personId, ...except } });
}

/** Removes a thousand devices that have not been used for sign-in in ninety days. */
export async function forgetOldDevices(tx: Tx, now: Date): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM known_devices WHERE (token_hash, person_id) IN (
      SELECT token_hash, person_id FROM known_devices WHERE expires_at <= ${now} LIMIT 1000 FOR UPDATE SKIP LOCKED)`;
}
