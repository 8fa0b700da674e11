import { describe, expect, test } from "vitest";
import {
  ACCOUNT_LIMIT,
  LOCK_MS,
  lockedUntil,
  networkOf,
  slowdownAfter,
  type ThrottleKind,
} from "@/lib/people/sign-in/sign-in-lockout";

const NOW = new Date("2026-03-02T09:30:00Z");
const START = new Date("2026-03-02T09:00:00Z");
const until = (kind: ThrottleKind, failures: number) => lockedUntil(kind, { failures, startedAt: START }, NOW);

describe("after failed sign-ins", () => {
  test("a pair has no pause for three failures, then a growing one, and is locked for 15 minutes from the eighth on", () => {
    const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20].map((failures) => {
      const locked = until("pair", failures);
      return locked ? (locked.getTime() - NOW.getTime()) / 1000 : 0;
    });
    expect(seconds).toEqual([0, 0, 0, 1, 2, 4, 8, 900, 900, 900]);
    expect(LOCK_MS).toBe(900_000);
  });

  test("an account makes unknown devices wait from the hundredth failure on, until the hour of the first is over", () => {
    expect(ACCOUNT_LIMIT).toBe(100);
    expect(until("account", 99)).toBeNull();
    expect(until("account", 100)).toEqual(new Date("2026-03-02T10:00:00Z"));
  });

  test("an address is never locked, and is slowed by at most two seconds", () => {
    expect(until("address", 1_000_000)).toBeNull();
    expect([0, 10, 11, 12, 13, 14, 15, 1_000_000].map(slowdownAfter)).toEqual([0, 0, 250, 500, 1000, 2000, 2000, 2000]);
  });
});

describe("what an address counts as", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"],
    ["2001:0DB8:0001:0002:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["unknown", "unknown"],
  ])("%s counts as %s", (address, network) => expect(networkOf(address)).toBe(network));
});
