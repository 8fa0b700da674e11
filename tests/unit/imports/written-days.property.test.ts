import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessDayFormat, readDayCell, readingsOfDay } from "@/lib/imports/reader/cells";
import { readTypedDay } from "@/lib/kernel/day-notation";
import {
  dayNumber,
  DAY_ORDERS,
  type DayOrder,
  dayStyle,
  type DayStyle,
  intendedDay,
  writeDay,
  writeNamedDay,
} from "../../support/written-days";

const day = intendedDay("1990-01-01", "2035-12-31");
const order = fc.constantFrom(...DAY_ORDERS);
const withoutTime = dayStyle.map((style): DayStyle => ({ ...style, time: "" }));
const named = fc.record({ isShort: fc.boolean(), isPadded: fc.boolean() });

describe("a day alone", () => {
  test("is read as intended, asked with the intended day among its readings, or refused", () => {
    const seen = { read: 0, asked: 0, refused: 0, blank: 0 };
    fc.assert(
      fc.property(day, order, withoutTime, (iso, own, style) => {
        const typed = readTypedDay(writeDay(iso, own, style));
        seen[typed.kind] += 1;
        if (typed.kind === "read") expect(typed.day).toBe(iso);
        if (typed.kind === "asked") expect(typed.readings).toContain(iso);
        // Only days written with spaces between their digits are refused.
        if (style.separator !== " ") expect(["read", "asked"]).toContain(typed.kind);
        expect(typed.kind).not.toBe("blank");
      }),
      { numRuns: 500 },
    );
    expect(seen.read).toBeGreaterThan(200);
    expect(seen.asked).toBeGreaterThan(30);
  });

  test("with the name of its month has one reading, in a field and in a file of any format", () => {
    fc.assert(
      fc.property(day, named, order, (iso, style, format) => {
        const text = writeNamedDay(iso, style);
        expect(readTypedDay(text)).toEqual({ kind: "read", day: iso });
        expect(readDayCell(text, format)).toBe(iso);
      }),
    );
  });

  test("with a time of day is the same day in a file", () => {
    fc.assert(
      fc.property(day, order, dayStyle, (iso, own, style) => {
        expect(readDayCell(writeDay(iso, own, style), own)).toBe(iso);
      }),
      { numRuns: 300 },
    );
  });

  test("with a year of two digits is never read", () => {
    fc.assert(
      fc.property(day, order, withoutTime, named, fc.boolean(), (iso, own, style, name, isNamed) => {
        const long = isNamed ? writeNamedDay(iso, name) : writeDay(iso, own, style);
        const text = long.replace(iso.slice(0, 4), iso.slice(2, 4));
        const dashed = text.replaceAll(" ", "-");
        for (const one of [text, dashed]) {
          expect(readTypedDay(one)).toEqual({ kind: "refused" });
          for (const format of DAY_ORDERS) expect(readDayCell(one, format)).toBeNull();
        }
      }),
    );
  });

  test("that the calendar does not have is never read", () => {
    const never = fc.constantFrom("30/02/2024", "31/04/2023", "29/02/2023", "31.11.2024", "32/12/2024", "00/05/2024");
    fc.assert(
      fc.property(never, (text) => {
        expect(readTypedDay(text)).toEqual({ kind: "refused" });
        expect(readDayCell(text, "day-month-year")).toBeNull();
      }),
    );
  });
});

/** One program writes a column in one way; several people write each cell in their own, but in one order. */
const columnOf = (own: DayOrder) =>
  fc
    .oneof(
      dayStyle.chain((style) =>
        fc.array(day, { minLength: 1, maxLength: 15 }).map((days) => days.map((iso) => ({ iso, style }))),
      ),
      fc.array(fc.record({ iso: day, style: dayStyle }), { minLength: 1, maxLength: 15 }),
    )
    .map((cells) => cells.map(({ iso, style }) => ({ iso, text: writeDay(iso, own, style) })));

describe("a column of days", () => {
  test.each(DAY_ORDERS)("written %s is read as intended, or its order is asked", (own) => {
    let decided = 0;
    fc.assert(
      fc.property(columnOf(own), fc.array(fc.constant(""), { maxLength: 3 }), (cells, blanks) => {
        const format = guessDayFormat([...cells.map(({ text }) => text), ...blanks]);
        if (format === "") return;
        decided += 1;
        expect(cells.map(({ text }) => readDayCell(text, format))).toEqual(cells.map(({ iso }) => iso));
      }),
      { numRuns: 300 },
    );
    expect(decided).toBeGreaterThan(100);
  });

  test("is asked where every day can be exchanged with its month, also beside days that cannot be exchanged", () => {
    const open = day.filter((iso) => Number(iso.slice(8)) <= 12 && iso.slice(5, 7) !== iso.slice(8));
    const parted = fc.constantFrom<DayOrder>("day-month-year", "month-day-year");
    fc.assert(
      fc.property(
        fc.array(open, { minLength: 1, maxLength: 8 }),
        fc.array(day),
        parted,
        dayStyle,
        (days, others, own, style) => {
          const texts = days.map((one) => writeDay(one, own, style));
          expect(guessDayFormat([...texts, ...others])).toBe("");
          for (const [index, text] of texts.entries()) expect(readingsOfDay(text)).toContain(days[index]);
        },
      ),
    );
  });

  test("that shows both orders is asked", () => {
    const shown = day.filter((iso) => Number(iso.slice(8)) > 12);
    fc.assert(
      fc.property(
        columnOf("day-month-year"),
        columnOf("month-day-year"),
        shown,
        shown,
        dayStyle,
        (a, b, one, other, style) => {
          const texts = [...a, ...b].map(({ text }) => text);
          const both = [writeDay(one, "day-month-year", style), writeDay(other, "month-day-year", style)];
          expect(guessDayFormat([...both, ...texts])).toBe("");
          expect(guessDayFormat([...texts, ...both])).toBe("");
        },
      ),
    );
  });

  test("with names of months is read as intended whatever format is taken for the rest", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, named), { minLength: 1, maxLength: 10 }),
        columnOf("month-day-year"),
        (names, rest) => {
          const texts = names.map(([iso, style]) => writeNamedDay(iso, style));
          const format = guessDayFormat([...texts, ...rest.map(({ text }) => text)]);
          if (format === "") return;
          expect(texts.map((text) => readDayCell(text, format))).toEqual(names.map(([iso]) => iso));
          expect(rest.map(({ text }) => readDayCell(text, format))).toEqual(rest.map(({ iso }) => iso));
        },
      ),
    );
  });
});

test("the number of a day counts from the day 0 of its workbook, and is no day in a text file", () => {
  const zero = fc.constantFrom("1899-12-30", "1904-01-01");
  const part = fc.constantFrom("", ".25", ".999988426");
  fc.assert(
    fc.property(day, zero, part, order, (iso, dayZero, time, format) => {
      const text = `${dayNumber(iso, dayZero)}${time}`;
      expect(readDayCell(text, format, dayZero)).toBe(iso);
      expect(readDayCell(text, format)).toBeNull();
    }),
  );
});
