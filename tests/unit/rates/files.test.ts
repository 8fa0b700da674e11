import { describe, expect, test } from "vitest";
import { type FileLine, readEcb, readImf, sourceOf } from "@/lib/rates/imports/rate-file-formats";
import { readRates } from "@/lib/rates/imports/rate-file-reading";

const TODAY = "2026-11-24";
const ECB = ["Date", "USD", "JPY", "CYP"];
const IMF = ["Date", "Rate", "Currency", "Frequency", "Source", "Country code", "Country"];

const lines = (...rows: string[][]): FileLine[] => rows.map((cells, index) => ({ line: index + 2, cells }));
const average = (currency: string, country: string, rate: string, date = "2024-12-31") => [
  date,
  rate,
  currency,
  "A",
  "IMF",
  country,
  `Country ${country}`,
];

test("a file is known by its first line", () => {
  expect(sourceOf(ECB)).toBe("ecb");
  expect(sourceOf(IMF)).toBe("imf");
  expect([[], ["Date"], ["Date", "JPY"], ["Day", "USD"], ["Date", "USD", "Yen"]].map(sourceOf)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

describe("the history of the ECB", () => {
  test("gives USD per unit of each currency of a day, and leaves gaps out", () => {
    expect(readEcb(ECB, lines(["2024-01-31", "1.0837", "160.19", "N/A"]), TODAY)).toEqual({
      source: "ecb",
      refused: [],
      leftOut: 0,
      rates: [
        {
          line: 2,
          currency: "EUR",
          source: "ecb",
          rateOn: "2024-01-31",
          usdPerUnit: "1.0837",
          quotation: "1 EUR = 1.0837 USD",
        },
        {
          line: 2,
          currency: "JPY",
          source: "ecb",
          rateOn: "2024-01-31",
          usdPerUnit: "0.006765091454",
          quotation: "1 EUR = 1.0837 USD = 160.19 JPY",
        },
      ],
    });
  });

  test("is refused line by line, with the reason", () => {
    const wrong = [
      ["2024-02-30", "1.08", "160", "N/A"],
      ["2027-01-01", "1.08", "160", "N/A"],
      ["2024-01-31", "1.08", "160", "N/A"],
      ["2024-01-31", "1.08", "160", "N/A"],
      ["2024-01-30", "N/A", "160", "N/A"],
      ["2024-01-29", "1.08", "16O", "N/A"],
      ["2024-01-26", "1.08", "0", "N/A"],
      ["2024-01-25", "1.08", "160"],
    ];
    const { rates, refused } = readEcb(ECB, lines(...wrong), TODAY);
    expect(rates.map(({ rateOn }) => rateOn)).toEqual(["2024-01-31", "2024-01-31"]);
    expect(refused).toEqual([
      { line: 2, reason: "“2024-02-30” is not a date such as 2024-01-31." },
      { line: 3, reason: "1 January 2027 has not come yet." },
      { line: 5, reason: "31 January 2024 stands in the file twice." },
      { line: 6, reason: "The USD of this day is missing, and with it every rate in USD." },
      { line: 7, reason: "“16O” is no rate of JPY." },
      { line: 8, reason: "“0” is no rate of JPY." },
      { line: 9, reason: "This line has 3 cells and the first line 4." },
    ]);
  });
});

describe("the averages of the IMF", () => {
  test("are those of the issuing country, of the euro area for the euro, and leave USD out", () => {
    const file = lines(
      average("EUR", "DE", "0.92437"),
      average("EUR", "U2", "0.92389"),
      average("XOF", "BJ", "606.65"),
      average("XOF", "7A", "606.57"),
      average("CHF", "CH", "0.88"),
      average("USD", "EC", "1"),
    );
    const { rates, refused, leftOut } = readImf(IMF, file, TODAY);
    expect(rates.map(({ currency, quotation }) => [currency, quotation])).toEqual([
      ["EUR", "1 USD = 0.92389 EUR, average of 2024"],
      ["XOF", "1 USD = 606.57 XOF, average of 2024"],
      ["CHF", "1 USD = 0.88 CHF, average of 2024"],
    ]);
    expect([refused, leftOut]).toEqual([[], 3]);
  });

  test("are refused where countries disagree and none issues the currency, or a line is none", () => {
    const file = lines(
      average("XPF", "NC", "110"),
      average("XPF", "PF", "111"),
      average("CHF", "CH", "0.88", "2024-06-30"),
      average("CHF", "CH", "none"),
      average("Fr.", "CH", "0.88"),
    );
    const { rates, refused } = readImf(IMF, file, TODAY);
    expect(rates).toEqual([]);
    expect(refused.map(({ line }) => line)).toEqual([2, 3, 4, 5, 6]);
    expect(refused[0]?.reason).toContain("none of them issues it");
  });
});

describe("reading a file", () => {
  test("names the line a spreadsheet shows, takes a byte order mark, quotation marks and an empty last column", () => {
    const content = '\uFEFF"Date","USD","JPY",\r\n2024-01-31,1.0837,160.19,\r\n\r\n2024-01-30,x,1,\r\n';
    const { rates, refused } = readRates(content, TODAY);
    expect(rates).toHaveLength(2);
    expect(refused).toEqual([{ line: 4, reason: "“x” is no rate of USD." }]);
  });

  test("refuses what is neither file, and a quotation mark that is not closed", () => {
    expect(() => readRates("Donor,Amount\nGermany,1\n", TODAY)).toThrow(expect.objectContaining({ code: "invalid" }));
    expect(() => readRates('Date,USD,JPY\n2024-01-31,"1,2\n', TODAY)).toThrow(
      expect.objectContaining({ code: "invalid" }),
    );
    expect(() => readRates("", TODAY)).toThrow(expect.objectContaining({ code: "invalid" }));
  });
});
