import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessDayFormat, readDayCell } from "@/lib/imports/reader/cells";
import { type AmountNotation, notationOfColumn, readAmountCell, readTypedAmount } from "@/lib/kernel/amount-notation";
import { readTypedDay } from "@/lib/kernel/day-notation";
import { checkRate, readTypedRate } from "@/lib/rates/rate-check";

const PLACES: Readonly<Record<string, number>> = { USD: 2, EUR: 2, JPY: 0, KWD: 3 };

/** An intended amount: minor units of a currency. */
const intended = fc.record({
  minor: fc.oneof(fc.bigInt({ min: 1n, max: 999_999n }), fc.bigInt({ min: 1n, max: 10n ** 13n })),
  currency: fc.constantFrom(...Object.keys(PLACES)),
});
type Intended = { readonly minor: bigint; readonly currency: string };

const style = fc.record({
  notation: fc.constantFrom<AmountNotation>("point", "comma"),
  grouping: fc.constantFrom("none", "sign", "space", "narrow", "apostrophe"),
  /** Decimals are written although they are zero. */
  full: fc.boolean(),
  mark: fc.constantFrom("none", "before", "after"),
  sign: fc.constantFrom("none", "minus", "true-minus", "trailing", "brackets"),
});
type Style = typeof style extends fc.Arbitrary<infer Value> ? Value : never;

/** The plain decimal of an amount, without zeros at its end. */
function decimalOf({ minor, currency }: Intended): string {
  const places = PLACES[currency] ?? 2;
  const digits = minor.toString().padStart(places + 1, "0");
  const fraction = digits.slice(digits.length - places).replace(/0+$/, "");
  const whole = digits.slice(0, digits.length - places);
  return places > 0 && fraction !== "" ? `${whole}.${fraction}` : whole;
}

/** Writes an amount as a person or a program would. */
function write(amount: Intended, { notation, grouping, full, mark, sign }: Style): string {
  const places = PLACES[amount.currency] ?? 2;
  const [whole = "", fraction = ""] = decimalOf(amount).split(".");
  const separators = {
    none: "",
    sign: notation === "point" ? "," : ".",
    space: " ",
    narrow: "\u202f",
    apostrophe: "'",
  };
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separators[grouping as keyof typeof separators]);
  const decimals = full ? fraction.padEnd(places, "0") : fraction;
  const number = decimals === "" ? grouped : `${grouped}${notation === "point" ? "." : ","}${decimals}`;
  const marked = { none: number, before: `${amount.currency} ${number}`, after: `${number} ${amount.currency}` }[mark];
  return {
    none: marked,
    minus: `-${marked}`,
    "true-minus": `−${marked}`,
    trailing: `${marked}-`,
    brackets: `(${marked})`,
  }[sign] as string;
}

describe("an amount alone in a money field", () => {
  test("written with a point for decimals is read as intended, or asked with the intended amount among its readings", () => {
    fc.assert(
      fc.property(intended, style, (amount, own) => {
        const typed = readTypedAmount(write(amount, { ...own, notation: "point", sign: "none" }), amount.currency);
        if (typed.kind === "asked") expect(typed.readings).toContain(decimalOf(amount));
        else expect(typed).toEqual({ kind: "read", decimal: decimalOf(amount) });
      }),
    );
  });

  test("written with a comma for decimals is asked or refused, unless its comma groups thousands in a form", () => {
    fc.assert(
      fc.property(intended, style, (amount, own) => {
        const text = write(amount, { ...own, notation: "comma", sign: "none", mark: "none" });
        // "1,234" is one thousand two hundred and thirty-four in a form, whatever else a file may mean by it.
        fc.pre(!/^[1-9]\d{0,2}(,\d{3})+$/.test(text));
        const typed = readTypedAmount(text, amount.currency);
        if (typed.kind === "read") expect(typed.decimal).toBe(decimalOf(amount));
        if (typed.kind === "asked") expect(typed.readings).toContain(decimalOf(amount));
      }),
    );
  });

  test("below zero is never read", () => {
    fc.assert(
      fc.property(intended, style, (amount, own) => {
        fc.pre(own.sign !== "none");
        expect(readTypedAmount(write(amount, own), amount.currency).kind).toBe("refused");
      }),
    );
  });
});

const columnOf = (notation: AmountNotation) =>
  fc.array(fc.tuple(intended, style), { minLength: 1, maxLength: 20 }).map((cells) =>
    cells.map(([amount, own]) => ({
      amount,
      isNegative: own.sign !== "none",
      currency: amount.currency,
      text: write(amount, { ...own, notation }),
    })),
  );

