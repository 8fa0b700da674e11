import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CURRENCIES, digitsOf, isCurrency } from "@/lib/kernel/currencies";
import {
  add,
  compare,
  formatMoney,
  type Money,
  money,
  percent,
  share,
  subtract,
  sum,
  times,
  toDecimal,
  usd,
  zero,
} from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";

const minor = fc.bigInt(-(10n ** 15n), 10n ** 15n);
const currency = fc.constantFrom(...CURRENCIES.map(({ code }) => code));
const amount = fc.record({ minor, currency });
/** One property for every active currency: each is met, not only drawn by chance. */
const each = CURRENCIES.map(({ code, digits }) => [code, digits] as const);

const magnitude = (value: bigint) => (value < 0n ? -value : value);

describe("the published list", () => {
  test("gives every active currency whole decimals, from none to four", () => {
    expect(CURRENCIES.length).toBeGreaterThan(150);
    expect(CURRENCIES.filter(({ digits }) => ![0, 2, 3, 4].includes(digits))).toEqual([]);
    expect(["JPY", "USD", "KWD", "CLF"].map(digitsOf)).toEqual([0, 2, 3, 4]);
    expect(new Set(CURRENCIES.map(({ code }) => code)).size).toBe(CURRENCIES.length);
  });

  test("holds money that was introduced lately, and neither gold nor a code for tests", () => {
    expect(["XCG", "XAU", "XXX"].map(isCurrency)).toEqual([true, false, false]);
  });
});

const list = join(import.meta.dirname, "../../../../shared/reference/currency/currencies.json");
type Published = { code: string; minorUnits: number | null };

test.skipIf(!existsSync(list))(
  "every currency of the published list is here with its minor unit, and nothing that has none (left out where the reference data is not beside the project)",
  () => {
    const published = JSON.parse(readFileSync(list, "utf8")) as Published[];
    const digits = new Map(CURRENCIES.map((one) => [one.code, one.digits]));
    for (const { code, minorUnits } of published) expect([code, digits.get(code) ?? null]).toEqual([code, minorUnits]);
  },
);

describe("in every active currency", () => {
  test.each(each)("an amount in %s is read back as it was printed, and never with more decimals", (code, digits) => {
    fc.assert(
      fc.property(minor, (value) => {
        const text = toDecimal({ minor: value, currency: code });
        expect(money(text, code)).toEqual({ minor: value, currency: code });
        expect(text.split(".")[1]?.length ?? 0).toBe(digits);
      }),
      { numRuns: 25 },
    );
    expect(() => money(`1.${"0".repeat(digits)}1`, code)).toThrow(Refusal);
  });

  test("parts add up to the total, each less than one minor unit away from its exact part", () => {
    const weights = fc
      .array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 12 })
      .filter((all) => all.some((one) => one > 0n));
    fc.assert(
      fc.property(amount, weights, (total, all) => {
        const parts = share(total, all);
        const whole = all.reduce((a, b) => a + b, 0n);
        expect(sum(parts, total.currency)).toEqual(total);
        parts.forEach((part, index) =>
          expect(magnitude(part.minor * whole - total.minor * (all[index] ?? 0n)) < whole).toBe(true),
        );
      }),
    );
  });

  test("an amount times a rate is never more than half a minor unit of the result away", () => {
    const rate = fc.bigInt(0n, 10n ** 16n).map((scaled) => {
      const digits = scaled.toString().padStart(13, "0");
      return { scaled, text: `${digits.slice(0, -12)}.${digits.slice(-12)}` };
    });
    fc.assert(
      fc.property(amount, rate, currency, (value, { scaled, text }, to) => {
        const scale = 10n ** BigInt(12 + digitsOf(value.currency));
        const product = times(value, text, to);
        const gap = product.minor * scale - value.minor * scaled * 10n ** BigInt(digitsOf(to));
        expect(product.currency).toBe(to);
        expect(2n * magnitude(gap) <= scale).toBe(true);
      }),
    );
  });

  test("an amount times one is itself, and a print form carries its code", () => {
    fc.assert(
      fc.property(amount, (value) => {
        expect(times(value, "1", value.currency)).toEqual(value);
        expect(formatMoney(value).startsWith(`${value.currency} `)).toBe(true);
      }),
    );
  });
});

test.each([
  ["JPY", "1000", "1000"],
  ["KWD", "1.2", "1.200"],
  ["CLF", "1.2345", "1.2345"],
  ["USD", "1.5000", "1.50"],
])("an amount in %s is written with its own decimals", (code, typed, written) => {
  expect(toDecimal(money(typed, code))).toBe(written);
});

test("a rate that takes twelve decimals is exact", () => {
  expect(toDecimal(times(money("42000000", "IRR"), "0.000023809524", "USD"))).toBe("1000.00");
});

describe("two currencies", () => {
  test("do not compile where both are known", () => {
    const [dollars, yen] = [usd("1"), money("1", "JPY")];
    const never = [
      // @ts-expect-error two literal currencies are not added
      () => add(dollars, yen),
      // @ts-expect-error nor subtracted
      () => subtract(dollars, yen),
      // @ts-expect-error nor compared
      () => compare(dollars, yen),
      // @ts-expect-error nor is one a part of the other
      () => percent(dollars, yen),
      // @ts-expect-error nor summed up as one of them
      () => sum([dollars, yen], "USD"),
      // @ts-expect-error nor taken for one another
      (): Money<"USD"> => zero("JPY"),
    ];
    for (const act of never.slice(0, 5)) expect(act).toThrow(TypeError);
  });

  test("are a fault where they are known only when the program runs", () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        fc.pre(a.currency !== b.currency);
        for (const act of [add, subtract, compare, percent]) expect(() => act<string>(a, b)).toThrow(TypeError);
        expect(() => sum([a, b], a.currency)).toThrow(TypeError);
      }),
    );
  });
});
