import "server-only";
import { randomBytes } from "node:crypto";
import type { Tx } from "@/lib/kernel/db";
import { settings } from "@/lib/kernel/env";
import type { SessionEnd } from "@/prisma/generated/client";
import { hashToken } from "../person.steps";
import { deviceName } from "./device-name";
import { overdueLimits, RETENTION_MS } from "./session-limits";

/** From where somebody asks: the network address, and what the browser says of itself. */
export type Visitor = { readonly address: string; readonly userAgent?: string | undefined };

/** The longest written form of an IPv6 address. */
const ADDRESS_LENGTH = 45;

/** A secret that no one can guess; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString("base64url");

/** Starts a session and returns the identifier for its cookie. The identifier itself is stored nowhere. */
export async function openSession(
  tx: Tx,
  personId: string,
  { visitor, failures }: { visitor: Visitor; failures: { failures: number; lastAt: Date } | null },
  now: Date,
): Promise<string> {
  const token = newToken();
  await tx.session.create({
    data: {
      tokenHash: hashToken(token),
      personId,
      device: deviceName(visitor.userAgent),
      address: visitor.address.replace(/^::ffff:(?=\d+\.)/i, "").slice(0, ADDRESS_LENGTH),
      startedAt: now,
      lastUsedAt: now,
      failuresBefore: failures?.failures ?? 0,
      lastFailureAt: failures?.lastAt ?? null,
    },
  });
  return token;
}

/** Ends the session of this identifier. Returns whose it was; null where no such session is open. */
export async function endSession(tx: Tx, token: string, endReason: SessionEnd, now: Date): Promise<string | null> {
  const open = { tokenHash: hashToken(token), endedAt: null };
  const [ended] = await tx.session.updateManyAndReturn({
    where: open,
    data: { endedAt: now, endReason },
    select: { personId: true },
  });
  return ended?.personId ?? null;
}

/** Ends every session of a person, or every one but this. Returns how many ended. */
export async function endSessions(tx: Tx, personId: string, endReason: SessionEnd, now: Date, exceptId?: string) {
  const { count } = await tx.session.updateMany({
    where: { personId, endedAt: null, ...(exceptId === undefined ? {} : { id: { not: exceptId } }) },
    data: { endedAt: now, endReason },
  });
  return count;
}

/** Ends what is over by age or inactivity, and removes what ended long ago. A thousand rows of each at a time. */
export async function tidySessions(tx: Tx, now: Date): Promise<void> {
  const { startedBy, usedBy } = overdueLimits(settings().SESSION_IDLE_MINUTES, now);
  // Rows that another transaction is writing are skipped: two people who sign in do not wait for each other.
  await tx.$executeRaw`
    UPDATE sessions SET ended_at = ${now},
      end_reason = CASE WHEN started_at <= ${startedBy} THEN 'expired' ELSE 'idle' END::session_end
    WHERE id IN (
      SELECT id FROM sessions WHERE ended_at IS NULL AND (last_used_at <= ${usedBy} OR started_at <= ${startedBy})
      LIMIT 1000 FOR UPDATE SKIP LOCKED)`;
  const removedBy = new Date(now.getTime() - RETENTION_MS);
  await tx.$executeRaw`
    DELETE FROM sessions WHERE id IN (
      SELECT id FROM sessions WHERE ended_at <= ${removedBy} AND last_used_at <= ${removedBy}
      LIMIT 1000 FOR UPDATE SKIP LOCKED)`;
}
