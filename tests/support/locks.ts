import { appQuery } from "./postgres";

/** In this database alone: several runs may share a server. */
const WAITING = `
  SELECT count(*)::int AS count FROM pg_locks
   WHERE locktype = 'advisory' AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

/** Comes back once so many wait for a turn that somebody else has. */
export async function waitingForTurns(count: number): Promise<void> {
  while (((await appQuery<{ count: number }>(WAITING))[0]?.count ?? 0) < count) await new Promise(setImmediate);
}
