import { expect, test } from "vitest";
import { daySchema } from "@/lib/kernel/dates";
import { readTypedDay } from "@/lib/kernel/day-notation";

test.each([
  ["2024-04-03", "2024-04-03"],
  ["3 April 2024", "2024-04-03"],
  ["3 Apr 2024", "2024-04-03"],
  ["April 3, 2024", "2024-04-03"],
  ["31/01/2024", "2024-01-31"],
  ["1/31/2024", "2024-01-31"],
  ["05.05.2024", "2024-05-05"],
])("reads the date %s as %s", (text, day) => {
  expect(readTypedDay(text)).toEqual({ kind: "read", day });
  expect(daySchema.parse(text)).toBe(day);
});

test.each(["03/04/2024", "3.4.2024", "03-04-2024"])("asks about %s, with both readings", (text) => {
  expect(readTypedDay(text)).toEqual({ kind: "asked", readings: ["2024-04-03", "2024-03-04"] });
  expect(daySchema.safeParse(text).error?.issues[0]?.message).toBe(
    `“${text}” can mean 3 April 2024 or 4 March 2024. Choose one.`,
  );
});

test.each(["2024-02-30", "0000-01-01", "31/04/2024", "3 Foo 2024", "03/04/24", "soon", "2024"])(
  "refuses what is no date: %s",
  (text) => {
    expect(readTypedDay(text)).toEqual({ kind: "refused" });
    expect(daySchema.safeParse(text).success).toBe(false);
  },
);
