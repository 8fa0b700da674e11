import { appQuery } from "./postgres";

/** In this database alone: several runs may share a server. */
const WAITING = `
  SELECT count(*)::int AS count FROM pg_locks
   WHERE locktype = $1 AND NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

async function waiting(kind: "advisory" | "relation", count: number): Promise<void> {
  while (((await appQuery<{ count: number }>(WAITING, [kind]))[0]?.count ?? 0) < count) await new Promise(setImmediate);
}

/** Comes back once so many wait for a turn that somebody else has. */
export const waitingForTurns = (count: number): Promise<void> => waiting("advisory", count);

/** Comes back once somebody waits for a table that somebody else has. */
export const waitingForTable = (): Promise<void> => waiting("relation", 1);
