import { describe, expect, test } from "vitest";
import { isLocking, LOCK_MS, LOCKED_FROM, networkOf, pauseAfter } from "@/lib/people/sign-in/rules";

describe("the pause after failed sign-ins", () => {
  test("is none for three failures, then grows, and locks for a quarter of an hour from the eighth on", () => {
    const seconds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 20].map((failures) => pauseAfter("account", failures) / 1000);
    expect(seconds).toEqual([0, 0, 0, 1, 2, 4, 8, 900, 900, 900]);
    expect(LOCK_MS).toBe(900_000);
  });

  test("never shrinks with one more failure", () => {
    for (let failures = 1; failures < 60; failures++)
      for (const kind of ["account", "address"] as const)
        expect(pauseAfter(kind, failures + 1)).toBeGreaterThanOrEqual(pauseAfter(kind, failures));
  });

  test("starts later for an address, which many people may share", () => {
    expect(LOCKED_FROM.address).toBeGreaterThan(5 * LOCKED_FROM.account);
    expect(pauseAfter("address", LOCKED_FROM.address - 1)).toBe(0);
    expect(pauseAfter("address", LOCKED_FROM.address)).toBe(LOCK_MS);
  });

  test("is a lock exactly from the threshold on", () => {
    expect([7, 8, 9].map((failures) => isLocking("account", failures))).toEqual([false, true, true]);
    expect([49, 50].map((failures) => isLocking("address", failures))).toEqual([false, true]);
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
