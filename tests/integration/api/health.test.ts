import pg from "pg";
import { afterAll, afterEach, expect, test } from "vitest";
import { GET } from "@/app/api/health/route";
import { readSettings } from "@/lib/kernel/env";
import { HealthCheck } from "@/lib/kernel/health";
import manifest from "@/package.json";
import { ownerQuery } from "@/tests/support/postgres";
import { holdWholePool } from "@/tests/support/whole-pool";

const ask = new Request("http://fund.test/api/health");
const kept = globalThis as { mptfHealth?: HealthCheck };
const checks: HealthCheck[] = [];

/** The health of an instance that connects like this. */
function instanceWith(config?: pg.PoolConfig) {
  const check = new HealthCheck(config);
  checks.push(check);
  kept.mptfHealth = check;
  return async () => {
    const response = await GET(ask);
    return { code: response.status, ...((await response.json()) as { database: string }) };
  };
}
afterEach(() => ownerQuery("DROP FUNCTION IF EXISTS full_disk CASCADE").then(() => undefined));
afterAll(() => Promise.all(checks.map((check) => check.end())));

test("a healthy instance says so with its version, and nobody may cache it", async () => {
  instanceWith();
  const response = await GET(ask);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({ status: "ok", database: "ok", version: manifest.version });
});

test("an instance whose pool is exhausted is well: health has a connection of its own", async () => {
  const health = instanceWith();
  const giveBack = await holdWholePool();
  expect(await health()).toMatchObject({ code: 200, database: "ok" });
  await giveBack();
});

test("a database that does not answer within the limit counts as down, and as well once it does", async () => {
  const check = new HealthCheck();
  checks.push(check);
  const lock = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await lock.connect();
  await lock.query("BEGIN");
  await lock.query("LOCK TABLE health_checks");
  expect(await check.ask(50)).toBe("down");
  await lock.query("ROLLBACK");
  await lock.end();
  expect(await check.ask(5_000)).toBe("ok");
});

test("an instance without its database says so and nothing of the reason", async () => {
  const health = instanceWith({ connectionString: "postgresql://nobody:nothing@127.0.0.1:1/none" });
  expect(await health()).toEqual({ code: 503, status: "down", database: "down", version: manifest.version });
});

test("a database in read-only mode is not well", async () => {
  const options = "-c default_transaction_read_only=on";
  const health = instanceWith({ connectionString: readSettings().DATABASE_URL ?? "", options });
  expect(await health()).toMatchObject({ code: 503, database: "read-only" });
});

test("a database on a full disk is not well, and is again when there is space", async () => {
  const health = instanceWith();
  await ownerQuery(
    `CREATE OR REPLACE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$`,
  );
  await ownerQuery("CREATE TRIGGER full_disk BEFORE UPDATE ON health_checks EXECUTE FUNCTION full_disk()");
  expect(await health()).toMatchObject({ code: 503, database: "read-only" });
  await ownerQuery("DROP FUNCTION full_disk CASCADE");
  expect(await health()).toMatchObject({ code: 200, database: "ok" });
});
