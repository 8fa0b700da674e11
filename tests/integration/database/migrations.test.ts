import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import pg from "pg";
import { applicationUrl } from "../../../scripts/database/login-role.ts";
import { pendingSchemaChanges } from "../../../scripts/database/diff.ts";
import { migrate, migrationsIn, MIGRATIONS } from "../../../scripts/database/migrate.ts";
import type { Server } from "../../../scripts/database/postgres.ts";
import { createDatabase, databaseUrl } from "../../../scripts/support/prepare.ts";
import { node, withAlias } from "../../../scripts/support/run.ts";
import { throwAwayServer } from "../../../scripts/support/throw-away.ts";

const silent = { log: () => {} };
const name = `migrations_${process.pid}`;
let server: Server;
let url: string;

async function askAt(address: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const db = new pg.Client({ connectionString: address });
  await db.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const sql of statements) ({ rows } = await db.query<Record<string, unknown>>(sql));
    return rows;
  } finally {
    await db.end();
  }
}

const ask = (sql: string) => askAt(url, sql);
const atServer = (...statements: string[]) => askAt(server.url, ...statements);
const asIn = (database: string, sql: string) => askAt(databaseUrl(server.url, database), sql);

beforeAll(async () => {
  server = await throwAwayServer("integration");
  url = databaseUrl(server.url, name);
  await createDatabase(server.url, name, { replace: true });
});

afterAll(async () => {
  await atServer(`DROP DATABASE ${name} WITH (FORCE)`);
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

/** The migrations before this one, in a folder of their own. */
function migrationsBefore(first: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "migrations-"));
  for (const migration of migrationsIn(MIGRATIONS))
    if (migration.name < first)
      fs.cpSync(path.join(MIGRATIONS, migration.name), path.join(folder, migration.name), { recursive: true });
  return folder;
}

const LETTERS = "SELECT count(*)::int AS found FROM pg_indexes WHERE indexdef LIKE '%gin_trgm_ops%'";

test.each([
  ["who may add what it is searched with", "GRANT", 2],
  ["who may not", "REVOKE", 0],
])("a database is brought up to date by an owner that is no superuser, %s", async (_, right, found) => {
  const role = `${name}_${right.toLowerCase()}`;
  const owner = new URL(databaseUrl(server.url, role));
  owner.username = owner.password = role;
  const before = migrationsBefore("20261128100200");
  await atServer(`CREATE ROLE ${role} LOGIN CREATEROLE PASSWORD '${role}'`);
  await createDatabase(server.url, role, { replace: true });
  try {
    await atServer(`GRANT CREATE ON DATABASE ${role} TO ${role}`);
    await asIn(role, `GRANT ALL ON SCHEMA public TO ${role}`);
    await migrate(owner.href, { ...silent, folder: before });
    await atServer(`${right} CREATE ON DATABASE ${role} ${right === "GRANT" ? "TO" : "FROM"} ${role}`);
    await migrate(owner.href, silent);
    expect(await asIn(role, LETTERS)).toEqual([{ found }]);
  } finally {
    fs.rmSync(before, { recursive: true });
    await atServer(`DROP DATABASE ${role} WITH (FORCE)`, `DROP ROLE ${role}`);
  }
});

test("an installation whose only administrator also heads the Fund Management Unit is brought up to date and resolved", async () => {
  const database = `${name}_roles`;
  const secret = "a secret of this test, long enough";
  const email = "both@example.org";
  const before = migrationsBefore("20261201060000");
  await createDatabase(server.url, database, { replace: true });
  const ownerUrl = databaseUrl(server.url, database);
  try {
    await migrate(ownerUrl, { ...silent, folder: before });
    await asIn(
      database,
      `WITH person AS (INSERT INTO people (id, email, name, password_hash, created_at)
         VALUES (gen_random_uuid(), '${email}', 'Both Roles', 'unused', now()) RETURNING id)
       INSERT INTO role_assignments (person_id, role)
         SELECT id, unnest(ARRAY['admin', 'fmu_head']::role[]) FROM person`,
    );
    await migrate(ownerUrl, silent);
    const roles = () => asIn(database, "SELECT role::text FROM role_assignments ORDER BY role::text");
    expect(await roles()).toEqual([{ role: "admin" }, { role: "fmu_head" }]);

    const env = { ...process.env, DATABASE_URL: await applicationUrl(ownerUrl, secret), NEXTAUTH_SECRET: secret };
    const resolve = (role: string) => node(withAlias("prisma/admin.ts", ["--resolve", email, role]), { env });
    expect(await resolve("admin")).toEqual({
      ok: false,
      output: "The Fund needs one administrator who can sign in. Invite another administrator first.\n",
    });
    expect(await resolve("fmu_head")).toEqual({ ok: true, output: `Removed the role fmu_head from ${email}.\n` });
    expect(await roles()).toEqual([{ role: "admin" }]);
    expect(await asIn(database, "SELECT name, actor_id, before, after FROM audit_facts")).toEqual([
      {
        name: "person.roles-resolved",
        actor_id: null,
        before: { roles: ["admin", "fmu_head"] },
        after: { roles: ["admin"] },
      },
    ]);
  } finally {
    fs.rmSync(before, { recursive: true });
    await atServer(`DROP DATABASE ${database} WITH (FORCE)`);
  }
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
