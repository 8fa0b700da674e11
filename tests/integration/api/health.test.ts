import { afterAll, expect, test, vi } from "vitest";
import { GET } from "@/app/api/health/route";
import { isDatabaseUp } from "@/lib/kernel/health";
import { db } from "@/lib/kernel/db";
import { readSettings } from "@/lib/kernel/env";
import manifest from "@/package.json";

const ask = new Request("http://fund.test/api/health");
const address = process.env.DATABASE_URL;
const kept = globalThis as { mptfDatabase?: unknown };

afterAll(() => {
  process.env.DATABASE_URL = address;
});

test("a healthy instance says so with its version, and nobody may cache it", async () => {
  const response = await GET(ask);
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(await response.json()).toEqual({ status: "ok", database: "ok", version: manifest.version });
});

/** Takes every connection of the pool; the answer gives them back. */
async function takeAllConnections(): Promise<() => Promise<unknown>> {
  let giveBack = () => {};
  const held = new Promise<void>((resolve) => {
    giveBack = resolve;
  });
  let ended: Promise<unknown>[] = [];
  const taken = Array.from(
    { length: readSettings().DB_POOL },
    () =>
      new Promise<void>((resolve) => {
        ended = [
          ...ended,
          db.$transaction(async (tx) => {
            await tx.$queryRaw`SELECT 1`;
            resolve();
            await held;
          }),
        ];
      }),
  );
  await Promise.all(taken);
  return () => {
    giveBack();
    return Promise.all(ended);
  };
}

test("a database that does not answer within the limit counts as down, and as up once it does", async () => {
  const giveBack = await takeAllConnections();
  expect(await isDatabaseUp(50)).toBe(false);
  await giveBack();
  expect(await isDatabaseUp(5_000)).toBe(true);
});

test("an instance without its database names it and says nothing of the reason", async () => {
  const pool = kept.mptfDatabase;
  delete kept.mptfDatabase;
  process.env.DATABASE_URL = "postgresql://nobody:nothing@127.0.0.1:1/none";
  vi.resetModules();
  const alone = await import("@/app/api/health/route");
  const response = await alone.GET(ask);
  kept.mptfDatabase = pool;
  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: "down", database: "down", version: manifest.version });
});
