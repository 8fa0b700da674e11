import { OPENING_DAY } from "@/lib/fund/fund-settings";
import { type Day, formatDay } from "@/lib/kernel/dates";
import { refusalOfLine } from "@/lib/kernel/text";
import { type AmountChoices, type AmountColumn, amountColumn, type UndecidedColumn } from "../amount-columns";
import type { Remark, Verdict } from "../import.schema";
import type { Party } from "../organisation-matching";
import { type DayFormat, isCounted, readDayCell } from "../reader/cells";
import { cellKey, type Table } from "../reader/table";

/** What rows of every kind are read against; `origin` names file and import. */
export type Known = {
  /** The latest day that is today anywhere. */
  readonly latest: Day;
  readonly firstOpenDay: Day | null;
  readonly parties: ReadonlyMap<string, Party>;
  readonly origin: string;
  /** Of a workbook: the day from which a bare number counts. */
  readonly dayZero?: Day | undefined;
};

/** One line of a file; `row` as a spreadsheet counts. */
export type Row<Field extends string> = {
  readonly row: number;
  readonly cells: readonly string[];
  readonly isEmpty: boolean;
  readonly get: (field: Field) => string;
  /** True where the cell of a workbook holds a number, not a text. */
  readonly isNumber: (field: Field) => boolean;
};

/** The rows of a table, their cells by field. */
export function rowsOf<Field extends string>(table: Table, columns: Readonly<Record<Field, string>>): Row<Field>[] {
  const at = new Map(table.headings.map((heading, index) => [heading, index]));
  return table.rows.map((cells, index) => ({
    row: index + 2,
    cells,
    isEmpty: cells.every((cell) => cell === ""),
    get: (field) => cells[at.get(columns[field]) ?? -1] ?? "",
    isNumber: (field) => table.numbers?.has(cellKey(index, at.get(columns[field]) ?? -1)) ?? false,
  }));
}

/** The columns of amounts of a file, by field, each read by the notation its own cells show. */
export type AmountColumns<Field extends string> = ReadonlyMap<Field, AmountColumn>;

/** Reads each mapped column of amounts; `currencyOf` gives the currency of a cell, "" where none is known. */
export function amountColumnsOf<Column extends string, Field extends Column>(
  rows: readonly Row<Column>[],
  columns: Readonly<Record<Column, string>>,
  fields: readonly Field[],
  choices: AmountChoices,
  currencyOf: (row: Row<Column>, field: Field) => string,
): AmountColumns<Field> {
  return new Map(
    fields
      .filter((field) => columns[field] !== "")
      .map((field) => {
        const cells = rows.map((row) => amountCell(row, field, currencyOf(row, field)));
        return [field, amountColumn({ heading: columns[field], field }, cells, choices)];
      }),
  );
}

export const amountCell = <Field extends string>(row: Row<Field>, field: Field, currency: string) => ({
  text: row.get(field),
  isNumber: row.isNumber(field),
  currency,
});

/** Columns of which a person says how amounts are written. */
export const undecidedOf = (columns: AmountColumns<string>): UndecidedColumn[] =>
  [...columns.values()].flatMap(({ undecided }) => undecided ?? []);

export type Say<Field extends string> = (tone: Remark["tone"], sentence: string, field?: Field) => void;

/**
 * Collects the remarks on one row. A row of another width than the headings, and a cell with a character that cannot be
 * saved, are remarked first.
 */
export function remarksOn<Field extends string>(
  { cells, isEmpty }: Row<Field>,
  columns: Readonly<Record<Field, string>>,
  headings: readonly string[],
) {
  const said: Remark[] = [];
  const say: Say<Field> = (tone, sentence, field) => {
    const column = (field && columns[field]) || null;
    if (!said.some((one) => one.sentence === sentence && one.column === column)) said.push({ tone, sentence, column });
  };
  cells.forEach((cell, index) => {
    const sentence = refusalOfLine(cell);
    if (sentence) said.push({ tone: "error", sentence, column: headings[index] ?? null });
  });
  if (!isEmpty && cells.length !== headings.length)
    say(
      "error",
      `This row has ${cells.length} cells and the headings are ${headings.length}: a text with a comma in it stands in quotation marks.`,
    );
  return { said, say };
}

