import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import pg from "pg";
import { pendingSchemaChanges } from "../../../scripts/database/diff.ts";
import { migrate, migrationsIn, MIGRATIONS } from "../../../scripts/database/migrate.ts";
import type { Server } from "../../../scripts/database/postgres.ts";
import { createDatabase, databaseUrl } from "../../../scripts/support/prepare.ts";
import { throwAwayServer } from "../../../scripts/support/throw-away.ts";

const silent = { log: () => {} };
const name = `migrations_${process.pid}`;
let server: Server;
let url: string;

const ask = async (sql: string) => {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return (await db.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await db.end();
  }
};

beforeAll(async () => {
  server = await throwAwayServer("integration");
  url = databaseUrl(server.url, name);
  await createDatabase(server.url, name, { replace: true });
});

afterAll(async () => {
  const db = new pg.Client({ connectionString: server.url });
  await db.connect();
  await db.query(`DROP DATABASE ${name} WITH (FORCE)`);
  await db.end();
  await server.release();
});

test("the migrations and the Prisma schema agree", async () => {
  expect(await pendingSchemaChanges()).toEqual({ isDifferent: false, sql: expect.anything() as string });
});

test("starters at the same moment apply each migration once, and record it as Prisma does", async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrate(url, silent)));
  const expected = migrationsIn(MIGRATIONS);
  expect(applied.flat()).toEqual(expected.map((migration) => migration.name));

  const rows = await ask(
    "SELECT migration_name AS name, checksum, applied_steps_count AS steps, logs, finished_at IS NOT NULL AS finished FROM _prisma_migrations ORDER BY 1",
  );
  expect(rows).toEqual(
    expected.map(({ name: migration, script }) => ({
      name: migration,
      checksum: createHash("sha256").update(script).digest("hex"),
      steps: 1,
      logs: null,
      finished: true,
    })),
  );
  expect(await migrate(url, silent)).toEqual([]);
});

test("a database with tables of somebody else is refused", async () => {
  const other = `${name}_other`;
  await createDatabase(server.url, other, { replace: true });
  const db = new pg.Client({ connectionString: databaseUrl(server.url, other) });
  await db.connect();
  await db.query("CREATE TABLE somebody_elses (id int)");
  await db.end();
  await expect(migrate(databaseUrl(server.url, other), silent)).rejects.toThrow("no record of migrations");
  await createDatabase(server.url, other, { replace: true });
});
