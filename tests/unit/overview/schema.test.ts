import { expect, test } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { readReportingDates, refuseImpossibleDay, typedKnownOn } from "@/lib/reporting-dates/reporting-dates.schema";

const TODAY = "2026-11-23";

test("no date is today, a past date is itself, on either clock", () => {
  const asked = { asOf: TODAY, knownOn: TODAY, typed: { asOf: TODAY, knownOn: TODAY }, errors: {} };
  expect(readReportingDates({}, TODAY)).toEqual(asked);
  expect(readReportingDates({ asOf: "", knownOn: "" }, TODAY)).toEqual(asked);
  expect(readReportingDates({ asOf: "2024-01-31", knownOn: "2024-02-15" }, TODAY)).toMatchObject({
    asOf: "2024-01-31",
    knownOn: "2024-02-15",
    errors: {},
  });
  expect(readReportingDates({ asOf: "1990-01-01" }, TODAY).errors).toEqual({});
});

test.each(["asOf", "knownOn"] as const)(
  "a date that does not exist or has not come shows today and keeps what was typed, for %s",
  (clock) => {
    for (const typed of ["2024-02-30", "2026-11-24", "yesterday", "03/04/2024", "0000-01-01"]) {
      const found = readReportingDates({ [clock]: typed }, TODAY);
      expect(found).toMatchObject({ asOf: TODAY, knownOn: TODAY, typed: { [clock]: typed } });
      expect(found.errors[clock]).toMatch(
        typed === "03/04/2024"
          ? /^“03\/04\/2024” can mean 3 April 2024 or 4 March 2024\. Choose one\.$/
          : /^Enter a date/,
      );
    }
  },
);

test("the field of the second clock is empty while today's knowledge is asked for", () => {
  expect(typedKnownOn(readReportingDates({}, TODAY), TODAY)).toBe("");
  expect(typedKnownOn(readReportingDates({ knownOn: "2024-02-15" }, TODAY), TODAY)).toBe("2024-02-15");
  expect(typedKnownOn(readReportingDates({ knownOn: "2024-02-30" }, TODAY), TODAY)).toBe("2024-02-30");
});

test("a question for an impossible day is refused at its field", () => {
  const refused = (clocks: { asOf: string; knownOn: string }) => {
    try {
      refuseImpossibleDay(clocks, TODAY);
      return null;
    } catch (error) {
      return error instanceof Refusal ? Object.keys(error.fields) : error;
    }
  };
  expect(refused({ asOf: "2026-11-24", knownOn: TODAY })).toEqual(["asOf"]);
  expect(refused({ asOf: TODAY, knownOn: "2024-02-30" })).toEqual(["knownOn"]);
  expect(refused({ asOf: TODAY, knownOn: TODAY })).toBeNull();
});
