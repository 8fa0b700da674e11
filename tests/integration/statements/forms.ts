import ExcelJS from "exceljs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { extractText, getDocumentProxy } from "unpdf";
import { sheetsOf } from "@/app/(office)/statements/[slug]/xlsx/sheets";
import { Given } from "@/components/statements/contributions-given";
import { Method } from "@/components/statements/method";
import { writeStatementPdf } from "@/components/statements/pdf/statement-pdf-file";
import { Support } from "@/components/statements/support";
import { StatementTotals } from "@/components/statements/totals";
import { writeWorkbookFile } from "@/lib/kernel/workbook-file";
import type { Statement } from "@/lib/statements/statement";

const spaced = (text: string) => text.replace(/\s+/g, " ");
/** Where lines and cells break is no fact. */
export const bare = (text: string) => text.replace(/\s/g, "");

/** The text of each sheet of the PDF. */
export async function pagesOf(statement: Statement): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(await writeStatementPdf(statement)), { mergePages: false });
  return text.map(spaced);
}

const UNESCAPED: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

/** What a reader of the page reads. */
export function screenOf(statement: Statement): string {
  const parts = [
    createElement(StatementTotals, { statement }),
    createElement(Support, { statement }),
    createElement(Given, { contributions: statement.contributions }),
    createElement(Method, { statement }),
  ];
  const html = parts.map((part) => renderToStaticMarkup(part)).join("");
  return html.replace(/<[^>]*>/g, "").replace(/&[^;\s]+;/g, (found) => UNESCAPED[found] ?? found);
}

async function bookOf(statement: Statement): Promise<ExcelJS.Workbook> {
  const file = await writeWorkbookFile({ title: "Statement", at: statement.generatedAt, sheets: sheetsOf(statement) });
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(file.buffer);
  return workbook;
}

type Value = ExcelJS.CellValue | undefined;

/** The rows of a sheet below its headings, each by the headings. */
export async function rowsOf(statement: Statement, name: string): Promise<Record<string, Value>[]> {
  const workbook = await bookOf(statement);
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  const headers = sheet.columns.map((_, index) => sheet.getRow(1).getCell(index + 1).text);
  return (sheet.getRows(2, sheet.rowCount - 1) ?? []).map((row) =>
    Object.fromEntries(headers.map((header, index) => [header, row.getCell(index + 1).value])),
  );
}
