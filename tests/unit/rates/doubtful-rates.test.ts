import { describe, expect, test } from "vitest";
import { findDoubtfulRates, type RecordBeforeFile } from "@/lib/rates/imports/doubtful-rates";
import { confirmDoubtsLabel, doubtWords } from "@/lib/rates/imports/doubtful-rates.labels";
import type { FileRate } from "@/lib/rates/imports/rate-file-formats";

const NOTHING: RecordBeforeFile = { earlier: new Map(), averages: new Map(), corrected: new Map() };

const rate = (line: number, rateOn: string, usdPerUnit: string, source: "ecb" | "imf" = "ecb"): FileRate => ({
  line,
  currency: "TRY",
  source,
  rateOn,
  usdPerUnit,
  quotation: "as published",
});

const doubts = (rates: readonly FileRate[], record: Partial<RecordBeforeFile> = {}) =>
  findDoubtfulRates(rates, { ...NOTHING, ...record }, "0.05");

describe("the rates of a file", () => {
  test("are compared with the one before them, whatever the order of the lines", () => {
    const found = doubts([
      rate(2, "2021-12-21", "0.0785"),
      rate(3, "2021-12-20", "0.0575"),
      rate(4, "2021-12-17", "0.0585"),
    ]);
    expect(found.map(({ line, difference }) => [line, difference])).toEqual([[2, "36.52"]]);
    expect(found.map(doubtWords)).toEqual(["36.52% above 0.0575 USD per TRY of 20 December 2021"]);
  });

  test("are not compared with one of more than two months before", () => {
    expect(doubts([rate(2, "2021-12-21", "0.0785"), rate(3, "2021-10-19", "0.107")])).toEqual([]);
    expect(doubts([rate(2, "2021-12-21", "0.0785"), rate(3, "2021-10-20", "0.107")])).toHaveLength(1);
  });

  test("that are inverted name the rate that shows it", () => {
    const found = doubts([rate(2, "2021-12-21", "12.7"), rate(3, "2021-12-20", "0.0785")]);
    expect(found.map(doubtWords)).toEqual(["Looks inverted beside 0.0785 USD per TRY of 20 December 2021"]);
  });

  test("of a year's average are doubtful only where they are plainly inverted", () => {
    const averages = [rate(2, "2019-12-31", "0.176", "imf"), rate(3, "2020-12-31", "0.09", "imf")];
    expect(doubts(averages)).toEqual([]);
    const found = doubts([...averages, rate(4, "2021-12-31", "8.89", "imf")]);
    expect(found.map(doubtWords)).toEqual(["Looks inverted beside 0.09 USD per TRY on average in 2020"]);
  });

  test("that correct a record are compared with it too", () => {
    const was = { currency: "TRY", source: "ecb", rateOn: "2021-12-21", usdPerUnit: "0.0785" } as const;
    const corrected = new Map([["TRY 2021-12-21", was]]);
    expect(doubts([rate(2, "2021-12-21", "0.0746")], { corrected })).toEqual([]);
    expect(doubts([rate(2, "2021-12-21", "0.0745")], { corrected })).toMatchObject([{ difference: "-5.1" }]);
  });

  test("are confirmed by their number", () => {
    expect([confirmDoubtsLabel(1), confirmDoubtsLabel(27)]).toEqual([
      "This rate is correct",
      "These 27 rates are correct",
    ]);
  });
});
