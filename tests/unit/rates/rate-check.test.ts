import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotient, type RateSource } from "@/lib/rates/exchange-rate";
import {
  averageOnRecord,
  bookedRate,
  bothDirections,
  checkRate,
  deriveRate,
  isRateDayFar,
  rateOnRecord,
  readTypedRate,
  type RecordedRate,
} from "@/lib/rates/rate-check";
import { confirmationLabel, farRateDayWarning, rateCheckSentence } from "@/lib/rates/rate-check.labels";

const recorded = (source: RateSource, rateOn: string, usdPerUnit = "1.0835", currency = "EUR"): RecordedRate => ({
  currency,
  source,
  rateOn,
  usdPerUnit,
});

describe("the rate on record for a day", () => {
  const un = recorded("un_operational", "2024-01-01", "1.1062");
  const ecb = recorded("ecb", "2024-01-31");
  const imf = recorded("imf", "2024-12-31", "1.0824");

  test("is the UN operational rate before the reference rate of the ECB, whatever their order", () => {
    expect(rateOnRecord([imf, ecb, un], "2024-01-31", 10)).toEqual(un);
    expect(rateOnRecord([un, ecb], "2024-01-31", 10)).toEqual(un);
    expect(rateOnRecord([imf, ecb], "2024-01-31", 10)).toEqual(ecb);
  });

  test("is never the average of a year", () => {
    expect(rateOnRecord([imf], "2024-12-31", 10)).toBeNull();
    expect(averageOnRecord([imf, ecb, un], "2024-01-31")).toEqual(imf);
  });

  test("of the ECB is at most the given number of days old, and never of a later day", () => {
    expect(rateOnRecord([ecb], "2024-02-10", 10)).toEqual(ecb);
    expect(rateOnRecord([ecb], "2024-02-11", 10)).toBeNull();
    expect(rateOnRecord([ecb], "2024-02-03", 2)).toBeNull();
    expect(rateOnRecord([ecb], "2024-01-30", 10)).toBeNull();
  });

  test("of the UN took effect in the month of the day or at most the given number of days before", () => {
    expect(rateOnRecord([un], "2024-01-31", 10)).toEqual(un);
    expect(rateOnRecord([un], "2024-02-01", 10)).toBeNull();
    const late = recorded("un_operational", "2024-01-25");
    expect(rateOnRecord([late], "2024-02-04", 10)).toEqual(late);
    expect(rateOnRecord([late], "2024-02-05", 10)).toBeNull();
    expect(rateOnRecord([late], "2024-01-24", 10)).toBeNull();
  });

  test("is the latest one of its source", () => {
    const days = ["2024-01-26", "2024-01-30", "2024-01-29"].map((on) => recorded("ecb", on));
    expect(rateOnRecord(days, "2024-01-31", 10)?.rateOn).toBe("2024-01-30");
    expect(rateOnRecord(days, "2024-01-29", 10)?.rateOn).toBe("2024-01-29");
  });

  test("leaves averages of the day's year, else of the year before, to show an inverted rate", () => {
    const before = recorded("imf", "2023-12-31", "1.0813");
    expect(averageOnRecord([before, imf], "2024-01-31")).toEqual(imf);
    expect(averageOnRecord([before], "2024-01-31")).toEqual(before);
    expect(averageOnRecord([before], "2025-01-31")).toBeNull();
    expect(averageOnRecord([imf], "2023-12-30")).toBeNull();
  });
});

const on = "2024-01-31";
const check = (rate: string, onRecord: RecordedRate | null, average: RecordedRate | null = null) =>
  checkRate({
    rate,
    currency: onRecord?.currency ?? average?.currency ?? "EUR",
    on,
    onRecord,
    average,
    tolerance: "0.05",
  });

