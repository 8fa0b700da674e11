import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  dateOf,
  dayOf,
  daysBetween,
  formatDay,
  formatMoment,
  formatWait,
  isDay,
  lastDayOverEverywhere,
  latestToday,
  today,
} from "@/lib/kernel/dates";

const day = fc.date({ min: new Date("1970-01-01"), max: new Date("2200-01-01"), noInvalidDate: true }).map(dayOf);

test.each(["2024-02-30", "2023-02-29", "2024-13-01", "24-01-01", "2024-1-1", "2024-01-01T00:00:00Z", "", "yesterday"])(
  "%j is no day",
  (text) => {
    expect(isDay(text)).toBe(false);
  },
);

test("a leap day is one", () => {
  expect(isDay("2024-02-29")).toBe(true);
});

test("a day survives its date, and adding days is undone by counting them", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (start, days) => {
      expect(dayOf(dateOf(start))).toBe(start);
      expect(isDay(start)).toBe(true);
      expect(daysBetween(start, addDays(start, days))).toBe(days);
    }),
  );
});

test("the books have one calendar: the day of a moment is that of UTC", () => {
  expect(dayOf(new Date("2024-01-31T23:59:59.999Z"))).toBe("2024-01-31");
  expect(today(new Date("2024-02-01T01:30:00+02:00"))).toBe("2024-01-31");
  expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
});

test("days and moments are written out", () => {
  expect(formatDay("2024-01-31")).toBe("31 January 2024");
  expect(formatMoment(new Date("2024-01-31T14:05:00Z"))).toBe("31 January 2024 at 14:05 UTC");
});

test("waiting is told coarsely", () => {
  expect([0, 1, 59, 60, 365, 729, 730, 3653].map(formatWait)).toEqual([
    "0 days",
    "1 day",
    "59 days",
    "1 month",
    "11 months",
    "23 months",
    "1 year",
    "10 years",
  ]);
});

test.each([
  ["2026-12-01T09:59:59.999Z", "2026-12-01"],
  ["2026-12-01T10:00:00.000Z", "2026-12-02"],
  ["2026-12-01T23:59:59.999Z", "2026-12-02"],
  ["2026-12-02T00:00:00.000Z", "2026-12-02"],
  ["2026-12-31T10:00:00.000Z", "2027-01-01"],
  ["2028-02-28T10:00:00.000Z", "2028-02-29"],
])("at %s the latest day that is today anywhere is %s", (moment, expected) => {
  expect(latestToday(new Date(moment))).toBe(expected);
});

test.each([
  ["2026-12-01T11:59:59.999Z", "2026-11-29"],
  ["2026-12-01T12:00:00.000Z", "2026-11-30"],
  ["2026-12-02T00:00:00.000Z", "2026-11-30"],
  ["2026-12-02T11:59:59.999Z", "2026-11-30"],
  ["2027-01-01T12:00:00.000Z", "2026-12-31"],
  ["2028-03-01T12:00:00.000Z", "2028-02-29"],
])("at %s the last day that is over everywhere is %s", (moment, expected) => {
  expect(lastDayOverEverywhere(new Date(moment))).toBe(expected);
});
