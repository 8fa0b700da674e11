import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
import { readRates } from "@/lib/rates/imports/rate-file-reading";
import { byteEdit, editBytes } from "../../support/mutated-bytes";
import { intendedDay } from "../../support/written-days";

const TODAY = "2026-11-24";
const E12 = 10n ** 12n;

/** A published figure: whole ten-thousandths. */
const figure = fc.oneof(fc.bigInt({ min: 5_000n, max: 99_999n }), fc.bigInt({ min: 100_000n, max: 200_000_000n }));
const print = (value: bigint) => `${value / 10_000n}.${(value % 10_000n).toString().padStart(4, "0")}`;

/** One published figure over another, in USD per unit with twelve decimals. */
function ratio(above: bigint, below: bigint): string {
  const rounded = (2n * above * E12 + below) / (2n * below);
  return `${rounded / E12}.${(rounded % E12).toString().padStart(12, "0")}`.replace(/\.?0+$/, "");
}

const days = fc.uniqueArray(intendedDay("2019-01-01", "2026-10-31"), { minLength: 1, maxLength: 6 });
const CURRENCIES = ["JPY", "NOK", "KRW"] as const;

const ecb = days.chain((dates) =>
  fc.record({
    dates: fc.constant(dates),
    perEuro: fc.array(fc.tuple(figure, fc.tuple(figure, figure, fc.option(figure))), {
      minLength: dates.length,
      maxLength: dates.length,
    }),
  }),
);
type Ecb = typeof ecb extends fc.Arbitrary<infer Value> ? Value : never;

/** The lines of the ECB, and each rate that they mean as "NOK 2024-01-31 0.095". */
function ecbFile({ dates, perEuro }: Ecb) {
  const lines: string[][] = [["Date", "USD", ...CURRENCIES]];
  const meant: string[] = [];
  for (const [index, date] of dates.entries()) {
    const [usd, units] = perEuro[index] ?? [0n, []];
    lines.push([date, print(usd), ...units.map((one) => (one === null ? "N/A" : print(one)))]);
    meant.push(`EUR ${date} ${ratio(usd, 10_000n)}`);
    for (const [column, one] of units.entries())
      if (one !== null) meant.push(`${CURRENCIES[column]} ${date} ${ratio(usd, one)}`);
  }
  return { lines, meant };
}

const COUNTRIES = { JPY: "JP", NOK: "NO", CHF: "CH" } as const;
const imf = fc.uniqueArray(
  fc.record({
    currency: fc.constantFrom("JPY", "NOK", "CHF"),
    year: fc.integer({ min: 2015, max: 2025 }),
    perUsd: figure,
  }),
  { minLength: 1, maxLength: 8, selector: ({ currency, year }) => `${currency} ${year}` },
);
type Imf = typeof imf extends fc.Arbitrary<infer Value> ? Value : never;

function imfFile(averages: Imf) {
  const lines = averages.map(({ currency, year, perUsd }) => [
    `${year}-12-31`,
    print(perUsd),
    currency,
    "A",
    "IMF",
    COUNTRIES[currency as keyof typeof COUNTRIES],
  ]);
  return {
    lines: [["Date", "Rate", "Currency", "Frequency", "Source", "Country code"], ...lines],
    meant: averages.map(({ currency, year, perUsd }) => `${currency} ${year}-12-31 ${ratio(10_000n, perUsd)}`),
  };
}

const file = fc.oneof(ecb.map(ecbFile), imf.map(imfFile));

/** What a file is read as; nothing where it is refused, whole or for one of its lines. */
function readFile(content: string): string[] | null {
  try {
    const { rates, refused } = readRates(content, TODAY);
    return refused.length > 0
      ? null
      : rates.map(({ currency, rateOn, usdPerUnit }) => `${currency} ${rateOn} ${usdPerUnit}`);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

describe("a file of published rates", () => {
  test("is read as published, with quotation marks, a byte order mark and an empty last column", async () => {
    const quoting = fc.constantFrom<(cell: string) => string>(
      (cell) => cell,
      (cell) => `"${cell}"`,
      (cell) => ` ${cell} `,
    );
    await fc.assert(
      fc.asyncProperty(
        file,
        quoting,
        fc.boolean(),
        fc.constantFrom("\n", "\r\n"),
        async ({ lines, meant }, quote, isWide, end) => {
          const content = lines.map((line) => [...line.map(quote), ...(isWide ? [""] : [])].join(",")).join(end);
          expect(readFile(`\ufeff${content}`)?.sort()).toEqual([...meant].sort());
        },
      ),
    );
  });

  test("that was changed anywhere gives no rate that was not published, or is refused", async () => {
    const seen = { read: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(file, fc.array(byteEdit, { minLength: 1, maxLength: 3 }), async ({ lines, meant }, edits) => {
        const bytes = editBytes(Buffer.from(lines.map((line) => line.join(",")).join("\n")), edits);
        const read = readFile(bytes.toString());
        seen[read === null ? "refused" : "read"] += 1;
        for (const one of read ?? []) expect(meant).toContain(one);
      }),
      { numRuns: 400 },
    );
    expect(seen.read).toBeGreaterThan(10);
    expect(seen.refused).toBeGreaterThan(100);
  });

  test("in the format of another country is refused", async () => {
    const change = fc.constantFrom<(lines: string[][]) => string>(
      (lines) => lines.map((line) => line.map((cell) => cell.replace(".", ",")).join(";")).join("\n"),
      (lines) =>
        lines.map((line) => line.map((cell) => `"${cell.replace(/(?<=^\d+)\.(?=\d+$)/, ",")}"`).join(",")).join("\n"),
      (lines) =>
        lines
          .map((line) => line.map((cell) => cell.replace(/^(\d{4})-(\d{2})-(\d{2})$/, "$3/$2/$1")).join(","))
          .join("\n"),
      (lines) => lines.map((line) => line.join("\t")).join("\n"),
    );
    await fc.assert(
      fc.asyncProperty(file, change, async ({ lines }, as) => {
        expect(readFile(as(lines))).toBeNull();
      }),
    );
  });

  test("with a cell too many or too few in a line is refused", async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.nat(1_000), fc.nat(1_000), fc.boolean(), async ({ lines }, row, column, isMore) => {
        const [header = [], ...rest] = lines;
        const target = row % rest.length;
        const changed = rest.map((line, index) =>
          index === target ? line.toSpliced(column % line.length, isMore ? 0 : 1, ...(isMore ? ["1.0000"] : [])) : line,
        );
        expect(readFile([header, ...changed].map((line) => line.join(",")).join("\n"))).toBeNull();
      }),
    );
  });
});
