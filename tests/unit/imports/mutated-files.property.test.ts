import fc from "fast-check";
import { expect, test } from "vitest";
import { guessContributionMapping, undecidedColumns } from "@/lib/imports/mapping/mapping-guess";
import { contributionMapping } from "@/lib/imports/mapping/mapping.schema";
import { readTable } from "@/lib/imports/reader/table";
import { type KnownTargets, readRows } from "@/lib/imports/rows/contribution-rows";
import { verdictOf } from "@/lib/imports/rows/row-remarks";
import { Refusal } from "@/lib/kernel/refusal";
import { readStatement } from "@/lib/reconciliation/statement-lines";

const NAMES = ["norway", "sweden", "denmark"];
const KNOWN: KnownTargets = {
  latest: "2026-11-24",
  firstOpenDay: null,
  origin: "file.csv, import I-2026-001",
  targets: new Map(),
  parties: new Map(NAMES.map((name) => [name, { organisationId: name, name }])),
  rates: {
    tolerance: "0.05",
    onRecord: (currency, day) => ({
      onRecord: { currency, source: "ecb", rateOn: day, usdPerUnit: "1.0835" },
      average: null,
    }),
  },
};

/** An intended deposit: whole cents and a day after the Fund opened. */
const intended = fc.record({
  donor: fc.constantFrom(...NAMES),
  cents: fc.oneof(fc.bigInt({ min: 1n, max: 100_000n }), fc.bigInt({ min: 1n, max: 10n ** 11n })),
  day: fc
    .date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2026-10-31T00:00:00Z"), noInvalidDate: true })
    .map((moment) => moment.toISOString().slice(0, 10)),
});
type Intended = { readonly donor: string; readonly cents: bigint; readonly day: string };

/** How a file writes what was intended, and what is done to it afterwards. */
const writing = fc.record({
  notation: fc.constantFrom("point" as const, "comma" as const),
  isGrouped: fc.boolean(),
  hasCents: fc.boolean(),
  dayOrder: fc.constantFrom("iso", "day-month-year", "month-day-year"),
  separator: fc.constantFrom(";", "\t"),
  heading: fc.constantFrom("Deposit", "Deposited", "Paid", "PAID AMOUNT", "Deposit (USD)", "Deposit (USD thousand)"),
  mutation: fc.constantFrom("none", "headings", "sign", "bytes", "total", "order", "extra"),
  at: fc.nat(1_000),
  byte: fc.constantFrom("x", "\u00e9", "\u200b", " ", "€", "%", "+", '"'),
});
type Writing = typeof writing extends fc.Arbitrary<infer Value> ? Value : never;

const decimalOf = (cents: bigint) => `${cents / 100n}.${(cents % 100n).toString().padStart(2, "0")}`;

function amountText(cents: bigint, { notation, isGrouped, hasCents }: Writing): string {
  const [whole = "", fraction = ""] = decimalOf(cents).split(".");
  const grouped = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, notation === "point" ? "," : ".") : whole;
  const isWhole = fraction === "00" && !hasCents;
  return isWhole ? grouped : `${grouped}${notation === "point" ? "." : ","}${fraction}`;
}

function dayText(iso: string, { dayOrder }: Writing): string {
  const [year = "", month = "", date = ""] = iso.split("-");
  if (dayOrder === "iso") return iso;
  return dayOrder === "day-month-year" ? `${date}/${month}/${year}` : `${month}/${date}/${year}`;
}

