import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { filesIn, textOf } from "@/tests/support/files";

type Definition = { name: string; text: string; isPublic: boolean; triggers: string[] };

const FILES = filesIn("prisma/functions");
const nameOf = (file: string) => path.basename(file, ".sql");

let db: pg.Client;
let migrated: Definition[];

beforeAll(async () => {
  db = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await db.connect();
  migrated = await listFunctions();
});

afterAll(() => db.end());

/** The functions of the schema with their text, whether everyone may execute them, and the triggers that use them. */
async function listFunctions() {
  const { rows } = await db.query<Definition>(
    `SELECT proname AS name, pg_get_functiondef(p.oid) AS text, has_function_privilege('public', p.oid, 'EXECUTE') AS "isPublic",
       ARRAY(SELECT pg_get_triggerdef(t.oid) || ' ' || tgenabled::text FROM pg_trigger t WHERE tgfoid = p.oid ORDER BY tgname, 1) AS triggers
       FROM pg_proc p WHERE pronamespace = 'public'::regnamespace ORDER BY name, text`,
  );
  return rows;
}

async function dropFunction(name: string) {
  const { rows } = await db.query<{ signature: string }>(
    "SELECT oid::regprocedure::text AS signature FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname = $1",
    [name],
  );
  for (const { signature } of rows) await db.query(`DROP FUNCTION ${signature} CASCADE`);
}

/** The functions of the schema after a file replaced its own, with their triggers; nothing of it remains. */
async function replaceByFile(file: string) {
  await db.query("BEGIN");
  try {
    await dropFunction(nameOf(file));
    await db.query(textOf(file));
    return await listFunctions();
  } finally {
    await db.query("ROLLBACK");
  }
}

test("every function has a file of its name, and every file is a function", () => {
  expect(FILES.map(nameOf).sort()).toEqual([...new Set(migrated.map(({ name }) => name))].sort());
});

test.each(FILES)("%s defines what the migrations define", async (file) => {
  expect(await replaceByFile(file)).toEqual(migrated);
});

test("every trigger uses one of these functions", async () => {
  const { rows } = await db.query<{ name: string }>(
    `SELECT tgname AS name FROM pg_trigger t JOIN pg_proc p ON p.oid = tgfoid
      WHERE NOT tgisinternal AND pronamespace <> 'public'::regnamespace`,
  );
  expect(rows).toEqual([]);
});
