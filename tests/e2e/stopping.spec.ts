import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { freePort } from "../../scripts/database/processes.ts";
import { ROOT } from "../../scripts/support/run.ts";
import { type ThrowAway, throwAwayDatabase } from "../../scripts/support/throw-away.ts";
import { startInstance } from "../support/e2e-server";
import { expect, test } from "../support/journey";

test.describe.configure({ mode: "serial" });

let database: ThrowAway;
test.beforeAll(async () => {
  database = await throwAwayDatabase("stopping", "demo");
});
test.afterAll(() => database?.remove());

/** Makes every page wait for the database until the lock is released. */
async function lockSettings() {
  const lock = new pg.Client({ connectionString: database.ownerUrl });
  await lock.connect();
  await lock.query("BEGIN");
  await lock.query("LOCK TABLE fund_settings");
  const waiting = async () => {
    const { rows } = await lock.query<{ waiting: number }>(
      "SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND relation = 'fund_settings'::regclass",
    );
    return rows[0]?.waiting ?? 0;
  };
  const release = async () => {
    await lock.query("ROLLBACK");
    await lock.end();
  };
  return { waiting, release };
}

test("a request to terminate cuts none of twenty requests under way, and no further one is accepted", async () => {
  const instance = await startInstance({ env: { ...database.env, DB_POOL: "30" } });
  const overview = `${instance.url}/api/v1/overview`;
  expect((await fetch(overview)).status).toBe(200);
  const lock = await lockSettings();
  const requests = Array.from({ length: 20 }, async () => {
    const answer = await fetch(overview);
    return { status: answer.status, isWhole: typeof (await answer.json()) === "object" };
  });
  // Each request reads in one view: it waits with one connection.
  await expect.poll(lock.waiting).toBe(20);
  const stopped = instance.stop();
  await expect
    .poll(() =>
      fetch(`${instance.url}/api/health`).then(
        () => "accepted",
        () => "refused",
      ),
    )
    .toBe("refused");
  await lock.release();
  expect(await Promise.all(requests)).toEqual(Array(20).fill({ status: 200, isWhole: true }));
  await stopped;
});

/** Lets the database give no connection to the application, or as many as it asks for again. */
async function limitConnections(limit: 0 | -1) {
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const role = new URL(database.env.DATABASE_URL ?? "").username;
  await owner.query(`ALTER ROLE "${role}" CONNECTION LIMIT ${limit}`);
  if (limit === 0)
    await owner.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", [role]);
  await owner.end();
}

test("a database without a free connection is answered with 503 and the time to try again", async () => {
  const instance = await startInstance({ env: database.env });
  const ask = async (address: string, accept: string) => {
    const answer = await fetch(`${instance.url}${address}`, { headers: { accept } });
    const { status, headers } = answer;
    return { status, retry: headers.get("retry-after"), type: headers.get("content-type"), text: await answer.text() };
  };
  await limitConnections(0);
  const page = await ask("/donors", "text/html");
  expect(page).toMatchObject({ status: 503, retry: "5", type: "text/html; charset=utf-8" });
  expect(page.text).toContain("The site cannot answer now");
  const api = await ask("/api/v1/overview", "application/json");
  expect(api).toMatchObject({ status: 503, retry: "5" });
  expect(JSON.parse(api.text)).toMatchObject({ type: "about:blank", status: 503 });
  await limitConnections(-1);
  expect((await ask("/donors", "text/html")).status).toBe(200);
  await instance.stop();
});

test("an application that is killed is back by itself, and its database was not stopped", async () => {
  test.setTimeout(300_000);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "mptf-launcher-"));
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    HOSTNAME: "127.0.0.1",
    NEXTAUTH_URL: `http://localhost:${port}`,
    DATABASE_URL: undefined,
    DATABASE_OWNER_URL: undefined,
    NEXTAUTH_SECRET: undefined,
    NODE_OPTIONS: undefined,
  };
  const output = fs.openSync(path.join(dataDir, "launcher.log"), "a");
  const launcher = spawn(process.execPath, ["scripts/start.ts"], { cwd: ROOT, env, stdio: ["ignore", output, output] });
  const written = () => fs.readFileSync(path.join(dataDir, "launcher.log"), "utf8");
  const health = () =>
    fetch(`http://localhost:${port}/api/health`).then(
      ({ status }) => status,
      () => 0,
    );
  const postmaster = () => fs.readFileSync(path.join(dataDir, "postgres/data/postmaster.pid"), "utf8").split("\n")[0];
  try {
    await expect.poll(health, { timeout: 240_000 }).toBe(200);
    await expect.poll(written).toContain("Stop it with Ctrl+C");
    const before = postmaster();
    process.kill(childOf(launcher.pid ?? 0), "SIGKILL");
    await expect.poll(written).toContain("It starts again in 1 s");
    await expect.poll(health, { timeout: 60_000 }).toBe(200);
    expect(postmaster()).toBe(before);
  } catch (error) {
    throw new Error(`The launcher wrote:\n${written()}`, { cause: error });
  } finally {
    const gone = once(launcher, "exit");
    launcher.kill("SIGTERM");
    await gone;
    fs.rmSync(dataDir, { recursive: true, force: true });
  }
});

/** The serving process of a launcher: its only child that is not the database, which is detached. */
function childOf(parent: number): number {
  const children = fs
    .readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8")
    .trim()
    .split(" ")
    .map(Number)
    .filter(
      (pid) =>
        fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("follow-parent") ||
        fs.readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("next-server"),
    );
  const [child] = children;
  if (children.length !== 1 || child === undefined)
    throw new Error(`The launcher has ${children.length} serving processes.`);
  return child;
}
