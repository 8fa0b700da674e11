import "server-only";
import ExcelJS from "exceljs";
import { digitsOf } from "./currencies";
import { withoutFormula } from "./csv";
import { dateOf, type Day } from "./dates";
import { type Money, toDecimal } from "./money";

/**
 * A cell of a workbook. Text stays text and is never a formula; a bare number is a count or a year; everything else says
 * what it is: an amount of money, a calendar day, a moment (UTC), a percentage ("38.28"), a plain decimal ("1.0835").
 */
export type WorkbookCell =
  | string
  | number
  | null
  | Money
  | { readonly day: Day }
  | { readonly moment: Date }
  | { readonly percent: string }
  | { readonly decimal: string };

export type WorkbookColumn = { readonly header: string; /** In characters. */ readonly width?: number };

/** One sheet: a header line, the rows, and where there is one the line of totals, in the order of the columns. */
export type WorkbookSheet = {
  /** At most 31 characters, without []:*?/\ */
  readonly name: string;
  readonly columns: readonly WorkbookColumn[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly totals?: readonly WorkbookCell[];
};

export type Workbook = { readonly title: string; readonly at: Date; readonly sheets: readonly WorkbookSheet[] };

/** A spreadsheet counts in binary fractions, which hold 15 decimal digits; what is longer stays exact as text. */
const DIGITS_HELD = 15;

type Written = { readonly value: string | number | Date | null; readonly format?: string };

function numeric(decimal: string, format: string): Written {
  const isHeld = decimal.replace(/\D/g, "").replace(/^0+/, "").length <= DIGITS_HELD;
  return isHeld ? { value: Number(decimal), format } : { value: decimal };
}

const moneyFormat = (digits: number) => `#,##0${digits > 0 ? `.${"0".repeat(digits)}` : ""}`;

function written(cell: WorkbookCell): Written {
  if (cell === null) return { value: null };
  if (typeof cell === "string") return { value: withoutFormula(cell) };
  if (typeof cell === "number") return { value: cell, format: "0" };
  if ("minor" in cell) return numeric(toDecimal(cell), moneyFormat(digitsOf(cell.currency)));
  if ("day" in cell) return { value: dateOf(cell.day), format: "d mmmm yyyy" };
  if ("moment" in cell) return { value: cell.moment, format: 'd mmmm yyyy hh:mm "UTC"' };
  if ("percent" in cell) return numeric(cell.percent, '0.00" %"');
  return numeric(cell.decimal, "0.########");
}

function addRow(sheet: ExcelJS.Worksheet, cells: readonly WorkbookCell[], isBold = false) {
  const row = sheet.addRow([]);
  cells.forEach((cell, index) => {
    const { value, format } = written(cell);
    const target = row.getCell(index + 1);
    target.value = value;
    if (format) target.numFmt = format;
    target.font = { bold: isBold };
    target.alignment = { vertical: "top", wrapText: typeof value === "string" };
  });
  return row;
}

const WIDTH = 18;

function addSheet(book: ExcelJS.Workbook, { name, columns, rows, totals }: WorkbookSheet) {
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columns.map(({ width = WIDTH }) => ({ width }));
  sheet.pageSetup = { paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  const header = addRow(
    sheet,
    columns.map(({ header: words }) => words),
    true,
  );
  header.eachCell((cell) => (cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFD7EAF6" } }));
  for (const cells of rows) addRow(sheet, cells);
  if (!totals) return;
  addRow(sheet, totals, true).eachCell((cell) => (cell.border = { top: { style: "thin" } }));
}

/** A whole workbook (XLSX): numbers are numbers, days are days, and no text can act as a formula. */
export async function toWorkbook({ title, at, sheets }: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  Object.assign(book, { title, creator: "Migration Multi-Partner Trust Fund", created: at, modified: at });
  for (const sheet of sheets) addSheet(book, sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
