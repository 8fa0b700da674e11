import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contributionMapping, CONTRIBUTION_FIELDS } from "@/lib/imports/mapping/mapping.schema";
import { readRows } from "@/lib/imports/rows/contribution-rows";
import { verdictOf } from "@/lib/imports/rows/row-remarks";

const E12 = 10n ** 12n;
const TOLERANCE = 5n;

/** A value of 10^-12 as a plain decimal. */
const decimal = (scaled: bigint): string =>
  `${scaled / E12}.${(scaled % E12).toString().padStart(12, "0")}`.replace(/0+$/, "").replace(/\.$/, "");

/** A plain decimal in 10^-12. */
function scaledOf(text: string): bigint {
  const [whole = "", fraction = ""] = text.split(".");
  return BigInt(whole) * E12 + BigInt(fraction.padEnd(12, "0"));
}

const rounded = (above: bigint, below: bigint): bigint => (2n * above + below) / (2n * below);

/** USD per unit, from a weak currency (0.00002) to a strong one (5), with the rate on record some way off. */
const rate = fc.record({
  truth: fc
    .tuple(fc.bigInt({ min: 2_000n, max: 9_999n }), fc.bigInt({ min: 4n, max: 8n }))
    .map(([digits, zeros]) => (digits * E12) / 10n ** zeros)
    .filter((value) => value <= 5n * E12),
  /** In thousandths of the truth: within 10%. */
  shift: fc.bigInt({ min: -100n, max: 100n }),
});
type Rate = typeof rate extends fc.Arbitrary<infer Value> ? Value : never;

const recordOf = ({ truth, shift }: Rate): bigint => (truth * (1000n + shift)) / 1000n;
const inverse = (value: bigint): bigint => rounded(E12 * E12, value);

const distance = (a: bigint, b: bigint) => (a < b ? b - a : a - b);
const isWithin = (value: bigint, reference: bigint, percent: bigint) =>
  distance(value, reference) * 100n <= percent * reference;

/** Near parity both directions can fit the rate on record: an inverted rate cannot be seen there. */
const isNearParity = (own: Rate) => isWithin(inverse(own.truth), recordOf(own), 6n);

const quoted = fc.constantFrom("usd_per_unit", "units_per_usd");
type Quoted = "usd_per_unit" | "units_per_usd";
const otherQuoting = (one: Quoted): Quoted => (one === "usd_per_unit" ? "units_per_usd" : "usd_per_unit");

const HEADINGS = ["Donor", "Date", "Paid", "Currency", "Rate", "USD value"];
const COLUMNS = {
  donor: "Donor",
  day: "Date",
  deposit: "Paid",
  currency: "Currency",
  rate: "Rate",
  amountUsd: "USD value",
};

type File = { readonly amount: string; readonly rate: string; readonly usd: string };
type Answers = { readonly quotedAs: Quoted; readonly note: string };

/** Reads a file of one row in XCD, beside a rate on record or none. */
function readOne({ amount, rate: rateText, usd }: File, record: bigint | null, { quotedAs, note }: Answers) {
  const mapping = contributionMapping.parse({
    source: "Test",
    dayFormat: "year-month-day",
    notation: "point",
    quotedAs,
    columns: { ...Object.fromEntries(CONTRIBUTION_FIELDS.map((field) => [field, ""])), ...COLUMNS },
    constants: { currency: "", kind: "", title: "" },
    rates: note ? [{ currency: "XCD", rate: "", note, confirmed: true }] : [],
  });
  const table = { headings: HEADINGS, rows: [["Norway", "2024-01-31", amount, "XCD", rateText, usd]] };
  const [reading] = readRows(table, mapping, {
    latest: "2026-11-24",
    firstOpenDay: null,
    origin: "file.csv",
    targets: new Map(),
    parties: new Map([["norway", { organisationId: "1", name: "Norway" }]]),
    rates: {
      tolerance: "0.05",
      onRecord: (currency, rateOn) => ({
        onRecord: record === null ? null : { currency, source: "ecb", rateOn, usdPerUnit: decimal(record) },
        average: null,
      }),
    },
  });
  if (!reading) throw new Error("A file of one row has one reading.");
  return { verdict: verdictOf(reading, 0), entry: reading.parts[0]?.entry, remarks: reading.remarks };
}

