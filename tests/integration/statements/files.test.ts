import ExcelJS from "exceljs";
import { extractText, getDocumentProxy } from "unpdf";
import { beforeAll, expect, test } from "vitest";
import { sheetsOf } from "@/app/(office)/statements/[slug]/xlsx/sheets";
import { statementPdf } from "@/components/statements/pdf/document";
import { today } from "@/lib/kernel/dates";
import { formatMoney, usd } from "@/lib/kernel/money";
import { toWorkbook } from "@/lib/kernel/workbook";
import { METHOD } from "@/lib/statements/labels";
import { findStatement } from "@/lib/statements/queries";
import type { Statement } from "@/lib/statements/schema";
import { setStatementStage } from "./stage";

const CLOCKS = { asOf: "2024-12-31", knownOn: today() };
const SLUGS = ["germany", "norway", "france"] as const;

const statements = new Map<string, Statement>();

beforeAll(async () => {
  const { cast } = await setStatementStage();
  for (const slug of SLUGS) {
    const found = await findStatement(cast.auditor, slug, CLOCKS);
    if (found) statements.set(slug, found);
  }
});

function statementOf(slug: string): Statement {
  const found = statements.get(slug);
  if (!found) throw new Error(`${slug} has no statement.`);
  return found;
}

/** Every figure the page of a statement shows as a total. */
const totalsOf = ({ totals, direct, notional, supported, unallocated }: Statement) => [
  ...Object.values(totals),
  ...[direct, notional, supported].flatMap((sums) => Object.values(sums)),
  unallocated,
];

const spaced = (text: string) => text.replace(/\s+/g, " ");

async function pagesOf(statement: Statement): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(await statementPdf(statement)), { mergePages: false });
  return text.map(spaced);
}

async function bookOf(statement: Statement): Promise<ExcelJS.Workbook> {
  const file = await toWorkbook({ title: "Statement", at: statement.generatedAt, sheets: sheetsOf(statement) });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(file.buffer);
  return book;
}

/** The cells of a column below its heading, without the line of totals where there is one. */
function column(book: ExcelJS.Workbook, sheet: string, header: string): unknown[] {
  const found = book.getWorksheet(sheet);
  const headers = found?.getRow(1).values;
  const index = Array.isArray(headers) ? headers.indexOf(header) : -1;
  if (!found || index < 1) throw new Error(`${sheet} has no column ${header}.`);
  return found.getColumn(index).values.slice(2);
}

const number = (amount: string) => Number(amount);

test.each(SLUGS)("the PDF of %s prints every total of the page, the two days and the method in full", async (slug) => {
  const statement = statementOf(slug);
  const pages = await pagesOf(statement);
  const all = pages.join(" ");
  const shown = totalsOf(statement).map((amount) => formatMoney(usd(amount)));
  const [transferredDirect, spentDirect] = [statement.direct.transferred, statement.direct.expenditure];
  const [transferredNotional, spentNotional] = [statement.notional.transferred, statement.notional.expenditure];
  // Of the two kinds of support the page prints what was allocated only.
  const parts = [transferredDirect, spentDirect, transferredNotional, spentNotional].map((amount) =>
    formatMoney(usd(amount)),
  );
  for (const amount of shown.filter((one) => !parts.includes(one))) expect(all).toContain(amount);
  for (const { text } of METHOD) expect(all.replaceAll(" ", "")).toContain(text.replaceAll(" ", ""));
  expect(all).toContain(
    `${statement.fundName} Statement of ${statement.donor.name} As of 31 December 2024, as known on`,
  );
  pages.forEach((page, index) => expect(page).toContain(`Page ${index + 1} of ${pages.length}`));
});

test("the PDF prints each programme's parts and each entry as they are", async () => {
  const statement = statementOf("germany");
  const all = (await pagesOf(statement)).join(" ");
  for (const { title, allocated, transferred, expenditure } of statement.support)
    for (const words of [title, ...[allocated, transferred, expenditure].map((amount) => formatMoney(usd(amount)))])
      expect(all).toContain(words);
  for (const words of ["EUR 1,000,000.00", "1.08 of 20 January 2024", "USD 1,080,000.00", "USD 10,800.00"])
    expect(all).toContain(words);
  expect((await pagesOf(statementOf("norway"))).join(" ")).toMatch(/Reversed.*Reversal|Reversal.*Reversed/);
});

test("the PDF embeds its fonts", async () => {
  const file = Buffer.from(await statementPdf(statementOf("germany"))).toString("latin1");
  expect(file).toMatch(/BaseFont \/\w+\+SourceSans3-Regular/);
  expect(file).toMatch(/BaseFont \/\w+\+SourceSerif4-SemiBold/);
  expect(file).not.toContain("Helvetica");
});

test.each(SLUGS)("the workbook of %s holds the totals of the page as numbers", async (slug) => {
  const statement = statementOf(slug);
  const book = await bookOf(statement);
  const values = new Map(
    book
      .getWorksheet("About")
      ?.getRows(2, 40)
      ?.map((row) => [row.getCell(1).value, row.getCell(2).value]),
  );
  const { totals, direct, notional, supported, unallocated } = statement;
  expect(values.get("Deposited (USD)")).toBe(number(totals.deposited));
  expect(values.get("Receivable (USD)")).toBe(number(totals.receivable));
  expect(values.get("AA fee (USD)")).toBe(number(totals.fee));
  expect(values.get("Net deposits (USD)")).toBe(number(totals.net));
  expect(values.get("Direct support (USD)")).toBe(number(direct.allocated));
  expect(values.get("Notional support (USD)")).toBe(number(notional.allocated));
  expect(values.get("Unallocated (USD)")).toBe(number(unallocated));
  expect(values.get("As of")).toEqual(new Date("2024-12-31T00:00:00Z"));
  expect(column(book, "Programmes", "This donor’s part (USD)").at(-1)).toBe(number(supported.allocated));
  expect(column(book, "Programmes", "Of it transferred (USD)").at(-1)).toBe(number(supported.transferred));
  expect(column(book, "Programmes", "Of it spent (USD)").at(-1)).toBe(number(supported.expenditure));
  expect(column(book, "Pools", "Net deposits (USD)").at(-1)).toBe(number(totals.net));
  expect(column(book, "Pools", "Unallocated (USD)").at(-1)).toBe(number(unallocated));
});

test("the workbook holds each entry with its currency, rate and days", async () => {
  const statement = statementOf("germany");
  const book = await bookOf(statement);
  const entries = statement.contributions.flatMap((one) => one.entries);
  expect(column(book, "Contributions", "Amount")).toEqual(entries.map(({ amount }) => number(amount)));
  expect(column(book, "Contributions", "Currency")).toEqual(["EUR", "EUR"]);
  expect(column(book, "Contributions", "Rate (USD per unit)")).toEqual([1.1, 1.08]);
  expect(column(book, "Contributions", "Net (USD)")).toEqual(entries.map(({ netUsd }) => number(netUsd)));
  expect(column(book, "Contributions", "Date")).toEqual(
    entries.map(({ effectiveOn }) => new Date(`${effectiveOn}T00:00:00Z`)),
  );
});

test("a title that begins like a formula is text in the workbook", async () => {
  const statement = statementOf("france");
  const [first] = statement.contributions;
  const named = { ...statement, contributions: first ? [{ ...first, title: "=1+1" }] : [] };
  expect(column(await bookOf(named), "Contributions", "Title")).toEqual(["'=1+1", "'=1+1"]);
});
