import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { settings } from "@/lib/kernel/env";
import { overdueLimits } from "./session-limits";

/** An open session as its person and an administrator see it. Never its identifier in the cookie. */
export type SessionRow = { id: string; device: string; address: string; startedAt: Date; lastUsedAt: Date };

const columns = { id: true, device: true, address: true, startedAt: true, lastUsedAt: true } as const;

/** More sessions than anyone has; the newest are shown. */
const AT_MOST = 50;

function openSessions(personId: string, now: Date): Promise<SessionRow[]> {
  const { startedBy, usedBy } = overdueLimits(settings().SESSION_IDLE_MINUTES, now);
  return db.session.findMany({
    where: { personId, endedAt: null, startedAt: { gt: startedBy }, lastUsedAt: { gt: usedBy } },
    select: columns,
    orderBy: [{ lastUsedAt: "desc" }, { id: "desc" }],
    take: AT_MOST,
  });
}

/** One's own open sessions, the last used first. */
export const listOwnSessions = (actor: Actor, now = new Date()): Promise<SessionRow[]> => openSessions(actor.id, now);

/** Failed sign-ins to one's own account since one last signed in; null where there are none. */
export const findOwnFailures = (actor: Actor): Promise<{ failures: number; lastAt: Date } | null> =>
  db.signInFailures.findUnique({ where: { personId: actor.id }, select: { failures: true, lastAt: true } });

/** Any person's open sessions. Refuses with "forbidden" without people.deactivate. */
export async function listSessionsOfPerson(actor: Actor, personId: string, now = new Date()): Promise<SessionRow[]> {
  authorize(actor, "people.deactivate");
  return openSessions(personId, now);
}
