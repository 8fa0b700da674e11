import { stringify } from "csv-stringify/sync";

export type CsvCell = string | number | null | undefined;

/** Lets a spreadsheet read the file as UTF-8, so that "Türkiye" stays Türkiye. */
const BYTE_ORDER_MARK = "\uFEFF";

/** A spreadsheet takes a cell that begins like this for a formula; a plain number is none. */
const FORMULA_START = /^[\s]*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** A text that no spreadsheet takes for a formula, now or after it was saved in another form. */
export const withoutFormula = (text: string): string =>
  FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;

const safe = (cell: CsvCell): string => (cell === null || cell === undefined ? "" : withoutFormula(String(cell)));

/** Lines of a CSV file (RFC 4180, ends of line CRLF) in which no cell can act as a formula. */
export function csvLines(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    rows.map((row) => row.map(safe)),
    { record_delimiter: "windows" },
  );
}

/** A whole CSV file for a spreadsheet: UTF-8 with its mark, one header line, then the rows. */
export function toCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + csvLines([header, ...rows]);
}

/** Headers of an answer that is saved as a file. Name: letters, digits, hyphens and dots only. */
export const csvHeaders = (fileName: string): HeadersInit => ({
  "Content-Type": "text/csv; charset=utf-8",
  "Content-Disposition": `attachment; filename="${fileName}"`,
  "Cache-Control": "no-store",
});
