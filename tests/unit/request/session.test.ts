import { encode, decode, type JWT } from "next-auth/jwt";
import { expect, test, vi } from "vitest";
import { authOptions, isOver, SESSION_SECONDS } from "@/lib/request/auth-options";

const secret = "a secret of more than thirty-two characters";
const person = { personId: "0198a3c2-1111-7abc-8def-0123456789ab", epoch: 1 };

/** What the library does whenever a browser asks for its session: the cookie is read and written anew. */
async function renewed(cookie: string): Promise<{ cookie: string; until: number }> {
  const read = await decode({ token: cookie, secret });
  const told = { token: read as JWT } as Parameters<NonNullable<NonNullable<typeof authOptions.callbacks>["jwt"]>>[0];
  const token = await authOptions.callbacks?.jwt?.(told);
  return { cookie: await encode({ token, secret, maxAge: SESSION_SECONDS }), until: Number(token?.until) };
}

test("a session ends eight hours after it began, however often its cookie is renewed", async () => {
  vi.useFakeTimers({ now: new Date("2026-01-01T08:00:00Z"), toFake: ["Date"] });
  let { cookie, until } = await renewed(await encode({ token: person, secret, maxAge: SESSION_SECONDS }));
  const ends = until;
  expect(ends * 1000).toBe(Date.parse("2026-01-01T16:00:00Z"));
  for (const hour of ["12:00", "15:59", "16:00"]) {
    vi.setSystemTime(new Date(`2026-01-01T${hour}:00Z`));
    expect(isOver({ until }), hour).toBe(hour === "16:00");
    ({ cookie, until } = await renewed(cookie));
    expect(until).toBe(ends);
  }
  vi.useRealTimers();
});
