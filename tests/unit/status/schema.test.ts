import { expect, test } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { readPeriod, refuseImpossibleStart } from "@/lib/status/status.schema";

const TODAY = "2026-11-23";

test("a period is read with both clocks, and of no first day it is all time", () => {
  expect(readPeriod({ from: "2024-01-01", asOf: "2024-12-31", knownOn: "2025-03-01" }, TODAY)).toMatchObject({
    on: { asOf: "2024-12-31", knownOn: "2025-03-01", errors: {} },
    from: { day: "2024-01-01", typed: "2024-01-01" },
  });
  for (const query of [{}, { from: "" }]) expect(readPeriod(query, TODAY).from).toEqual({ day: undefined, typed: "" });
  expect(readPeriod({ from: TODAY }, TODAY).from.day).toBe(TODAY);
});

test.each([
  ["that does not exist", { from: "2024-02-30" }],
  ["after the last", { from: "2025-01-01", asOf: "2024-12-31" }],
  ["that has not come", { from: "2026-11-24" }],
  ["given twice", { from: ["tomorrow", "2024-01-01"] }],
])("a first day %s is told at its field, where what was typed stays", (_, query) => {
  const { day, typed, error } = readPeriod(query, TODAY).from;
  expect(day).toBeUndefined();
  expect(typed).toBe([query.from].flat()[0]);
  expect(error).toMatch(/^Enter a (date|first day)/);
});

test("a question for a period that ends before it begins is refused at its first day", () => {
  const refused = (from: string | undefined) => {
    try {
      refuseImpossibleStart(from, "2024-12-31");
      return null;
    } catch (error) {
      return error instanceof Refusal ? Object.keys(error.fields) : error;
    }
  };
  expect(["2025-01-01", "2024-02-30", "2024-12-31", undefined].map(refused)).toEqual([["from"], ["from"], null, null]);
});
