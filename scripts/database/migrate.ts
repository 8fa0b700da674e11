import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { readSettings } from "../../lib/kernel/env.ts";
import { command, say, Stop } from "../support/report.ts";

/** The advisory lock and the table of Prisma Migrate, so that `prisma migrate deploy` and this command agree. */
const LOCK = 72_707_369;
const HISTORY = `CREATE TABLE _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

export const MIGRATIONS = path.resolve(import.meta.dirname, "../../prisma/migrations");

type Applied = { migration_name: string; checksum: string; finished: boolean; rolled_back: boolean };
type Options = { folder?: string; log?: (line: string) => void };

/**
 * Applies every migration of `folder` the database has not seen, with the effect of `prisma migrate deploy` but
 * without its engine download. Several starters at once apply each migration once. Returns the names applied.
 */
export async function migrate(ownerUrl: string, { folder = MIGRATIONS, log = say }: Options = {}): Promise<string[]> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    await db.query("SET lock_timeout = '60s'");
    await db.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await db.query("SET lock_timeout = 0");
    const known = await history(db);
    const applied: string[] = [];
    for (const { name, script } of migrationsIn(folder)) {
      const row = known.get(name);
      if (!row) {
        await apply(db, name, script);
        applied.push(name);
        log(`    applied ${name}`);
      } else if (!isSameScript(script, row.checksum)) log(`    warning: ${name} was changed after it was applied`);
    }
    return applied;
  } finally {
    await db.end(); // this also lets the advisory lock go
  }
}

/** The migrations of a folder in the order they apply. */
export function migrationsIn(folder: string) {
  const entries = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = entries.map((entry) => entry.name).sort();
  return names.map((name) => ({ name, script: fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8") }));
}

const checksum = (script: string) => createHash("sha256").update(script, "utf8").digest("hex");

/** Like Prisma, a script is the same whatever its line ends are. */
function isSameScript(script: string, sum: string) {
  const unix = script.replaceAll("\r\n", "\n");
  return [script, unix, unix.replaceAll("\n", "\r\n")].some((variant) => checksum(variant) === sum);
}

async function history(db: pg.Client) {
  const tables = await db.query<{ tablename: string }>(
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
  );
  if (!tables.rows.some(({ tablename }) => tablename === "_prisma_migrations")) {
    if (tables.rows.length > 0)
      throw new Stop("The database has tables but no record of migrations: give DATABASE_URL an empty database.");
    await db.query(HISTORY);
  }
  const { rows } = await db.query<Applied>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished, rolled_back_at IS NOT NULL AS rolled_back
       FROM _prisma_migrations ORDER BY started_at`,
  );
  const failed = rows.filter((row) => !row.finished && !row.rolled_back).map((row) => row.migration_name);
  if (failed.length > 0)
    throw new Stop(`The migration ${failed.join(", ")} failed earlier: resolve it (prisma migrate resolve) first.`);
  return new Map(rows.filter((row) => !row.rolled_back).map((row) => [row.migration_name, row]));
}

async function apply(db: pg.Client, name: string, script: string) {
  const id = randomUUID();
  await db.query(
    "INSERT INTO _prisma_migrations (id, checksum, started_at, migration_name) VALUES ($1, $2, now(), $3)",
    [id, checksum(script), name],
  );
  try {
    await db.query(script); // one simple query: many statements in one implicit transaction
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    await db.query("ROLLBACK"); // a script may have opened a transaction of its own
    const logs = `Migration name: ${name}\n\n${reason}`;
    await db.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, logs]);
    throw new Stop(`The migration ${name} failed: ${reason}`, { cause });
  }
  await db.query("RESET ALL"); // a script may have set search_path, for example
  await db.query(
    "UPDATE _prisma_migrations SET applied_steps_count = applied_steps_count + 1, finished_at = now() WHERE id = $1",
    [id],
  );
}

if (import.meta.main)
  await command(async () => {
    const { DATABASE_OWNER_URL, DATABASE_URL } = readSettings();
    const url = DATABASE_OWNER_URL ?? DATABASE_URL;
    if (!url) throw new Stop("DATABASE_URL is not set: npm start migrates the embedded database by itself.");
    if ((await migrate(url)).length === 0) say("Nothing to apply: the database is up to date.");
  });
