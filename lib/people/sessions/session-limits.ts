/** How long a session lasts at most (seconds); use does not prolong it. */
export const SESSION_SECONDS = 8 * 3600;
/** The last use of a session is written at most this often (milliseconds). */
export const USE_INTERVAL_MS = 60_000;
/** Ended sessions are removed after this time (milliseconds), with the network addresses in them. */
export const RETENTION_MS = 90 * 86_400_000;

const MINUTE_MS = 60_000;

type Times = { startedAt: Date; lastUsedAt: Date };

/** Why a session is over by its age or by inactivity; null while it may be used. */
export function overdueReason({ startedAt, lastUsedAt }: Times, idleMinutes: number, now: Date) {
  if (now.getTime() - startedAt.getTime() >= SESSION_SECONDS * 1000) return "expired";
  if (now.getTime() - lastUsedAt.getTime() >= idleMinutes * MINUTE_MS) return "idle";
  return null;
}

/** Before which start and which last use a session is over at this moment. */
export const overdueLimits = (idleMinutes: number, now: Date) => ({
  startedBy: new Date(now.getTime() - SESSION_SECONDS * 1000),
  usedBy: new Date(now.getTime() - idleMinutes * MINUTE_MS),
});

/** Whether a use at this moment is written: the last one written is a minute old. */
export const isUseDue = ({ lastUsedAt }: Pick<Times, "lastUsedAt">, now: Date): boolean =>
  now.getTime() - lastUsedAt.getTime() >= USE_INTERVAL_MS;
