import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Server, startPostgres } from "../../../scripts/database/postgres.ts";
import { serverFolder } from "../../../scripts/support/throw-away.ts";

let root: string;
let server: Server;

const ask = async (sql: string) => {
  const db = new pg.Client({ connectionString: server.url });
  await db.connect();
  try {
    return (await db.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await db.end();
  }
};

/** How often a start found the memory of the killed server still in use. */
const refusedStarts = () =>
  fs.readFileSync(path.join(root, "postgres.log"), "utf8").split("shared memory block").length;

beforeAll(async () => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), "mptf-server-"));
  server = await startPostgres({ root });
});

afterAll(async () => {
  await server.release();
  fs.rmSync(root, { recursive: true, force: true });
});

test("a killed server comes back on its port with everything that was acknowledged", async () => {
  await ask("CREATE TABLE kept (id int)");
  await ask("INSERT INTO kept SELECT generate_series(1, 1000)");
  await server.kill();
  await server.restart();
  expect(await ask("SELECT count(*)::int AS rows FROM kept")).toEqual([{ rows: 1000 }]);
});

test("it comes back on its port also where what it was doing goes on for a while", async () => {
  const busy = new pg.Client({ connectionString: server.url });
  busy.on("error", () => {}); // its connection breaks below
  await busy.connect();
  const { rows } = await busy.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const pid = rows[0]?.pid ?? 0;
  process.kill(pid, "SIGSTOP");
  await server.kill();
  const before = refusedStarts();
  const restarted = server.restart();
  await expect.poll(refusedStarts, { timeout: 20_000 }).toBeGreaterThan(before);
  process.kill(pid, "SIGKILL");
  await restarted;
  expect(await ask("SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("the embedded server waits for the disk before it acknowledges", async () => {
  const [settings] = await ask(
    "SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, current_setting('full_page_writes') AS pages",
  );
  expect(settings).toEqual({ fsync: "on", commit: "on", pages: "on" });
});

test("a second starter joins the server that runs", async () => {
  const second = await startPostgres({ root });
  expect(second.url).toBe(server.url);
});

test("a server for tests is shared by the runs of one checkout only", () => {
  expect(serverFolder("e2e", "/one")).toBe(serverFolder("e2e", "/one"));
  expect(serverFolder("e2e", "/one")).not.toBe(serverFolder("e2e", "/other"));
  expect(serverFolder("e2e", "/one")).not.toBe(serverFolder("crash", "/one"));
});

test("released by the last who uses it the server stops, and another process's number in its pid file is no obstacle", async () => {
  await server.release();
  expect(server.isRunning()).toBe(false);
  const file = path.join(root, "data/postmaster.pid");
  fs.writeFileSync(file, `${process.pid}\n${root}\n0\n1\n\n127.0.0.1\n\nready\n`);
  server = await startPostgres({ root });
  expect(await ask("SELECT 1 AS one")).toEqual([{ one: 1 }]);
});
