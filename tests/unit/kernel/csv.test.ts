import { describe, expect, test } from "vitest";
import { csvLines, toCsv } from "@/lib/kernel/csv";

test("a file begins with its mark and its header, and ends its lines as the standard says", () =>
  expect(toCsv(["Donor", "USD"], [["Türkiye", "1.00"]])).toBe("\uFEFFDonor,USD\r\nTürkiye,1.00\r\n"));

test("commas, quotes and line breaks stay inside their cell", () =>
  expect(csvLines([['a, "b"\nc', null, 7]])).toBe('"a, ""b""\nc",,7\r\n'));

describe("no cell acts as a formula", () => {
  test.each(["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "-", "=cmd|' /C calc'!A0"])("%j", (cell) =>
    expect(csvLines([[cell]]).replace(/^"/, "")).toMatch(/^'/),
  );
  test.each(["-1250.50", "0.00", "12", "SC-2024-01", "a=b"])("%s stays as it is", (cell) =>
    expect(csvLines([[cell]])).toBe(`${cell}\r\n`),
  );
});