describe("a rate beside the rate on record", () => {
  const ecb = recorded("ecb", on);

  test.each([
    ["1.0835", "agrees"],
    ["1.09", "agrees"],
    ["1.137675", "agrees"],
    ["1.029325", "agrees"],
    ["1.137675000001", "differs"],
    ["1.029324999999", "differs"],
    ["10.835", "differs"],
    ["0.10835", "differs"],
    ["1083.5", "differs"],
    ["0.92", "inverted"],
    ["0.9229", "inverted"],
    ["0.88", "inverted"],
    ["0.8", "differs"],
  ])("of EUR 1.0835 at %s %s", (rate, kind) => {
    expect(check(rate, ecb).kind).toBe(kind);
  });

  test("offers the rate on record for an inverted one", () => {
    expect(check("0.92", ecb)).toEqual({ kind: "inverted", offered: "1.0835", comparedWith: ecb });
  });

  test("gives the difference in per cent of the rate on record", () => {
    expect(check("10.835", ecb)).toEqual({ kind: "differs", onRecord: ecb, difference: "900" });
    expect(check("0.8", ecb)).toMatchObject({ difference: "-26.17" });
    expect(check("1.15", ecb)).toMatchObject({ difference: "6.14" });
  });

  test.each([
    ["IDR", "0.00006335", "15785"],
    ["JPY", "0.0067649", "147.82"],
    ["KWD", "3.2510", "0.3076"],
    ["IRR", "0.0000238", "42000"],
  ])("recognizes units of %s per USD", (currency, usdPerUnit, inverse) => {
    const onRecord = recorded("ecb", on, usdPerUnit, currency);
    expect(check(usdPerUnit, onRecord).kind).toBe("agrees");
    expect(check(inverse, onRecord)).toMatchObject({ kind: "inverted", offered: usdPerUnit });
  });

  test("recognizes an inverted weak currency also where its value moved by more than the tolerance", () => {
    expect(check("13900", recorded("ecb", on, "0.00006335", "IDR")).kind).toBe("inverted");
    expect(check("7000", recorded("ecb", on, "0.00006335", "IDR")).kind).toBe("differs");
  });

  test("near parity agrees where both directions fit", () => {
    const parity = recorded("ecb", on, "1.02");
    expect(check("0.98", parity).kind).toBe("agrees");
    expect(check("1.02", recorded("ecb", on, "0.98")).kind).toBe("agrees");
  });

  test("follows the tolerance that is set", () => {
    const wide = { rate: "1.3", currency: "EUR", on, onRecord: ecb, average: null, tolerance: "0.2" };
    expect(checkRate(wide).kind).toBe("agrees");
    expect(checkRate({ ...wide, tolerance: "0.19" }).kind).toBe("differs");
  });
});

describe("a rate without a rate on record", () => {
  const average = recorded("imf", "2024-12-31", "1.0824");

  test("needs a confirmation of both directions", () => {
    expect(check("1.0835", null)).toEqual({ kind: "unknown", directions: "EUR 1 = USD 1.0835, USD 1 = EUR 0.9229" });
  });

  test("needs it also where it agrees with the average of the year", () => {
    expect(check("1.0824", null, average).kind).toBe("unknown");
    expect(check("10.824", null, average).kind).toBe("unknown");
  });

  test("is inverted where only its inverse is near the average of the year", () => {
    expect(check("0.92", null, average)).toEqual({
      kind: "inverted",
      comparedWith: average,
      offered: "1.086956521739",
    });
    expect(check("15785", null, recorded("imf", "2024-12-31", "0.0000631", "IDR"))).toMatchObject({
      kind: "inverted",
      offered: "0.000063351283",
    });
  });

  test("is not inverted where the currency only moved around an average near parity", () => {
    const ofYear = recorded("imf", "2024-12-31", "1.053");
    expect(check("0.9565", null, ofYear).kind).toBe("unknown");
  });

  test("takes an average of the year before only for a rate that is far off", () => {
    const before = recorded("imf", "2023-12-31", "1.0824");
    expect(check("0.92", null, before).kind).toBe("unknown");
    expect(check("17900", null, recorded("imf", "2023-12-31", "0.0000631", "IDR")).kind).toBe("inverted");
  });
});

