import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRate, quotient, refuseRateDay } from "@/lib/rates/exchange-rate";
import { rateWords } from "@/lib/rates/rate.labels";
import { recordRateInput } from "@/lib/rates/rate.schema";

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

test("a rate is named with its source and its day", () => {
  const ecb = { currency: "EUR", source: "ecb", rateOn: "2024-01-31", usdPerUnit: "1.0837" } as const;
  expect(rateWords(ecb)).toBe("1.0837 USD per EUR (ECB, 31 January 2024)");
  const average = { ...ecb, source: "imf", rateOn: "2024-12-31", usdPerUnit: "1.0824" } as const;
  expect(rateWords(average)).toBe("1.0824 USD per EUR (IMF, average of 2024)");
});

describe("one rate by hand", () => {
  const typed = {
    currency: "eur",
    source: "un_operational",
    rateOn: "2024-01-01",
    quotedAs: "units_per_usd",
    rate: "0.923",
  };

  test("is kept as USD per unit however it is quoted, with the figure as published", () => {
    expect(recordRateInput.parse(typed)).toEqual({
      currency: "EUR",
      source: "un_operational",
      rateOn: "2024-01-01",
      usdPerUnit: "1.083423618635",
      quotation: "1 USD = 0.923 EUR",
      quotedAs: "units_per_usd",
      note: null,
      isConfirmed: false,
    });
    expect(recordRateInput.parse({ ...typed, quotedAs: "usd_per_unit", rate: "1.0835" })).toMatchObject({
      usdPerUnit: "1.0835",
      quotation: "1 EUR = 1.0835 USD",
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
