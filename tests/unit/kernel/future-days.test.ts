import { describe, expect, test } from "vitest";
import { countsFromWords, countsLater, refuseFutureDays, withCountingDay } from "@/lib/kernel/future-days";

/** One millisecond apart: 2 December begins at UTC+14 at the second moment. */
const [before, after] = [new Date("2026-12-01T09:59:59.999Z"), new Date("2026-12-01T10:00:00.000Z")];

describe("a day in the future", () => {
  test("is accepted from the moment it begins at UTC+14", () => {
    expect(() => refuseFutureDays({ on: "2026-12-02" }, after)).not.toThrow();
    expect(() => refuseFutureDays({ on: "2026-12-01" }, before)).not.toThrow();
  });

  test("is refused at its field with the latest day that is accepted", () => {
    expect(() => refuseFutureDays({ on: "2026-12-02" }, before)).toThrow(
      expect.objectContaining({
        code: "invalid",
        message: "Date must be today or in the past. Enter a date up to 1 December 2026.",
        fields: { on: "Date must be today or in the past. Enter a date up to 1 December 2026." },
      }),
    );
  });

  test("is named at each field that has one, and at no other", () => {
    const days = { signedOn: "2026-12-03", metOn: "2026-12-04", on: "2026-11-30" };
    const sentence = "Date must be today or in the past. Enter a date up to 2 December 2026.";
    expect(() => refuseFutureDays(days, after)).toThrow(
      expect.objectContaining({
        message: "There is a problem with 2 fields.",
        fields: { signedOn: sentence, metOn: sentence },
      }),
    );
  });
});

test("says from when an entry counts only while its day is ahead in UTC", () => {
  const [ahead, reached] = [new Date("2026-12-01T23:59:59.999Z"), new Date("2026-12-02T00:00:00.000Z")];
  expect(countsLater("2026-12-02", ahead)).toBe(true);
  expect(countsLater("2026-12-02", reached)).toBe(false);
  expect(withCountingDay("Deposit recorded.", "2026-12-02", ahead)).toBe(
    "Deposit recorded. It counts from 2 December 2026 (UTC).",
  );
  expect(withCountingDay("Deposit recorded.", "2026-12-02", reached)).toBe("Deposit recorded.");
  expect(countsFromWords("2026-12-02")).toBe("Counts from 2 December 2026 (UTC)");
});
