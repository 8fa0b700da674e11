import fc from "fast-check";
import { expect, test } from "vitest";
import { folded, guessDayFormat, readDayCell, readingsOfDay } from "@/lib/imports/reader/cells";
import { readAmountCell, tidy } from "@/lib/kernel/amount-notation";

test.each([
  ["1,234,567.50", "point", "1234567.5", false],
  ["1 234 567,50", "comma", "1234567.5", false],
  ["1\u00a0234\u202f567.50", "point", "1234567.5", false],
  ["1.234.567,50", "comma", "1234567.5", false],
  ["1234,5", "comma", "1234.5", false],
  ["-12.00", "point", "12", true],
  ["−12", "point", "12", true],
  ["(1,200.00)", "point", "1200", true],
  ["USD 1'000", "point", "1000", false],
  ["US$ 5", "point", "5", false],
  ["-$5.50", "point", "5.5", true],
  ["371040", "comma", "371040", false],
  ["0.00", "point", "0", false],
] as const)("reads the amount %s in the notation of its column: %s", (text, notation, decimal, isNegative) => {
  expect(readAmountCell(text, "USD", notation)).toEqual({ decimal, isNegative });
});

test.each(["", " ", "-", "—"])("reads no amount in a cell without one: “%s”", (text) => {
  expect(readAmountCell(text, "USD", "point")).toBeNull();
});

test.each(["abc", "1,23", "12,34,567", "1.2.3", "1e6", "12 USD 5", "0,250"])(
  "does not read what is not written in the notation of the column: %s",
  (text) => {
    expect(readAmountCell(text, "USD", "point")).toBeUndefined();
  },
);

test.each([
  ["5 €", "EUR", "USD"],
  ["£1,000", "GBP", "EUR"],
  ["¥700", "JPY", "USD"],
  ["EUR 1,000", "EUR", "USD"],
  ["1 000 kr", "NOK", "USD"],
])("an amount that names its currency is read in no other: %s", (text, own, other) => {
  expect(readAmountCell(text, own, "point")).toBeDefined();
  expect(readAmountCell(text, other, "point")).toBeUndefined();
});

test("any amount grouped by thousands is read to the cent", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (cents) => {
      const whole = (cents / 100n).toLocaleString("en-US");
      const read = readAmountCell(`${whole}.${String(cents % 100n).padStart(2, "0")}`, "USD", "point");
      const [units = "0", decimals = ""] = (read?.decimal ?? "").split(".");
      expect(BigInt(units) * 100n + BigInt(decimals.padEnd(2, "0"))).toBe(cents);
    }),
  );
});

test.each([
  ["2024-01-31", "month-day-year", "2024-01-31"],
  ["1/31/2024 3:58:08 PM", "month-day-year", "2024-01-31"],
  ["1/2/2024 12:00:00 AM", "month-day-year", "2024-01-02"],
  ["1/2/2024", "day-month-year", "2024-02-01"],
  ["31.01.2024", "day-month-year", "2024-01-31"],
  ["31 January 2024", "year-month-day", "2024-01-31"],
  ["31-Jan-2024", "day-month-year", "2024-01-31"],
  ["31 Marvel 2024", "year-month-day", null],
  ["2019", "year-end", "2019-12-31"],
  ["2019", "year-start", "2019-01-01"],
  ["2019", "day-month-year", null],
  ["2/30/2024", "month-day-year", null],
  ["13/13/2024", "day-month-year", null],
  ["soon", "year-month-day", null],
] as const)("a day is read in the format of its file: %s as %s", (text, format, day) => {
  expect(readDayCell(text, format)).toBe(day);
});

test("a bare number is a day only where it is known from when it counts", () => {
  expect(readDayCell("45292", "year-month-day", "1899-12-30")).toBe("2024-01-01");
  expect(readDayCell("45351.75", "day-month-year", "1899-12-30")).toBe("2024-02-29");
  expect(readDayCell("43830", "year-end", "1904-01-01")).toBe("2024-01-01");
  expect(readDayCell("45292", "year-month-day")).toBeNull();
  // A year in the wrong format is no day of 1905, and an amount in the wrong column none of another century.
  expect(readDayCell("2024", "day-month-year", "1899-12-30")).toBeNull();
  expect(readDayCell("452920", "year-month-day", "1899-12-30")).toBeNull();
});

test.each([
  [["2014", "2015"], "year-end"],
  [["1/2/2024 12:00:00 AM", "6/27/2023 11:10:15 AM"], "month-day-year"],
  [["5/31/2024", "1/2/2024"], "month-day-year"],
  [["31/5/2024", "1/2/2024"], "day-month-year"],
  [["03.04.2024", "31.01.2024"], "day-month-year"],
  [["2024-05-31", ""], "year-month-day"],
  [["5/5/2024", "6/6/2024"], "day-month-year"],
] as const)("takes the date format that the cells of a column show: %j is %s", (cells, format) => {
  expect(guessDayFormat(cells)).toBe(format);
});

test.each([
  [["03/04/2024", "05/06/2024"]],
  [["1/2/2024 12:00:00 AM"]],
  [["31/5/2024", "5/31/2024"]],
  [["2024-01-31", "03/04/2024"]],
])("asks for the date format where a column can be read in two ways: %j", (cells) => {
  expect(guessDayFormat(cells)).toBe("");
});

test("names both readings of a date", () => {
  expect(readingsOfDay("03/04/2024")).toEqual(["2024-04-03", "2024-03-04"]);
  expect(readingsOfDay("31/04/2024")).toBeNull();
  expect(readingsOfDay("05/05/2024")).toBeNull();
});

test("spaces of every width, case and accents do not tell names apart", () => {
  expect(tidy("  Korea,\u00a0 Republic  of ")).toBe("Korea, Republic of");
  expect(folded("TÜRKİYE")).toBe(folded("turkiye"));
});