const rateText = (value: bigint, quotedAs: Quoted) => decimal(quotedAs === "usd_per_unit" ? value : inverse(value));
const AMOUNT = "250000000.00";
const NO_NOTE = "";
const NOTE = "Rate of the contract";

describe("the rate column of a file", () => {
  test("with a right rate in the quotation of the file is accepted, at the rate that was meant", () => {
    fc.assert(
      fc.property(rate, quoted, (own, quotedAs) => {
        fc.pre(isWithin(own.truth, recordOf(own), 4n));
        const read = readOne({ amount: AMOUNT, rate: rateText(own.truth, quotedAs), usd: "" }, recordOf(own), {
          quotedAs,
          note: NO_NOTE,
        });
        expect(read).toMatchObject({ verdict: "new", remarks: [] });
        // Twelve decimals of units per USD leave at least seven digits of the value.
        const cents = BigInt((read.entry?.amountUsd ?? "0").replace(".", ""));
        const meant = rounded(25_000_000_000n * own.truth, E12);
        expect(distance(cents, meant) * 1_000_000n).toBeLessThanOrEqual(meant);
      }),
    );
  });

  test("with a right rate beyond the tolerance needs a reason, and its row stays a warning", () => {
    fc.assert(
      fc.property(rate, quoted, (own, quotedAs) => {
        fc.pre(
          !isWithin(own.truth, recordOf(own), TOLERANCE + 1n) && !isWithin(inverse(own.truth), recordOf(own), 10n),
        );
        const file = { amount: AMOUNT, rate: rateText(own.truth, quotedAs), usd: "" };
        expect(readOne(file, recordOf(own), { quotedAs, note: NO_NOTE }).verdict).toBe("error");
        expect(readOne(file, recordOf(own), { quotedAs, note: NOTE })).toMatchObject({
          verdict: "warning",
          entry: { rateNote: NOTE },
        });
      }),
    );
  });

  test("in the other quotation than the file declares is an error, and with a reason never without a warning", () => {
    let errors = 0;
    fc.assert(
      fc.property(rate, quoted, (own, quotedAs) => {
        fc.pre(!isNearParity(own));
        const file = { amount: AMOUNT, rate: rateText(own.truth, otherQuoting(quotedAs)), usd: "" };
        expect(readOne(file, recordOf(own), { quotedAs, note: NO_NOTE }).verdict).toBe("error");
        const explained = readOne(file, recordOf(own), { quotedAs, note: NOTE }).verdict;
        expect(["error", "warning"]).toContain(explained);
        // A record close to the truth shows that the rate is inverted: no reason makes it right.
        if (isWithin(own.truth, recordOf(own), 4n)) expect(explained).toBe("error");
        if (explained === "error") errors += 1;
      }),
      { numRuns: 200 },
    );
    expect(errors).toBeGreaterThan(50);
  });

  test("tenfold, a hundredfold or a thousandfold is an error, and with a reason never without a warning", () => {
    const factor = fc.constantFrom(10n, 100n, 1000n);
    fc.assert(
      fc.property(rate, quoted, factor, fc.boolean(), (own, quotedAs, times, isMore) => {
        const wrong = isMore ? own.truth * times : own.truth / times;
        fc.pre(wrong > 10_000n);
        const file = { amount: AMOUNT, rate: rateText(wrong, quotedAs), usd: "" };
        expect(readOne(file, recordOf(own), { quotedAs, note: NO_NOTE }).verdict).toBe("error");
        expect(readOne(file, recordOf(own), { quotedAs, note: NOTE }).verdict).not.toBe("new");
      }),
      { numRuns: 200 },
    );
  });

  test("written with a comma or with grouped thousands is read as meant, or is an error", () => {
    const write = fc.constantFrom<(whole: string, fraction: string) => string>(
      (whole, fraction) => `${whole},${fraction}`,
      (whole, fraction) => `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction}`,
      (whole, fraction) => `${whole.replace(/\B(?=(\d{3})+$)/g, ".")},${fraction}`,
      (whole, fraction) => `${whole.replace(/\B(?=(\d{3})+$)/g, " ")}.${fraction}`,
      (whole) => whole.replace(/\B(?=(\d{3})+$)/g, "."),
      (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","),
    );
    let accepted = 0;
    fc.assert(
      fc.property(rate, fc.integer({ min: 1, max: 6 }), write, (own, decimals, as) => {
        const units = inverse(own.truth);
        const [whole = "", fraction = ""] = decimal(units).split(".");
        const text = as(whole, fraction.padEnd(6, "0").slice(0, decimals));
        const read = readOne({ amount: AMOUNT, rate: text, usd: "" }, recordOf({ ...own, shift: 0n }), {
          quotedAs: "units_per_usd",
          note: NO_NOTE,
        });
        if (read.verdict === "error") return;
        accepted += 1;
        const stated = scaledOf(read.entry?.rate ?? "");
        // At most the last decimal written is lost, and what two digits of a rate near 10 leave.
        expect(isWithin(stated, own.truth, 5n)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(30);
  });

  test("written with a comma is read as meant or is an error also where no rate is on record", () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 9_999_999n }), fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const digits = value.toString().padStart(decimals + 1, "0");
        const [whole, fraction] = [digits.slice(0, digits.length - decimals), digits.slice(digits.length - decimals)];
        const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
        const text = fraction === "" ? grouped : grouped === whole ? `${whole},${fraction}` : `${grouped}.${fraction}`;
        const read = readOne({ amount: AMOUNT, rate: text, usd: "" }, null, { quotedAs: "usd_per_unit", note: NOTE });
        if (read.verdict === "error") return;
        accepted += 1;
        expect(scaledOf(read.entry?.rate ?? "")).toBe((value * E12) / 10n ** BigInt(decimals));
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(30);
  });
});

describe("the USD value column of a file", () => {
  const usdOf = (value: bigint) => {
    const cents = rounded(25_000_000_000n * value, E12)
      .toString()
      .padStart(3, "0");
    return `${cents.slice(0, -2)}.${cents.slice(-2)}`;
  };
  const read = (own: Rate, value: bigint, note: string) =>
    readOne({ amount: AMOUNT, rate: "", usd: usdOf(value) }, recordOf(own), { quotedAs: "usd_per_unit", note });

  test("with a right value is accepted and kept to the cent", () => {
    fc.assert(
      fc.property(rate, (own) => {
        fc.pre(isWithin(own.truth, recordOf(own), 4n));
        const reading = read(own, own.truth, NO_NOTE);
        expect(reading).toMatchObject({ verdict: "new", entry: { amount: AMOUNT, amountUsd: usdOf(own.truth) } });
      }),
    );
  });

  test("with a value that was divided instead of multiplied is an error", () => {
    fc.assert(
      fc.property(rate, (own) => {
        fc.pre(!isNearParity(own) && inverse(own.truth) < 30_000n * E12);
        expect(read(own, inverse(own.truth), NO_NOTE).verdict).toBe("error");
        expect(read(own, inverse(own.truth), NOTE).verdict).not.toBe("new");
        if (isWithin(own.truth, recordOf(own), 4n)) expect(read(own, inverse(own.truth), NOTE).verdict).toBe("error");
      }),
    );
  });

  test("in thousands, in cents or tenfold is never accepted without a warning", () => {
    fc.assert(
      fc.property(rate, fc.constantFrom(10n, 100n, 1000n, 1_000_000n), fc.boolean(), (own, times, isMore) => {
        const wrong = isMore ? own.truth * times : own.truth / times;
        fc.pre(wrong > 1_000n && wrong < 30_000n * E12);
        expect(read(own, wrong, NO_NOTE).verdict).toBe("error");
        expect(read(own, wrong, NOTE).verdict).not.toBe("new");
      }),
    );
  });

  test("that contradicts the rate beside it is never accepted without a warning", () => {
    fc.assert(
      fc.property(rate, fc.constantFrom(10n, 100n, 1000n), (own, times) => {
        fc.pre(isWithin(own.truth, recordOf(own), 4n));
        const file = { amount: AMOUNT, rate: decimal(own.truth), usd: usdOf(own.truth * times) };
        const answers = { quotedAs: "usd_per_unit" as const, note: NOTE };
        expect(readOne(file, recordOf(own), { ...answers, note: NO_NOTE }).verdict).toBe("error");
        expect(readOne(file, recordOf(own), answers).verdict).not.toBe("new");
      }),
    );
  });
});