const CLOSED = "The books are closed for this day:";

type Days = { readonly dayFormat: DayFormat; readonly lateReason: string };

/** Why a cell says no day. */
function noDay(text: string): string {
  if (text === "") return "The day is missing.";
  if (isCounted(text))
    return `“${text}” is a bare number, as spreadsheets count days: give the column the format of a date and save the file again, or upload the workbook itself as XLSX.`;
  return `“${text}” is no day in the format chosen.`;
}

/** The day a row says, never one to come; in a closed period only as a late fact whose reason is given for the file. */
export function dayOfRow(
  text: string,
  { dayFormat, lateReason }: Days,
  { latest, firstOpenDay, dayZero }: Known,
  say: Say<"day">,
): Day | null {
  const day = readDayCell(text, dayFormat, dayZero);
  if (day === null) say("error", noDay(text), "day");
  else if (day > latest) say("error", `${formatDay(day)} is in the future. Date must be today or in the past.`, "day");
  else if (firstOpenDay !== null && day < firstOpenDay && lateReason === "")
    say("error", `${CLOSED} say with the columns why such rows are only known now, or leave them out.`, "day");
  else if (firstOpenDay !== null && day < firstOpenDay)
    say("note", `${CLOSED} it goes into the open period as a late fact.`, "day");
  if (day !== null && day < OPENING_DAY)
    say("warning", `This day is before the Fund opened on ${formatDay(OPENING_DAY)}.`, "day");
  return day;
}

/**
 * What an entry says of itself: the row's own note and where it comes from; of a late fact only the reason given for the
 * file, because that is published.
 */
export function wordsOf({ row, get }: Row<"note">, isLate: boolean, { lateReason }: Days, origin: string): string {
  if (isLate) return lateReason;
  return [get("note"), `Row ${row} of ${origin}.`].filter(Boolean).join(" ");
}

type Parted = { readonly parts: readonly { readonly natural: string }[]; readonly remarks: readonly Remark[] };

const TWICE: Remark = { tone: "error", sentence: "This identifier stands in the file twice.", column: null };

const sameAs = (row: number): Remark => ({
  tone: "warning",
  sentence: `Row ${row} says the same. Two amounts alike are two: leave this one out if it is not another.`,
  column: null,
});

/**
 * Gives equal amounts of one file their number, so that two gifts alike stay two, here and in the next file. Where nothing
 * else a row says (`told`) tells it from an earlier one, that is said.
 */
export function numbered<Reading extends Parted & { readonly row: number }>(
  readings: readonly Reading[],
  told: (reading: Reading) => string = () => "",
): Reading[] {
  const seen = new Map<string, number>();
  const firstRows = new Map<string, number>();
  return readings.map((reading) => {
    const remarks = [...reading.remarks];
    const parts = reading.parts.map((part) => {
      const times = (seen.get(part.natural) ?? 0) + 1;
      seen.set(part.natural, times);
      const words = `${part.natural}|${told(reading)}`;
      const first = firstRows.get(words) ?? reading.row;
      firstRows.set(words, first);
      if (times > 1 && part.natural.startsWith("id:")) remarks.push(TWICE);
      else if (first !== reading.row) remarks.push(sameAs(first));
      return { ...part, natural: `${part.natural}#${times}` };
    });
    return { ...reading, parts, remarks };
  });
}

/** Amounts by what the books say of them: here already, or to be booked. */
export function verdictOf({ remarks, parts }: Parted, here: number): Verdict {
  if (remarks.some(({ tone }) => tone === "error")) return "error";
  if (parts.length === 0) return "skipped";
  if (here === parts.length) return "duplicate";
  return remarks.some(({ tone }) => tone === "warning") ? "warning" : "new";
}
