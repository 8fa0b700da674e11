import { encode } from "next-auth/jwt";
import { expect, test, vi } from "vitest";
import { sessionCookie, sessionTokenOf } from "@/lib/request/session-cookie";

const env = vi.hoisted(() => ({
  NEXTAUTH_URL: "http://localhost:3000",
  NEXTAUTH_SECRET: "a secret of more than thirty-two characters",
}));
vi.mock("@/lib/kernel/env", () => ({ settings: () => env }));

const cookieOf = (token: Record<string, unknown>, secret = env.NEXTAUTH_SECRET, maxAge = 3600) =>
  encode({ token, secret, maxAge });

test("reads the session identifier of a cookie", async () => {
  expect(await sessionTokenOf(await cookieOf({ session: "an identifier" }))).toBe("an identifier");
});

test("refuses a cookie of the earlier form, which names a person and an epoch", async () => {
  const earlier = { personId: "0198a3c2-1111-7abc-8def-0123456789ab", epoch: 1, until: 4_000_000_000 };
  expect(await sessionTokenOf(await cookieOf(earlier))).toBeNull();
});

test("refuses a cookie that is absent, damaged, too old or made with another secret", async () => {
  const good = await cookieOf({ session: "an identifier" });
  expect(await sessionTokenOf(undefined)).toBeNull();
  expect(await sessionTokenOf(good.slice(0, -3))).toBeNull();
  expect(await sessionTokenOf(await cookieOf({ session: "an identifier" }, env.NEXTAUTH_SECRET, -60))).toBeNull();
  expect(await sessionTokenOf(await cookieOf({ session: "an identifier" }, "s".repeat(40)))).toBeNull();
});

test("names the cookie __Host- over https, and plainly over http", () => {
  env.NEXTAUTH_URL = "https://fund.example.org";
  expect(sessionCookie()).toEqual({
    name: "__Host-next-auth.session-token",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
  env.NEXTAUTH_URL = "http://localhost:3000";
  expect(sessionCookie()).toEqual({
    name: "next-auth.session-token",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: false },
  });
});
