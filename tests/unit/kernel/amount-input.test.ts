import { expect, test } from "vitest";
import { isAboutNotation, moneyInput, openReadings, readAmountInput, usdAmountOrNone } from "@/lib/kernel/amount-input";
import { shareRefusal } from "@/lib/kernel/share-input";

test("leaves as a decimal string with the decimals of its currency", () => {
  expect(moneyInput("USD").parse("1,234.5")).toBe("1234.50");
  expect(moneyInput("JPY").parse("15,000")).toBe("15000");
  expect(moneyInput("KWD").parse("15.000")).toBe("15.000");
});

test("takes zero only where it is an amount too", () => {
  expect(moneyInput("USD").safeParse("0.00").error?.issues[0]?.message).toBe("Enter an amount greater than 0.");
  expect(moneyInput("USD", { orZero: true }).parse("0")).toBe("0.00");
  expect(["", " ", "0", "0.00", null, undefined].map((text) => usdAmountOrNone.parse(text))).toEqual(
    Array(6).fill(null),
  );
  expect(usdAmountOrNone.safeParse("250.000").success).toBe(false);
});

test("shows the readings of a text before it asks", () => {
  expect(openReadings(["250000", "250"], "USD")).toBe("USD 250,000.00 or USD 250.00?");
});

test.each(["250.000", "1,5", "1.234,50", "five", "1.2345", "12345678901234"])(
  "knows its own sentences about how %s is written",
  (text) => {
    const reading = readAmountInput(text, "USD");
    expect(reading.kind === "refused" && isAboutNotation(reading.sentence)).toBe(true);
    expect(isAboutNotation("The earmarks are 0.01 USD more than the amount.")).toBe(false);
  },
);

test.each([
  ["33.34", null],
  ["100", null],
  ["33,34", "“33,34” looks like 33.34. Enter the share with a point for decimals."],
  ["1.250", "Enter a share with at most two decimals, for example 33.34."],
  ["0", "Enter a share greater than 0 and at most 100."],
  ["100.01", "Enter a share greater than 0 and at most 100."],
])("a share of %s is read or refused with a sentence", (text, sentence) => {
  expect(shareRefusal(text)).toBe(sentence);
});