describe("any rate", () => {
  const twelve = fc.bigInt({ min: 10n ** 7n, max: 10n ** 17n }).map((value) => {
    const digits = value.toString().padStart(13, "0");
    return { value, text: `${digits.slice(0, -12)}.${digits.slice(-12)}` };
  });

  test("agrees with itself, and its inverse agrees or is inverted", () => {
    fc.assert(
      fc.property(twelve, ({ text }) => {
        expect(check(text, recorded("ecb", on, text)).kind).toBe("agrees");
        expect(["agrees", "inverted"]).toContain(check(quotient("1", text) ?? "", recorded("ecb", on, text)).kind);
      }),
    );
  });

  test("is inverted beside another exactly where the other is inverted beside it, at powers of two and five", () => {
    const exact = [..."0123456789"].flatMap((_, n) => [
      [`${2 ** n}`, quotient("1", `${2 ** n}`) ?? ""],
      [`${5 ** n}`, quotient("1", `${5 ** n}`) ?? ""],
    ]);
    for (const [rate = "", inverse = ""] of exact) {
      expect(check(rate, recorded("ecb", on, inverse)).kind).toBe(rate === "1" ? "agrees" : "inverted");
      expect(check(inverse, recorded("ecb", on, rate)).kind).toBe(rate === "1" ? "agrees" : "inverted");
    }
  });

  test("agrees exactly within five per cent of the rate on record, the limit included", () => {
    fc.assert(
      fc.property(twelve, fc.integer({ min: -1000, max: 1000 }), ({ value }, perMille) => {
        const reference = value * 1000n;
        const rate = reference + value * BigInt(perMille);
        fc.pre(rate > 0n);
        const text = (scaled: bigint) => {
          const digits = scaled.toString().padStart(16, "0");
          return `${digits.slice(0, -15)}.${digits.slice(-15)}`;
        };
        const { kind } = check(text(rate), recorded("ecb", on, text(reference)));
        expect(kind === "agrees").toBe(perMille >= -50 && perMille <= 50);
      }),
    );
  });
});

describe("both directions of a rate", () => {
  test.each([
    ["1.0835", "EUR", "EUR 1 = USD 1.0835, USD 1 = EUR 0.9229"],
    ["1.083523876543", "EUR", "EUR 1 = USD 1.0835, USD 1 = EUR 0.9229"],
    ["0.0067649", "JPY", "JPY 1 = USD 0.006765, USD 1 = JPY 147.82"],
    ["147.82", "JPY", "JPY 1 = USD 147.82, USD 1 = JPY 0.006765"],
    ["0.000023809524", "IRR", "IRR 1 = USD 0.00002381, USD 1 = IRR 42,000"],
    ["0.0000633512", "IDR", "IDR 1 = USD 0.00006335, USD 1 = IDR 15,785"],
    ["3.251", "KWD", "KWD 1 = USD 3.251, USD 1 = KWD 0.3076"],
    ["99999999", "EUR", "EUR 1 = USD 99,999,999, USD 1 = EUR 0.00000001"],
    ["1", "XXX", "XXX 1 = USD 1, USD 1 = XXX 1"],
    ["0.99999", "XXX", "XXX 1 = USD 1, USD 1 = XXX 1"],
  ])("of %s %s are %s", (rate, currency, text) => {
    expect(bothDirections(rate, currency)).toBe(text);
  });
});

describe("the day of a rate", () => {
  test("is far where it is more than the given number of days before or after the entry", () => {
    expect(isRateDayFar("2024-01-21", "2024-01-31", 10)).toBe(false);
    expect(isRateDayFar("2024-01-20", "2024-01-31", 10)).toBe(true);
    expect(isRateDayFar("2024-02-10", "2024-01-31", 10)).toBe(false);
    expect(isRateDayFar("2024-02-11", "2024-01-31", 10)).toBe(true);
  });

  test("is never far in the month of a UN operational rate", () => {
    const un = recorded("un_operational", "2024-01-01");
    expect(isRateDayFar("2024-01-01", "2024-01-31", 10, un)).toBe(false);
    expect(isRateDayFar("2024-01-01", "2024-02-01", 10, un)).toBe(true);
    expect(isRateDayFar("2024-01-01", "2024-01-31", 10, recorded("ecb", "2024-01-01"))).toBe(true);
  });
});