/** The text of a file; mutations never change a digit, so that what was intended stays the same. */
function fileOf(rows: readonly Intended[], own: Writing): string {
  const { separator, heading, mutation, at, byte } = own;
  const cells = rows.map((row) => [row.donor, dayText(row.day, own), amountText(row.cents, own)]);
  const target = cells[at % cells.length];
  if (mutation === "sign" && target) target[2] = [`-${target[2]}`, `(${target[2]})`, `${target[2]}-`][at % 3] ?? "";
  if (mutation === "bytes" && target) {
    const text = target[2] ?? "";
    const place = at % (text.length + 1);
    target[2] = `${text.slice(0, place)}${byte}${text.slice(place)}`;
  }
  if (mutation === "total")
    cells.push([
      "Total",
      "",
      amountText(
        rows.reduce((sum, { cents }) => sum + cents, 0n),
        own,
      ),
    ]);
  const headings = ["Donor", "Date", heading];
  if (mutation === "headings") headings[2] = "Money";
  const lines = [headings, ...cells].map((line) => {
    if (mutation === "order") return [line[2], line[0], line[1]];
    return mutation === "extra" ? [...line, "x"] : line;
  });
  return lines.map((line) => line.map((cell) => cell ?? "").join(separator)).join("\n");
}

const isInThousands = (heading: string) => heading.includes("thousand");

/** Reads a file with what an honest person answers where it is asked; null where the file or the mapping is refused. */
async function readFile(rows: readonly Intended[], own: Writing, answers: boolean) {
  try {
    const table = await readTable("file.csv", Buffer.from(fileOf(rows, own)));
    const guess = guessContributionMapping(table);
    const mapping = contributionMapping.safeParse({
      ...guess,
      source: "Test",
      constants: { ...guess.constants, currency: "USD" },
      ...(answers && {
        dayFormat: guess.dayFormat || (own.dayOrder === "iso" ? "year-month-day" : own.dayOrder),
        notation: own.notation,
        factors: { ...guess.factors, ...(isInThousands(own.heading) && { deposit: "1000" }) },
      }),
    });
    if (!mapping.success) return null;
    if (mapping.data.notation === "" && undecidedColumns(table, mapping.data).length > 0) return null;
    return readRows(table, mapping.data, KNOWN).map((reading) => ({ ...reading, verdict: verdictOf(reading, 0) }));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What a row without error says, as intended rows say it. */
const entryOf = (reading: NonNullable<Awaited<ReturnType<typeof readFile>>>[number]) =>
  reading.parts.map(({ entry }) => `${reading.party?.name ?? ""} ${entry.effectiveOn} ${entry.amount}`);

test.each([true, false])(
  "a file is read as intended, asked or refused, however it is written and mutated (answers given: %s)",
  async (answers) => {
    let readAsIntended = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(intended, { minLength: 1, maxLength: 12 }), writing, async (rows, own) => {
        const readings = await readFile(rows, own, answers);
        if (!readings) return;
        const factor = isInThousands(own.heading) && own.mutation !== "headings" ? 1_000n : 1n;
        readings.forEach((reading, index) => {
          if (reading.verdict === "error") return;
          const row = rows[index];
          // A summary row names no day and is never recorded; every row with money is recorded or an error.
          expect(row).toBeDefined();
          if (!row) return;
          expect(reading.verdict).not.toBe("skipped");
          expect(entryOf(reading)).toEqual([`${row.donor} ${row.day} ${decimalOf(row.cents * factor)}`]);
          readAsIntended += 1;
        });
      }),
      { numRuns: 400 },
    );
    expect(readAsIntended).toBeGreaterThan(0);
  },
);

test("a statement is read as intended, asked or refused, however its figures are written", () => {
  let readAsIntended = 0;
  fc.assert(
    fc.property(fc.array(intended, { minLength: 1, maxLength: 8 }), writing, fc.boolean(), (rows, own, answers) => {
      const headings = ["Donor", "Year", own.heading];
      const cells = rows.map((row) => [row.donor, row.day.slice(0, 4), amountText(row.cents, own)]);
      const factor = isInThousands(own.heading) ? "1000" : "";
      const choices = answers ? ({ notation: own.notation, factor } as const) : ({ notation: "", factor: "" } as const);
      try {
        const figures = readStatement({ headings, rows: cells }, "donors", choices).map(({ amount }) => amount.minor);
        expect(figures).toEqual(rows.map(({ cents }) => cents * (factor === "" ? 1n : 1_000n)));
        readAsIntended += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }),
  );
  expect(readAsIntended).toBeGreaterThan(0);
});
