import { afterAll, expect, test, vi } from "vitest";
import { GET } from "@/app/api/health/route";
import { isDatabaseUp } from "@/lib/kernel/health";
import { db } from "@/lib/kernel/db";
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

test("a database that is slower than the limit counts as down", async () => {
  await db.$queryRaw`SELECT 1`;
  expect(await isDatabaseUp(0)).toBe(false);
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
