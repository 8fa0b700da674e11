import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  notationOfColumn,
  readAmountCell,
  readTypedAmount,
  sentenceOfReadings,
  textOfReading,
  unitOfHeading,
} from "@/lib/kernel/amount-notation";

describe("a money field", () => {
  test.each([
    ["57,425,741.00", "USD", "57425741"],
    ["57 425 741", "USD", "57425741"],
    ["1'250'000.5", "CHF", "1250000.5"],
    ["1234.50", "USD", "1234.5"],
    ["250,000", "USD", "250000"],
    ["0.250", "USD", "0.25"],
    ["250.0000", "USD", "250"],
    ["15,000", "JPY", "15000"],
    ["15.000", "KWD", "15"],
    ["15.125", "KWD", "15.125"],
    ["123,456", "KWD", "123456"],
    ["USD 250,000.00", "USD", "250000"],
  ])("reads %s in %s as %s", (text, currency, decimal) => {
    expect(readTypedAmount(text, currency)).toEqual({ kind: "read", decimal });
  });

  test.each([
    ["250.000", "USD", ["250000", "250"]],
    ["12.500", "EUR", ["12500", "12.5"]],
    ["1250.000", "USD", ["1250000", "1250"]],
    ["15.000", "JPY", ["15000", "15"]],
    ["15.500", "JPY", ["15500"]],
    ["250.123", "USD", ["250123"]],
    ["1,5", "USD", ["1.5", "15"]],
    ["1,23", "USD", ["1.23", "123"]],
    ["1,5", "JPY", ["15"]],
    ["0,250", "KWD", ["0.25"]],
    ["1.250.000", "USD", ["1250000"]],
    ["1.234,56", "EUR", ["1234.56"]],
    ["12,34,567", "INR", ["1234567"]],
  ])("asks about %s in %s, with every reading", (text, currency, readings) => {
    expect(readTypedAmount(text, currency)).toEqual({ kind: "asked", readings });
  });

  test.each([
    ["five", "USD", "not-an-amount"],
    ["EUR 5", "USD", "not-an-amount"],
    ["5€50", "EUR", "not-an-amount"],
    ["12USD34", "USD", "not-an-amount"],
    ["USD 5 USD", "USD", "not-an-amount"],
    ["--5", "USD", "not-an-amount"],
    ["1.2.3", "USD", "not-an-amount"],
    ["-5", "USD", "negative"],
    ["(5)", "USD", "negative"],
    ["1.2345", "USD", "decimals"],
    ["1234567.505", "USD", "decimals"],
    ["1.5", "JPY", "decimals"],
    ["1.2345", "KWD", "decimals"],
  ])("refuses %s in %s: %s", (text, currency, because) => {
    expect(readTypedAmount(text, currency)).toEqual({ kind: "refused", because });
  });

  test.each(["", "  ", "-"])("takes “%s” as nothing entered", (text) => {
    expect(readTypedAmount(text, "USD")).toEqual({ kind: "blank" });
  });

  test("names both readings and never asks again about the one chosen", () => {
    expect(sentenceOfReadings("250.000", ["250000", "250"], "USD")).toBe(
      "“250.000” can mean USD 250,000.00 or USD 250.00. Choose one.",
    );
    expect(textOfReading("250000", "USD")).toBe("250,000.00");
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 13n }), fc.constantFrom("USD", "JPY", "KWD"), (minor, currency) => {
        const places = { USD: 2, JPY: 0, KWD: 3 }[currency] ?? 0;
        const digits = minor.toString().padStart(places + 1, "0");
        const whole = digits.slice(0, digits.length - places);
        const fraction = digits.slice(digits.length - places);
        const typed = readTypedAmount(textOfReading(`${whole}${fraction && `.${fraction}`}`, currency), currency);
        const shortened = fraction.replace(/0+$/, "");
        expect(typed).toEqual({ kind: "read", decimal: `${whole}${shortened && `.${shortened}`}` });
      }),
    );
  });
});

const column = (currency: string, ...texts: string[]) => notationOfColumn(texts.map((text) => ({ text, currency })));

describe("a column of amounts", () => {
  test.each([
    ["USD", ["250.000", "1.250.000", "12.500"], "comma"],
    ["USD", ["12.500", "1,250.00"], "point"],
    ["USD", ["12.500", "17.5"], "point"],
    ["USD", ["1,500", "17,5"], "comma"],
    ["USD", ["1,500", "2,250,000"], "point"],
    ["USD", ["250.000", "0.250"], "point"],
    ["USD", ["1,500", "1 250,00"], "comma"],
    ["USD", ["500", "1 250", "-"], "point"],
    ["KWD", ["15.000", "1.125"], "point"],
  ] as const)("in %s, %j is decided by its cells: %s", (currency, texts, notation) => {
    expect(column(currency, ...texts)).toEqual({ kind: "decided", notation });
  });

  test.each([
    ["USD", ["250.000", "500"], ["250.000"]],
    ["USD", ["1,500", "2,500", "1,500"], ["1,500", "2,500"]],
    ["JPY", ["15.000"], ["15.000"]],
    ["KWD", ["123,456"], ["123,456"]],
    ["USD", ["5.123"], ["5.123"]],
    ["USD", ["17.5", "17,5"], ["17.5", "17,5"]],
  ] as const)("in %s, %j is asked", (currency, texts, examples) => {
    expect(column(currency, ...texts)).toEqual({ kind: "asked", examples });
  });

  test("three decimals of one currency decide nothing for an amount in another", () => {
    const cells = [
      { text: "15.000", currency: "KWD" },
      { text: "250.000", currency: "EUR" },
    ];
    expect(notationOfColumn(cells)).toEqual({ kind: "asked", examples: ["250.000"] });
  });

  test("reads a cell in its notation and in no other", () => {
    expect(readAmountCell("250.000", "USD", "comma")).toEqual({ decimal: "250000", isNegative: false });
    expect(readAmountCell("250.000", "USD", "point")).toEqual({ decimal: "250", isNegative: false });
    expect(readAmountCell("1.250.000", "USD", "point")).toBeUndefined();
    expect(readAmountCell("1,250.00", "USD", "comma")).toBeUndefined();
    expect(readAmountCell("250K", "MMK", "point")).toBeUndefined();
  });
});

test.each([
  ["Deposits (USD million)", "1000000"],
  ["USD m", "1000000"],
  ["Amount in mio EUR", "1000000"],
  ["Amount, thousands", "1000"],
  ["Amount (k)", "1000"],
  ["USD '000", "1000"],
  ["USD (000s)", "1000"],
  ["amountUSDMillions", "1000000"],
  ["USD bn", "1000000000"],
  ["USDm", "1000000"],
  ["MUSD", "1000000"],
  ["amountKUSD", "1000"],
  ["EURk", "1000"],
  ["USD mil.", "1000000"],
  ["in 1000 USD", "1000"],
  ["000s", "1000"],
  ["x1000", "1000"],
  ["USD,000", "1000"],
  ["Milliers", "1000"],
  ["Amount USD", null],
  ["Commitment", null],
  ["Amt 2000", null],
  ["Kind", null],
  ["Team", null],
  ["FY 2000", null],
])("the heading “%s” names the factor %s", (heading, factor) => {
  expect(unitOfHeading(heading)).toBe(factor);
});
