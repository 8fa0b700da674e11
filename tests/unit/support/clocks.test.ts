import { expect, test } from "vitest";
import { untilMidnight } from "@/tests/support/clocks";

test("the clock of a test's file goes on, and stands still at the end of the day it began on", () => {
  let real = "2026-12-31T23:50:00.000Z";
  const now = untilMidnight(() => Date.parse(real));
  const told = (moment: string) => {
    real = moment;
    return new Date(now()).toISOString();
  };
  expect(told("2026-12-31T23:58:00.250Z")).toBe("2026-12-31T23:58:00.250Z");
  expect(told("2027-01-01T00:00:00.000Z")).toBe("2026-12-31T23:59:59.000Z");
  expect(told("2027-01-02T00:30:00.000Z")).toBe("2026-12-31T23:59:59.000Z");
});
