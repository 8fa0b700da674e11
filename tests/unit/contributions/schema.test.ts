import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entryPart, preview, readAmount, recordContributionInput } from "@/lib/contributions/contribution.schema";
import { entryFilter } from "@/lib/contributions/entries/entry.schema";
import { money, toDecimal, usd } from "@/lib/kernel/money";

const USE_IT = "Use that amount, or enter it with a comma for thousands and a point for decimals.";

const part = (given: Record<string, unknown> = {}) => ({
  amount: "1000",
  currency: "USD",
  rate: "",
  rateOn: "",
  amountUsd: "",
  effectiveOn: "2023-03-15",
  note: "",
  rateNote: "",
  rateConfirmed: false,
  feeUsd: "",
  isLate: false,
  earmarks: [],
  ...given,
});
const yen = { currency: "JPY", rate: "0.007", rateOn: "2023-03-14" };
const dinars = { currency: "KWD", rate: "3.25", rateOn: "2023-03-14" };
const euros = { currency: "EUR", rate: "1.1", rateOn: "2023-03-14" };

/** The first sentence of every refused field. */
function refused(given: Record<string, unknown>): Record<string, string> {
  const result = entryPart.safeParse(part(given));
  if (result.success) throw new Error("This part was expected to be refused.");
  return Object.fromEntries(result.error.issues.map(({ path, message }) => [path.join("."), message]).reverse());
}

describe("a part", () => {
  test("in USD is its own value at rate 1 on its own day", () => {
    expect(entryPart.parse(part({ rate: "7", amountUsd: "3" }))).toMatchObject({
      amount: "1000.00",
      rate: "1",
      rateOn: "2023-03-15",
      amountUsd: "1000.00",
      note: null,
    });
  });

  test("in another currency is worth amount × rate, rounded half away from zero, unless another value was booked", () => {
    expect(entryPart.parse(part({ ...euros, amount: "0.05" })).amountUsd).toBe("0.06");
    expect(entryPart.parse(part({ ...euros, amountUsd: "1,099.50" })).amountUsd).toBe("1099.50");
  });

  test("of a closed period says why it is only known now", () => {
    expect(Object.keys(refused({ isLate: true }))).toEqual(["note"]);
    expect(entryPart.parse(part({ isLate: true, note: "Found in the bank's statement" })).isLate).toBe(true);
  });

  test.each([
    [{ amount: "" }, { amount: "Enter an amount." }],
    [{ amount: "0.00" }, { amount: "Enter an amount greater than 0." }],
    [{ amount: "-5" }, { amount: "Enter an amount greater than 0." }],
    [{ amount: "250.000" }, { amount: "“250.000” can mean USD 250,000.00 or USD 250.00. Choose one." }],
    [{ ...yen, amount: "15.000" }, { amount: "“15.000” can mean JPY 15,000 or JPY 15. Choose one." }],
    [{ amount: "1,5" }, { amount: "“1,5” can mean USD 1.50 or USD 15.00. Choose one." }],
    [{ amount: "1.234,50" }, { amount: `“1.234,50” looks like USD 1,234.50. ${USE_IT}` }],
    [{ amount: "12345678901234" }, { amount: "Enter an amount below 10,000,000,000,000." }],
    [{ currency: "XYZ" }, { currency: "Choose a currency of the list." }],
    [
      { currency: "JPY", amount: "10.50", rate: "0.007", rateOn: "2023-01-01" },
      { amount: "Enter an amount in JPY with no decimals, for example 1,234." },
    ],
    [
      { ...dinars, amount: "1.2345" },
      { amount: "Enter an amount in KWD with at most three decimals, for example 1,234.500." },
    ],
    [{ amount: "10.505" }, { amount: `“10.505” looks like USD 10,505.00. ${USE_IT}` }],
    [
      { ...euros, amountUsd: "1100.005" },
      { amountUsd: "Enter an amount in USD with at most two decimals, for example 1,234.50." },
    ],
    [
      { ...yen, earmarks: [{ target: "area:1", amount: "10.5" }] },
      { "earmarks.0.amount": "Enter an amount in JPY with no decimals, for example 1,234." },
    ],
    [{ currency: "EUR" }, { rate: "Enter how many USD one EUR is worth." }],
    [{ currency: "EUR", rate: "1.1" }, { rateOn: "Enter the date of the rate." }],
    [{ ...euros, rate: "0.000" }, { rate: "Enter a rate greater than 0." }],
    [{ ...euros, rate: "1,1" }, { rate: "Enter the rate with a point, for example 1.0835." }],
    [{ ...euros, amount: "0.01", rate: "0.1" }, { amount: "This amount has no value in USD at this rate." }],
    [{ effectiveOn: "" }, { effectiveOn: "Enter a date." }],
    [{ effectiveOn: "03/04/2023" }, { effectiveOn: "“03/04/2023” can mean 3 April 2023 or 4 March 2023. Choose one." }],
    [{ effectiveOn: "2023-02-30" }, { effectiveOn: "Enter a date as year-month-day, for example 2024-01-31." }],
  ])("%j is refused at its field", (given, sentences) => {
    expect(refused(given)).toEqual(sentences);
  });

  test("has one reading where a group of thousands would begin with 0, or the currency has three decimals", () => {
    expect(entryPart.parse(part({ amount: "0.250" })).amount).toBe("0.25");
    expect(entryPart.parse(part({ ...dinars, amount: "250.000" })).amount).toBe("250.000");
  });

  test("is counted in the minor unit of its currency, earmarks included", () => {
    const earmarks = [{ target: "area:1", amount: "1.2" }];
    expect(entryPart.parse(part({ ...dinars, amount: "1.234", earmarks }))).toMatchObject({
      amount: "1.234",
      amountUsd: "4.01",
      earmarks: [{ target: "area:1", amount: "1.200" }],
    });
    expect(entryPart.parse(part({ ...yen, amount: "1,000.00" }))).toMatchObject({ amount: "1000", amountUsd: "7.00" });
  });

  test("before the Fund is refused", () => {
    expect(refused({ effectiveOn: "2019-04-30" })).toHaveProperty("effectiveOn");
    expect(entryPart.safeParse(part({ effectiveOn: "2019-05-01" })).success).toBe(true);
  });

  test("booked more than a tenth away from amount × rate is refused, at a tenth it is not", () => {
    expect(refused({ ...euros, amountUsd: "1210.01" })).toHaveProperty("amountUsd");
    expect(refused({ ...euros, amountUsd: "989.99" })).toHaveProperty("amountUsd");
    expect(entryPart.safeParse(part({ ...euros, amountUsd: "1210.00" })).success).toBe(true);
  });

  test("whose earmarks are more than its amount, or name a target twice, is refused", () => {
    const line = { target: "area:1", amount: "600" };
    expect(refused({ earmarks: [line, { target: "region:europe", amount: "400.01" }] })).toEqual({
      earmarks: "The earmarks are 0.01 USD more than the amount.",
    });
    expect(refused({ earmarks: [line, { target: "area:1", amount: "1" }] })).toHaveProperty(["earmarks.1.target"]);
    expect(refused({ earmarks: [{ target: "area:6", amount: "1" }] })).toHaveProperty(["earmarks.0.target"]);
    expect(refused({ earmarks: [{ target: "", amount: "" }] })).toMatchObject({
      "earmarks.0.target": "Choose a thematic area or a region.",
      "earmarks.0.amount": "Enter an amount.",
    });
  });
});

