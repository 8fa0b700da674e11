import { appQuery } from "./postgres";

/** Comes back once so many wait for a turn that somebody else has. */
export async function waitingForTurns(count: number): Promise<void> {
  const sql = "SELECT count(*)::int AS count FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
  while (((await appQuery<{ count: number }>(sql))[0]?.count ?? 0) < count) await new Promise(setImmediate);
}
