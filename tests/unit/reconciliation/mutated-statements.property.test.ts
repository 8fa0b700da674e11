import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable, type Table } from "@/lib/imports/reader/table";
import { Refusal } from "@/lib/kernel/refusal";
import { readStatement, type StatementChoices } from "@/lib/reconciliation/statement-lines";
import { byteEdit, editBytes } from "../../support/mutated-bytes";
import { csvOf, csvStyle, isContained, numberStyle, UNITS, writeNumber } from "../../support/written-numbers";

/** A figure in cents, also a round one, which can be read in two ways, and one below zero. */
const cents = fc.oneof(
  fc.bigInt({ min: 1n, max: 10n ** 12n }),
  fc.bigInt({ min: 1n, max: 9_999n }).map((thousands) => thousands * 100_000n),
  fc.bigInt({ min: -(10n ** 9n), max: -1n }),
);

const MEASURES = { donors: ["Pledges", "Commitments", "Deposits"], organisations: ["Transfers", "Refunds"] } as const;
const NAMES = ["Norway", "IOM", "C\u00f4te d’Ivoire"];

const ofNames = fc.constantFrom("donors" as const, "organisations" as const).chain((level) =>
  fc.record({
    level: fc.constant(level),
    rows: fc.array(
      fc.record({
        name: fc.constantFrom(...NAMES),
        year: fc.integer({ min: 2019, max: 2026 }),
        figures: fc.tuple(...MEASURES[level].map(() => fc.option(cents))),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  }),
);

const ACCOUNTS = {
  Contributions: "deposits",
  "Fund interest": "fund-interest",
  "Bank charges": "bank-charges",
  "Direct costs": "direct-costs",
  "Transfers to participating organizations": "transfers",
  "Administrative Agent fee": "agent-fee",
} as const;
const ofFund = fc.uniqueArray(
  fc.record({ account: fc.constantFrom(...(Object.keys(ACCOUNTS) as (keyof typeof ACCOUNTS)[])), figure: cents }),
  { minLength: 1, maxLength: 6, selector: ({ account }) => account },
);

const writing = fc.record({
  number: numberStyle,
  csv: csvStyle,
  unit: fc.constantFrom(...UNITS),
  heading: fc.constantFrom<(name: string, unit: string) => string>(
    (name, unit) => `${name} (USD${unit && ` ${unit}`})`,
    (name, unit) => `${name} in USD${unit && ` ${unit}`}`,
    (name, unit) => `${name} USD${unit && ` ${unit}`}`.toUpperCase(),
  ),
});
type Writing = typeof writing extends fc.Arbitrary<infer Value> ? Value : never;

/** The lines of a statement with what each figure means: "2024 deposits 12345". */
type Statement = {
  readonly level: "donors" | "organisations" | "fund";
  readonly lines: (own: Writing) => string[][];
  readonly meant: readonly string[];
};

const figureText = (figure: bigint | null, { number, unit }: Writing) =>
  figure === null ? "" : writeNumber(figure, 2 + unit.more, number);

const statement: fc.Arbitrary<Statement> = fc.oneof(
  ofNames.map(({ level, rows }): Statement => ({
    level,
    lines: (own) => [
      [
        level === "donors" ? "Donor" : "Agency",
        "Year",
        ...MEASURES[level].map((name) => own.heading(name, own.unit.words)),
      ],
      ...rows.map(({ name, year, figures }) => [name, `${year}`, ...figures.map((one) => figureText(one, own))]),
    ],
    meant: rows.flatMap(({ year, figures }) =>
      figures.flatMap((one, at) => (one === null ? [] : [`${year} ${MEASURES[level][at]?.toLowerCase()} ${one}`])),
    ),
  })),
  ofFund.map((accounts): Statement => ({
    level: "fund",
    lines: (own) => [
      ["Account", own.heading("Amount", own.unit.words)],
      ...accounts.map(({ account, figure }) => [account, figureText(figure, own)]),
    ],
    meant: accounts.map(({ account, figure }) => `null ${ACCOUNTS[account]} ${figure}`),
  })),
);

const UNANSWERED: StatementChoices = { notation: "", factor: "" };
const answersFor = ({ number, unit }: Writing): StatementChoices => ({
  notation: number.notation,
  factor: unit.factor,
});

/** The figures that are read; null where the statement is refused or asked about. */
async function read(table: () => Promise<Table>, level: Statement["level"], choices: StatementChoices) {
  try {
    return readStatement(await table(), level, choices).map(
      ({ year, measure, amount }) => `${year} ${measure} ${amount.minor}`,
    );
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
const fileOf = (lines: string[][], own: Writing) => readTable("statement.csv", Buffer.from(csvOf(lines, own.csv)));

describe("a statement", () => {
  test("is read as meant once the notation and the unit of its figures are known", async () => {
    await fc.assert(
      fc.asyncProperty(statement, writing, async ({ level, lines, meant }, own) => {
        fc.pre(meant.length > 0);
        expect(await read(() => fileOf(lines(own), own), level, answersFor(own))).toEqual(meant);
      }),
      { numRuns: 300 },
    );
  });

  test("is read as meant or asked about while nothing is known", async () => {
    const seen = { read: 0, asked: 0 };
    await fc.assert(
      fc.asyncProperty(statement, writing, async ({ level, lines, meant }, own) => {
        const figures = await read(() => fileOf(lines(own), own), level, UNANSWERED);
        seen[figures === null ? "asked" : "read"] += 1;
        if (own.unit.factor !== "") expect(figures).toBeNull();
        if (figures !== null) expect(figures).toEqual(meant);
      }),
      { numRuns: 300 },
    );
    expect(seen.read).toBeGreaterThan(30);
    expect(seen.asked).toBeGreaterThan(30);
  });

  test("that was changed anywhere holds no figure that was not meant, or is refused", async () => {
    const isSign = ({ insert }: { insert: Buffer | null }) => /^[-−()]$/.test(insert?.toString() ?? "");
    // A minus before a figure of a statement is a figure below zero, as its author may mean.
    const edits = fc.array(
      byteEdit.filter((edit) => !isSign(edit)),
      { minLength: 1, maxLength: 3 },
    );
    const seen = { read: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(statement, writing, edits, async ({ level, lines, meant }, own, changes) => {
        // A row that has lost a separator is read as a shorter one.
        const bytes = editBytes(Buffer.from(csvOf(lines(own), own.csv)), changes, own.csv.separator);
        const figures = await read(() => readTable("statement.csv", bytes), level, answersFor(own));
        seen[figures === null ? "refused" : "read"] += 1;
        // A statement whose column of years has lost its name speaks of no year.
        const withoutYear = (one: string) => one.replace(/^\S+ /, "");
        expect(isContained((figures ?? []).map(withoutYear), meant.map(withoutYear))).toBe(true);
        for (const one of (figures ?? []).filter((figure) => !figure.startsWith("null"))) expect(meant).toContain(one);
      }),
      { numRuns: 500 },
    );
    expect(seen.read).toBeGreaterThan(50);
    expect(seen.refused).toBeGreaterThan(100);
  });

  test("whose figures are cut in two at their commas is refused", async () => {
    const commas = writing.map((own): Writing => ({
      ...own,
      unit: UNITS[0],
      number: { ...own.number, grouping: "sign", notation: "point" },
    }));
    const isCut = (meant: readonly string[]) =>
      meant.some((one) => (one.split(" ")[2] ?? "").replace("-", "").length > 5);
    await fc.assert(
      fc.asyncProperty(statement, commas, async ({ level, lines, meant }, own) => {
        fc.pre(isCut(meant));
        const text = lines(own).map((line, index) => (index === 0 ? line.map((cell) => cell.replace(",", "")) : line));
        const bytes = Buffer.from(text.map((line) => line.join(",")).join("\n"));
        expect(await read(() => readTable("statement.csv", bytes), level, answersFor(own))).toBeNull();
      }),
    );
  });

  test("with a row of totals without a year, or figures in another currency, is refused", async () => {
    await fc.assert(
      fc.asyncProperty(
        statement,
        writing,
        fc.boolean(),
        cents,
        async ({ level, lines, meant }, own, isTotal, total) => {
          fc.pre(meant.length > 0);
          const [headings = [], ...rows] = lines(own);
          const others = headings.map((heading) => heading.replace("USD", "EUR"));
          const row = ["Total", ...(level === "fund" ? [] : [""]), ...headings.slice(level === "fund" ? 1 : 2)];
          const totals = row.map((cell, at) => (at === row.length - 1 ? figureText(total, own) : at < 2 ? cell : ""));
          const changed = isTotal ? [headings, ...rows, totals] : [others, ...rows];
          expect(await read(() => fileOf(changed, own), level, answersFor(own))).toBeNull();
        },
      ),
    );
  });
});
