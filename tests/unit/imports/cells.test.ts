import fc from "fast-check";
import { expect, test } from "vitest";
import { folded, guessDayFormat, readAmountCell, readDayCell, tidy } from "@/lib/imports/table/cells/rules";

test.each([
  ["1,234,567.50", "1234567.5", false],
  ["1 234 567,50", "1234567.5", false],
  ["1\u00a0234\u202f567.50", "1234567.5", false],
  ["1.234.567,50", "1234567.5", false],
  ["1234,5", "1234.5", false],
  ["-12.00", "12", true],
  ["−12", "12", true],
  ["(1,200.00)", "1200", true],
  ["USD 1'000", "1000", false],
  ["US$ 5", "5", false],
  ["-$5.50", "5.5", true],
  ["371040", "371040", false],
  ["0.00", "0", false],
])("an amount is read as it is meant: %s", (text, decimal, isNegative) => {
  expect(readAmountCell(text, "USD")).toEqual({ decimal, isNegative });
});

test.each(["", " ", "-", "—"])("a cell without an amount says nothing: “%s”", (text) => {
  expect(readAmountCell(text, "USD")).toBeNull();
});

test.each(["abc", "1,23", "12,34,567", "1.2.3", "1e6", "12 USD 5"])(
  "what is no amount is never guessed: %s",
  (text) => {
    const read = readAmountCell(text, "USD");
    // A comma before two digits is a decimal comma and nothing else.
    expect(text === "1,23" ? read : (read ?? null)).toEqual(
      text === "1,23" ? { decimal: "1.23", isNegative: false } : null,
    );
  },
);

test("a comma before three digits groups thousands, except where the currency has three decimals: then nobody guesses", () => {
  expect(readAmountCell("123,456", "USD")).toEqual({ decimal: "123456", isNegative: false });
  expect(readAmountCell("123,456", "KWD")).toBeUndefined();
  expect(readAmountCell("123.456", "KWD")).toEqual({ decimal: "123.456", isNegative: false });
  expect(readAmountCell("123,456.000", "KWD")).toEqual({ decimal: "123456", isNegative: false });
  expect(readAmountCell("1.123,456", "KWD")).toEqual({ decimal: "1123.456", isNegative: false });
});

test.each([
  ["5 €", "EUR", "USD"],
  ["£1,000", "GBP", "EUR"],
  ["¥700", "JPY", "USD"],
  ["EUR 1,000", "EUR", "USD"],
  ["1 000 kr", "NOK", "USD"],
])("an amount that names its currency is read in no other: %s", (text, own, other) => {
  expect(readAmountCell(text, own)).toBeDefined();
  expect(readAmountCell(text, other)).toBeUndefined();
});

test("any amount grouped by thousands is read to the cent", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 14n }), (cents) => {
      const whole = (cents / 100n).toLocaleString("en-US");
      const read = readAmountCell(`${whole}.${String(cents % 100n).padStart(2, "0")}`, "USD");
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

test("the format of a column is the one in which its cells are days", () => {
  expect(guessDayFormat(["2014", "2015"])).toBe("year-end");
  expect(guessDayFormat(["1/2/2024 12:00:00 AM", "6/27/2023 11:10:15 AM"])).toBe("month-day-year");
  expect(guessDayFormat(["5/31/2024", "1/2/2024"])).toBe("month-day-year");
  expect(guessDayFormat(["31/5/2024", "1/2/2024"])).toBe("day-month-year");
  expect(guessDayFormat(["2024-05-31", ""])).toBe("year-month-day");
});

test("spaces of every width, case and accents do not tell names apart", () => {
  expect(tidy("  Korea,\u00a0 Republic  of ")).toBe("Korea, Republic of");
  expect(folded("TÜRKİYE")).toBe(folded("turkiye"));
});
