import { expect, test } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { readAsOf, refuseImpossibleDay } from "@/lib/overview/schema";

const TODAY = "2026-11-23";

test("no date is today, a past date is itself", () => {
  expect(readAsOf(undefined, TODAY)).toEqual({ asOf: TODAY, typed: TODAY, error: null });
  expect(readAsOf("", TODAY).asOf).toBe(TODAY);
  expect(readAsOf("2024-01-31", TODAY)).toEqual({ asOf: "2024-01-31", typed: "2024-01-31", error: null });
  expect(readAsOf("1990-01-01", TODAY).error).toBeNull();
});

test("a date that does not exist or has not come shows today and keeps what was typed", () => {
  for (const typed of ["2024-02-30", "2026-11-24", "yesterday", "31.1.2024", "0000-01-01"]) {
    const found = readAsOf(typed, TODAY);
    expect(found).toMatchObject({ asOf: TODAY, typed });
    expect(found.error).toMatch(/^Enter a date/);
  }
});

test("a question for an impossible day is refused at its field", () => {
  expect(() => refuseImpossibleDay("2026-11-24", TODAY)).toThrow(Refusal);
  expect(() => refuseImpossibleDay("2026-11-23", TODAY)).not.toThrow();
});
