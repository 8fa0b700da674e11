import { parse } from "csv-parse/sync";
import { tidy } from "@/lib/kernel/amount-notation";
import type { Day } from "@/lib/kernel/dates";
import { holdsUnstorable } from "@/lib/kernel/text";
import { LIMITS } from "../import.schema";
import { linesOfWorkbook, numberText, refused, TOO_LARGE } from "./workbook-lines";

/** A file as texts: one line of headings, no two alike, and its rows. Row 0 of `rows` is row 2 of the spreadsheet. */
export type Table = {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Of a workbook: the day from which a bare number counts, where it says a day. */
  readonly dayZero?: Day | undefined;
  /** Of a workbook: the cells that hold numbers, not texts, by `cellKey`. */
  readonly numbers?: ReadonlySet<string> | undefined;
};

/** A cell as it is stored: the number of a workbook stays one. */
export type StoredCell = string | number;

/** `row` is an index of `rows`, `column` one of `headings`. */
export const cellKey = (row: number, column: number): string => `${row}:${column}`;

/** A table out of its headings and stored cells. */
export function tableFrom(
  headings: readonly string[],
  rows: readonly (readonly StoredCell[])[],
  dayZero: Day | undefined,
): Table {
  const numbers = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column) => (typeof cell === "number" ? [cellKey(row, column)] : [])),
  );
  return {
    headings,
    rows: rows.map((cells) => cells.map((cell) => (typeof cell === "number" ? numberText(cell) : cell))),
    dayZero,
    ...(numbers.length > 0 && { numbers: new Set(numbers) }),
  };
}

/** The cells of a table as they are stored. */
export const storedRows = ({ rows, numbers }: Table): StoredCell[][] =>
  rows.map((cells, row) => cells.map((text, column) => (numbers?.has(cellKey(row, column)) ? Number(text) : text)));

/** Old spreadsheets do not write UTF-8. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

const SEPARATORS = [",", ";", "\t"] as const;

/** The separator that cuts the line of headings into most parts. */
function separatorOf(text: string): string {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  return SEPARATORS.reduce((best, one) => (first.split(one).length > first.split(best).length ? one : best));
}

function linesOfCsv(bytes: Uint8Array): string[][] {
  const text = textOf(bytes).replace(/^\uFEFF/, "");
  try {
    return parse(text, { delimiter: separatorOf(text), relax_column_count: true, skip_empty_lines: false });
  } catch (error) {
    const line = error instanceof Error && "lines" in error ? ` It stops at line ${String(error.lines)}.` : "";
    throw refused(`This is no CSV file that can be read: check its quotation marks.${line}`);
  }
}

/** Two columns of one name are told apart by a number. */
const distinct = (headings: readonly string[]) =>
  headings.map((heading, index) => {
    const name = heading || `Column ${index + 1}`;
    const before = headings.slice(0, index).filter((other) => other === heading).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });

const isBlank = (row: readonly StoredCell[]) => row.every((cell) => cell === "");

function withoutBlankEnd(rows: readonly StoredCell[][]): StoredCell[][] {
  const last = rows.findLastIndex((row) => !isBlank(row));
  return rows.slice(0, last + 1);
}

/**
 * Reads a CSV (UTF-8 or Windows-1252; commas, semicolons or tabs) or XLSX file (its first sheet with rows) into texts with tidied spaces. Days of
 * a workbook become "YYYY-MM-DD". Refuses at the field "file" what is none of these, empty, or above the limits.
 */
export async function readTable(fileName: string, bytes: Uint8Array): Promise<Table> {
  if (bytes.length > LIMITS.bytes) throw refused(TOO_LARGE);
  const isWorkbook = /\.xlsx$/i.test(fileName);
  if (!isWorkbook && !/\.(csv|txt|tsv)$/i.test(fileName)) throw refused("Choose a CSV or XLSX file.");
  const { lines, dayZero } = isWorkbook
    ? await linesOfWorkbook(bytes)
    : { lines: linesOfCsv(bytes), dayZero: undefined };
  const tidied = lines.map((line) => line.map((cell) => (typeof cell === "number" ? cell : tidy(cell))));
  const [first = [], ...rows] = withoutBlankEnd(tidied);
  const headings = first.map(String);
  if (isBlank(headings)) throw refused("The first line of the file holds the headings of its columns.");
  if (rows.length === 0) throw refused("There are no rows below the headings.");
  if (rows.length > LIMITS.rows || headings.length > LIMITS.columns) throw refused(TOO_LARGE);
  if (holdsUnstorable(lines)) throw refused("The file holds a character that cannot be kept: save it as UTF-8.");
  const long = rows.findIndex((row) => row.some((cell) => typeof cell === "string" && cell.length > LIMITS.cell));
  if (long >= 0) throw refused(`A cell of row ${long + 2} has more than ${LIMITS.cell} characters.`);
  return tableFrom(distinct(headings), rows, dayZero);
}