describe("the rate that a booked USD value gives", () => {
  test("is the value divided by the amount", () => {
    expect(deriveRate("1000000", "920000.00")).toBe("0.92");
    expect(deriveRate("9999999999999", "0.01")).toBeNull();
  });

  test("counts only where the value is not amount × rate to the cent", () => {
    const booked = { amount: "1000000.00", currency: "EUR", rate: "1.0835" };
    expect(bookedRate({ ...booked, amountUsd: "1083500.00" })).toBe("1.0835");
    expect(bookedRate({ ...booked, amountUsd: "920000.00" })).toBe("0.92");
    // One yen is worth less than a cent: rounding is no other rate.
    expect(bookedRate({ amount: "1", currency: "JPY", rate: "0.0067", amountUsd: "0.01" })).toBe("0.0067");
  });
});

describe("a rate field", () => {
  test.each(["1.0835", "0.000023809524", "15785", " 1.0835 "])("reads %s", (text) => {
    expect(readTypedRate(text)).toEqual({ kind: "read", rate: text.trim() });
  });

  test.each(["1,0835", "15,785", "1,234.5", "1.234,5"])("refuses the comma of %s and shows what to type", (text) => {
    expect(readTypedRate(text)).toEqual({
      kind: "refused",
      message: "Enter the rate with a point, for example 1.0835.",
    });
  });

  test.each(["abc", "-1", "1.", ".92", "1e3", "1 083", "1.0835 USD", "1.0000000000001", "123456789"])(
    "refuses %s",
    (text) => {
      expect(readTypedRate(text)).toEqual({
        kind: "refused",
        message: "Enter a rate such as 1.0835, with at most twelve decimals.",
      });
    },
  );

  test("refuses zero, and takes an empty field as nothing entered", () => {
    expect(readTypedRate("0.000")).toEqual({ kind: "refused", message: "Enter a rate greater than 0." });
    expect(readTypedRate("  ")).toEqual({ kind: "blank" });
  });
});

describe("what a person reads", () => {
  const ecb = recorded("ecb", "2024-01-30");
  const sentence = (rate: string, onRecord: RecordedRate | null, average: RecordedRate | null = null) =>
    rateCheckSentence(check(rate, onRecord, average), "EUR", on);

  test("says what was found, why, and the next step", () => {
    expect(sentence("1.08", ecb)).toBe("Agrees with the rate on record for 31 January 2024: 1.0835 USD per EUR (ECB).");
    expect(sentence("0.92", ecb)).toBe(
      "This rate looks inverted. The rate on record for 31 January 2024 is 1.0835 USD per EUR (ECB). Use that rate.",
    );
    expect(sentence("0.92", null, recorded("imf", "2024-12-31", "1.0824"))).toBe(
      "This rate looks inverted. The average of 2024 on record is 1.0824 USD per EUR (IMF). Use 1.086956521739.",
    );
    expect(sentence("10.835", ecb)).toBe(
      "This rate is 900% above the rate on record for 31 January 2024, 1.0835 USD per EUR (ECB). Check the rate or give the reason for the difference.",
    );
    expect(sentence("0.8", ecb)).toContain("This rate is 26.17% below the rate on record");
    expect(sentence("1.0835", null)).toBe(
      "No rate for EUR is on record for 31 January 2024. Give the source of the rate and confirm it: EUR 1 = USD 1.0835, USD 1 = EUR 0.9229.",
    );
  });

  test("names both directions in the confirmation and both days in the warning", () => {
    expect(confirmationLabel("1.0835", "EUR")).toBe("EUR 1 = USD 1.0835 and USD 1 = EUR 0.9229 are correct");
    expect(farRateDayWarning("2024-01-02", on, 10)).toBe(
      "The rate is of 2 January 2024, more than 10 days from 31 January 2024. Check the date of the rate.",
    );
  });
});
