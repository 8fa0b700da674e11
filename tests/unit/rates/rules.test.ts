import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rateWords, reasonOf } from "@/lib/rates/labels";
import { isRate, quotient, refuseRateDay, type RateSource, suggestionOf } from "@/lib/rates/rules";
import { recordRateInput } from "@/lib/rates/schema";

describe("dividing", () => {
  test("is exact to twelve decimals, rounded half away from zero, without idle zeros", () => {
    expect(quotient("1.0837", "160.19")).toBe("0.006765091454");
    expect(quotient("1", "42000")).toBe("0.000023809524");
    expect(quotient("1.1618", "1")).toBe("1.1618");
    expect(quotient("1", "2")).toBe("0.5");
    expect(quotient("300", "1")).toBe("300");
    expect(quotient("0.0000000000005", "1")).toBe("0.000000000001");
    expect(quotient("0.0000000000004", "1")).toBeNull();
  });

  test("is never more than half of the last decimal away", () => {
    const decimal = fc.bigInt(1n, 10n ** 18n).map((scaled) => {
      const digits = scaled.toString().padStart(11, "0");
      return { scaled, text: `${digits.slice(0, -10)}.${digits.slice(-10)}` };
    });
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [whole = "0", fraction = ""] = (quotient(a.text, b.text) ?? "0").split(".");
        const found = BigInt(whole) * 10n ** 12n + BigInt(fraction.padEnd(12, "0"));
        const gap = found * b.scaled - a.scaled * 10n ** 12n;
        expect(2n * (gap < 0n ? -gap : gap) <= b.scaled).toBe(true);
      }),
    );
  });

  test.each(["0", "0.000", "-1", "1e3", "1,1", "", "N/A", "1."])("%j is no rate", (text) => {
    expect(isRate(text)).toBe(false);
  });
});

const rate = (source: RateSource, rateOn: string, usdPerUnit = "1.1") => ({
  currency: "EUR",
  source,
  rateOn,
  usdPerUnit,
});

describe("the suggested rate", () => {
  const un = rate("un_operational", "2024-01-01", "1.07");
  const ecb = rate("ecb", "2024-01-31", "1.0837");
  const imf = rate("imf", "2024-12-31", "1.0824");

  test("is the UN operational rate, before the ECB's, before the average of the year", () => {
    expect(suggestionOf([imf, ecb, un], "2024-01-31")).toMatchObject({
      source: "un_operational",
      rateOn: "2024-01-01",
    });
    expect(suggestionOf([imf, ecb], "2024-01-31")).toMatchObject({ source: "ecb", bookOn: "2024-01-31" });
    expect(suggestionOf([imf], "2024-01-31")).toMatchObject({
      source: "imf",
      rateOn: "2024-12-31",
      bookOn: "2024-01-31",
    });
    expect(suggestionOf([], "2024-01-31")).toBeNull();
  });

  test("of the ECB is at most seven days old, the UN's two months, an average only for its year", () => {
    expect(suggestionOf([ecb, imf], "2024-02-07")?.source).toBe("ecb");
    expect(suggestionOf([ecb, imf], "2024-02-08")?.source).toBe("imf");
    expect(suggestionOf([ecb, imf], "2024-01-30")?.source).toBe("imf");
    expect(suggestionOf([un], "2024-03-03")?.source).toBe("un_operational");
    expect(suggestionOf([un], "2024-03-04")).toBeNull();
    expect(suggestionOf([un], "2023-12-31")).toBeNull();
    expect(suggestionOf([imf], "2025-01-01")).toBeNull();
  });

  test("of the UN that has run out gives way to the ECB's of the day, and that to the average of the year", () => {
    const old = rate("un_operational", "2019-05-01", "1.12");
    const [daily, yearly] = [rate("ecb", "2026-03-05", "1.16"), rate("imf", "2026-12-31", "1.15")];
    expect(suggestionOf([old, daily, yearly], "2026-03-05")).toMatchObject({ source: "ecb", rateOn: "2026-03-05" });
    expect(suggestionOf([old, yearly], "2026-03-05")?.source).toBe("imf");
    expect(suggestionOf([old], "2026-03-05")).toBeNull();
  });

  test("of the UN that is of an earlier month asks whether a newer one is missing", () => {
    const [fresh, old] = ["2024-01-31", "2024-02-01"].map((on) => suggestionOf([un], on));
    expect(fresh && reasonOf(fresh)).toBe("The UN operational rate in force on 31 January 2024.");
    expect(old && reasonOf(old)).toBe(
      "The UN operational rate in force on 1 February 2024. It took effect 31 days before: is a newer one missing here?",
    );
  });

  test("names its source, its day and why", () => {
    const found = suggestionOf([ecb], "2024-02-03");
    expect(found && rateWords(found)).toBe("1.0837 USD per EUR (ECB, 31 January 2024)");
    expect(found && reasonOf(found)).toBe(
      "No UN operational rate is on record for this day; the last reference rate before 3 February 2024.",
    );
    const average = suggestionOf([imf], "2024-02-03");
    expect(average && rateWords(average)).toBe("1.0824 USD per EUR (IMF, average of 2024)");
  });
});

describe("one rate by hand", () => {
  const typed = {
    ...{ currency: "eur", source: "un_operational", rateOn: "2024-01-01" },
    ...{ quotedAs: "units_per_usd", rate: "0.923" },
  };

  test("is kept as USD per unit however it is quoted, with the figure as published", () => {
    expect(recordRateInput.parse(typed)).toEqual({
      ...{ currency: "EUR", source: "un_operational", rateOn: "2024-01-01" },
      ...{ usdPerUnit: "1.083423618635", quotation: "1 USD = 0.923 EUR" },
    });
    expect(recordRateInput.parse({ ...typed, quotedAs: "usd_per_unit", rate: "1.0835" })).toMatchObject({
      ...{ usdPerUnit: "1.0835", quotation: "1 EUR = 1.0835 USD" },
    });
  });

  test.each([
    [{ currency: "USD" }, "currency"],
    [{ currency: "XYZ" }, "currency"],
    [{ rate: "0" }, "rate"],
    [{ rate: "1,1" }, "rate"],
    [{ quotedAs: "usd_per_unit", rate: "0.0000000000001" }, "rate"],
    [{ rateOn: "" }, "rateOn"],
    [{ rateOn: "1998-12-31" }, "rateOn"],
    [{ source: "bank" }, "source"],
  ])("%j is refused at its field", (given, field) => {
    const result = recordRateInput.safeParse({ ...typed, ...given });
    expect(result.error?.issues.map(({ path }) => path.join("."))).toEqual([field]);
  });

  test("is not of a day nobody can know, and an average stands at the end of its year", () => {
    const today = "2026-11-24";
    expect(() => refuseRateDay({ source: "ecb", rateOn: today }, today)).not.toThrow();
    expect(() => refuseRateDay({ source: "ecb", rateOn: "2026-11-25" }, today)).toThrow();
    expect(() => refuseRateDay({ source: "un_operational", rateOn: "2026-12-01" }, today)).not.toThrow();
    expect(() => refuseRateDay({ source: "un_operational", rateOn: "2027-01-01" }, today)).toThrow();
    expect(() => refuseRateDay({ source: "imf", rateOn: "2025-06-30" }, today)).toThrow();
  });
});