test("grouped amounts are read as they are meant, and every amount reads as itself", () => {
  expect(["57,425,741.00", "57 425 741", "1000"].map((text) => readAmount(text, "USD"))).toEqual([
    "57425741.00",
    "57425741.00",
    "1000.00",
  ]);
  expect(["1,23", "1.2.3", "", "1e3", "１"].map((text) => readAmount(text, "USD"))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 15n - 1n), (minor) => {
      const text = toDecimal({ minor, currency: "USD" });
      expect(readAmount(text, "USD")).toBe(text);
      expect(readAmount(text.replace(/\B(?=(\d{3})+\.)/g, ","), "USD")).toBe(text);
    }),
  );
});

test("what is typed is previewed as soon as it can be told, and never breaks the form", () => {
  expect(preview(part({ ...euros, amount: "10" }))).toEqual({ usd: usd("11"), rest: null });
  expect(preview(part({ amount: "10", earmarks: [{ target: "", amount: "4" }] })).rest).toEqual(money("6", "USD"));
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (amount, rate, line) => {
      preview(part({ amount, rate, currency: "EUR", earmarks: [{ target: "", amount: line }] }));
      entryPart.safeParse(part({ amount, rate, rateOn: line, currency: "EUR", amountUsd: line }));
    }),
  );
});

test("a contribution records at least one of its parts", () => {
  const header = { requestKey: crypto.randomUUID(), donorId: crypto.randomUUID(), title: "Title", source: "Letter" };
  expect(recordContributionInput.safeParse(header).error?.issues[0]?.path).toEqual(["kinds"]);
  expect(recordContributionInput.safeParse({ ...header, pledge: part() }).success).toBe(true);
});

test("a filter drops what it does not understand and keeps the rest", () => {
  const address = {
    kind: "gift",
    donor: "germany",
    year: "1999",
    asOf: "2024-02-31",
    sort: "",
    text: ["a"],
    other: "x",
  };
  expect(entryFilter.parse(address)).toEqual({ donor: "germany" });
});
