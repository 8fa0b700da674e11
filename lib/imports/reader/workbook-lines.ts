import ExcelJS from "exceljs";
import { type Day, dayOf } from "@/lib/kernel/dates";
import { Refusal } from "@/lib/kernel/refusal";
import { LIMITS } from "../import.schema";
import { fitsUnpacked } from "./workbook-limits";

export const refused = (sentence: string) => new Refusal("invalid", sentence, { file: sentence });

export const TOO_LARGE =
  `A file has at most ${LIMITS.rows.toLocaleString("en")} rows, ${LIMITS.columns} columns and ` +
  `${LIMITS.bytes / 1_000_000} MB. Split it: rows that are here already are told apart.`;

const UNREADABLE = "This is no workbook that can be read: save it as XLSX or CSV and upload it again.";

/**
 * What a sheet says of whole ranges is left unread: a list of choices for a column, or merged cells, would be spread over
 * every cell of them, and an amount merged over two rows would count twice.
 */
const RANGES = ["cols", "mergeCells", "dataValidations", "conditionalFormatting", "hyperlinks", "tableParts", "extLst"];

async function bookOf(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  // The names of ranges too: one may name seventeen thousand million cells.
  Object.defineProperty(book.definedNames, "model", { set: () => undefined });
  await book.xlsx.load(new Uint8Array(bytes).buffer, { ignoreNodes: RANGES });
  return book;
}

/** A number as it was typed: a spreadsheet holds fifteen digits, what lies beyond is noise of its binary fractions. */
export const numberText = (value: number): string => {
  const text = String(Number(value.toPrecision(15)));
  if (!text.includes("e")) return text;
  return Math.abs(value) < 1 ? value.toFixed(20).replace(/\.?0+$/, "") : value.toFixed(0);
};

/** Programs that write workbooks leave the results of formulas to the spreadsheet: nothing would look like zero. */
const NOT_COMPUTED = "formula without a result";

/** A cell's text, or its number where it holds one: a number has one reading, whatever separators texts use. */
function cellOf(value: ExcelJS.CellValue): string | number {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : dayOf(value);
  if (typeof value !== "object") return String(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("hyperlink" in value) return value.text;
  if ("error" in value) return value.error;
  return value.result === undefined ? NOT_COMPUTED : cellOf(value.result);
}

/** The day 0 of a workbook, whose days are numbers: 1900 began with a leap day too many, so it lies before. */
const dayZeroOf = ({ properties: { date1904 } }: ExcelJS.Workbook): Day => (date1904 ? "1904-01-01" : "1899-12-30");

/** The lines of the first sheet with rows, and the day its numbers count from. Refuses at the field "file" what is no workbook or above the limits. */
export async function linesOfWorkbook(bytes: Uint8Array): Promise<{ lines: (string | number)[][]; dayZero: Day }> {
  const fits = await fitsUnpacked(bytes).catch(() => {
    throw refused(UNREADABLE);
  });
  if (!fits) throw refused(TOO_LARGE);
  const book = await bookOf(bytes).catch(() => {
    throw refused(UNREADABLE);
  });
  const sheet = book.worksheets.find(({ actualRowCount }) => actualRowCount > 0);
  if (!sheet) throw refused("This workbook is empty.");
  if (sheet.rowCount > LIMITS.rows + 1 || sheet.columnCount > LIMITS.columns) throw refused(TOO_LARGE);
  const lines = Array.from({ length: sheet.rowCount }, (_, index) => {
    const row = sheet.getRow(index + 1);
    return Array.from({ length: sheet.columnCount }, (_cell, at) => cellOf(row.getCell(at + 1).value));
  });
  return { lines, dayZero: dayZeroOf(book) };
}
