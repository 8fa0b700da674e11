import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  formatMoney,
  formatShort,
  money,
  percent,
  share,
  subtract,
  sum,
  times,
  toDecimal,
  usd,
} from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";

const minor = fc.bigInt(-(10n ** 17n), 10n ** 17n);
const amount = minor.map((value) => ({ minor: value, currency: "USD" as const }));

describe("reading and writing", () => {
  test("every amount survives its decimal form", () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(money(toDecimal(value), "USD")).toEqual(value);
      }),
    );
  });

  test.each(["", "1,000", "1.234", "1e3", "--1", "1.", ".5", "١", "NaN", "12345678901234567"])(
    "%j is no amount",
    (text) => {
      expect(() => usd(text)).toThrow(Refusal);
    },
  );

  test("minor are written out, signs stay in front", () => {
    expect(["0", "-0.01", "7.5", "-1234567.89"].map((text) => toDecimal(usd(text)))).toEqual([
      "0.00",
      "-0.01",
      "7.50",
      "-1234567.89",
    ]);
  });
});

describe("adding", () => {
  test("is exact, in any order, and undone by subtracting", () => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(subtract(add(a, b), b)).toEqual(a);
        expect(sum([a, b, c], "USD")).toEqual(add(a, add(b, c)));
        expect(Math.sign(compare(a, b))).toBe(a.minor === b.minor ? 0 : a.minor < b.minor ? -1 : 1);
      }),
    );
  });

  test("two currencies is a fault", () => {
    const [dollars, euros] = [money("1", "USD" as string), money("1", "EUR" as string)];
    for (const act of [
      () => add(dollars, euros),
      () => subtract(dollars, euros),
      () => compare(dollars, euros),
      () => percent(dollars, euros),
    ])
      expect(act).toThrow(TypeError);
  });
});

describe("multiplying", () => {
  test("rounds half away from zero to the cent", () => {
    expect(
      [
        ["0.05", "1.1"],
        ["-0.05", "1.1"],
        ["0.05", "1.09999999"],
        ["1000.01", "1.08355"],
      ].map(([a = "", f = ""]) => toDecimal(times(usd(a), f, "USD"))),
    ).toEqual(["0.06", "-0.06", "0.05", "1083.56"]);
  });

  test("is never more than half a cent away", () => {
    fc.assert(
      fc.property(amount, fc.bigInt(0n, 10n ** 12n), (value, scaled) => {
        const digits = scaled.toString().padStart(9, "0");
        const product = times(value, `${digits.slice(0, -8)}.${digits.slice(-8)}`, "USD").minor * 100_000_000n;
        const gap = product - value.minor * scaled;
        expect((gap < 0n ? -gap : gap) <= 50_000_000n).toBe(true);
      }),
    );
  });

  test.each(["-1", "1.1234567890123", "1,5", ""])("by %j is refused", (factor) => {
    expect(() => times(usd("1"), factor, "USD")).toThrow(Refusal);
  });
});

describe("sharing", () => {
  const weights = fc
    .array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((one) => one > 0n));

  test("the parts add up to the total, each within a cent of its exact part", () => {
    fc.assert(
      fc.property(amount, weights, (total, all) => {
        const parts = share(total, all);
        const whole = all.reduce((a, b) => a + b, 0n);
        expect(sum(parts, "USD")).toEqual(total);
        parts.forEach((part, index) => {
          const gap = part.minor * whole - total.minor * (all[index] ?? 0n);
          expect((gap < 0n ? -gap : gap) < whole).toBe(true);
        });
      }),
    );
  });

  test("a part without weight gets nothing, and nothing cannot be shared", () => {
    expect(share(usd("0.02"), [1n, 0n, 1n, 1n]).map(toDecimal)).toEqual(["0.01", "0.00", "0.01", "0.00"]);
    expect(() => share(usd("1"), [0n, 0n])).toThrow(RangeError);
    expect(() => share(usd("1"), [2n, -1n])).toThrow(RangeError);
  });
});

test("a percentage has its decimals and rounds half away from zero; of nothing there is none", () => {
  expect(percent(usd("57425741"), usd("150000000"))).toBe("38.28");
  expect(percent(usd("57212620"), usd("150000000"), 1)).toBe("38.1");
  expect(percent(usd("1"), usd("8"), 2)).toBe("12.50");
  expect(percent(usd("1"), usd("8"), 1)).toBe("12.5");
  expect(percent(usd("1"), usd("8"), 0)).toBe("13");
  expect(percent(usd("-1"), usd("800"), 2)).toBe("-0.13");
  expect(percent(usd("1"), usd("0"))).toBeNull();
});

test("print forms group, round and keep the sign", () => {
  expect(formatMoney(usd("57425741"))).toBe("USD 57,425,741.00");
  expect(formatMoney(usd("57425741"), { cents: "when-needed" })).toBe("USD 57,425,741");
  expect(formatMoney(usd("-0.5"))).toBe("USD −0.50");
  expect(
    ["57425741", "5500000", "126402.49", "999949.99", "1000000", "-2500000", "-126402.5"].map((text) =>
      formatShort(usd(text)),
    ),
  ).toEqual(["USD 57.4M", "USD 5.5M", "USD 126,402", "USD 999,950", "USD 1M", "USD −2.5M", "USD −126,403"]);
});