describe("a column of amounts", () => {
  test.each(["point", "comma"] as const)("written with a %s for decimals is read as intended, or asked", (notation) => {
    let decided = 0;
    fc.assert(
      fc.property(columnOf(notation), (cells) => {
        const shown = notationOfColumn(cells);
        const own = shown.kind === "decided" ? shown.notation : notation;
        if (shown.kind === "decided") decided += 1;
        for (const { amount, text, currency, isNegative } of cells)
          expect(readAmountCell(text, currency, own)).toEqual({ decimal: decimalOf(amount), isNegative });
      }),
    );
    expect(decided).toBeGreaterThan(0);
  });

  test("that mixes notations is asked as soon as each is shown by a cell", () => {
    const shownBy = { point: { text: "1,234.5", currency: "USD" }, comma: { text: "1.234,5", currency: "USD" } };
    fc.assert(
      fc.property(columnOf("point"), columnOf("comma"), (points, commas) => {
        expect(notationOfColumn([...points, shownBy.point, shownBy.comma, ...commas]).kind).toBe("asked");
      }),
    );
  });
});

const day = fc
  .date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2030-12-31T00:00:00Z"), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const order = fc.constantFrom("day-month-year", "month-day-year");
const dayStyle = fc.record({ separator: fc.constantFrom("/", ".", "-"), padded: fc.boolean() });

function writeDay(iso: string, first: string, { separator, padded }: { separator: string; padded: boolean }): string {
  const [year = "", month = "", date = ""] = iso.split("-");
  const part = (text: string) => (padded ? text : String(Number(text)));
  const parts = first === "day-month-year" ? [part(date), part(month)] : [part(month), part(date)];
  return [...parts, year].join(separator);
}

describe("a day", () => {
  test("alone is read as intended, or asked with the intended day among its readings", () => {
    fc.assert(
      fc.property(day, order, dayStyle, (iso, first, own) => {
        const typed = readTypedDay(writeDay(iso, first, own));
        if (typed.kind === "asked") expect(typed.readings).toContain(iso);
        else expect(typed).toEqual({ kind: "read", day: iso });
      }),
    );
  });

  test("in a column of one order is read as intended, or the order is asked", () => {
    let decided = 0;
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), order, dayStyle, (days, first, own) => {
        const cells = days.map((iso) => writeDay(iso, first, own));
        const format = guessDayFormat(cells);
        if (format === "") return;
        decided += 1;
        expect(cells.map((cell) => readDayCell(cell, format))).toEqual(days);
      }),
    );
    expect(decided).toBeGreaterThan(0);
  });
});

test("a rate that is typed is read as intended or refused, and never accepted inverted or tenfold without a question", () => {
  const units = fc.bigInt({ min: 100n, max: 10n ** 12n });
  fc.assert(
    fc.property(units, fc.constantFrom(".", ","), fc.bigInt({ min: -900n, max: 900n }), (millionths, sign, shift) => {
      const text = (value: bigint) => `${value / 1_000_000n}${sign}${(value % 1_000_000n).toString().padStart(6, "0")}`;
      const typed = readTypedRate(text(millionths));
      expect(typed.kind).toBe(sign === "." ? "read" : "refused");
      if (typed.kind !== "read") return;
      // The rate on record is within 9% of the truth.
      const record = millionths + (millionths * shift) / 10_000n;
      fc.pre(record > 0n);
      const usdPerUnit = `${record / 1_000_000n}.${(record % 1_000_000n).toString().padStart(6, "0")}`;
      const onRecord = { currency: "XCD", source: "ecb" as const, rateOn: "2024-01-31", usdPerUnit };
      const check = (value: bigint) =>
        checkRate({
          rate: text(value),
          currency: "XCD",
          on: "2024-01-31",
          onRecord,
          average: null,
          tolerance: "0.05",
        }).kind;
      const inverse = 10n ** 12n / millionths;
      const isNearParity = millionths > 850_000n && millionths < 1_180_000n;
      if (inverse > 0n && inverse < 10n ** 14n && !isNearParity) expect(check(inverse)).not.toBe("agrees");
      if (millionths * 10n < 10n ** 14n) expect(check(millionths * 10n)).not.toBe("agrees");
      expect(["agrees", "differs"]).toContain(check(millionths));
    }),
  );
});
