import "server-only";
import { spacingOf } from "./faces";
import { INK, laid, LEFT, type Look, makeRoom, type Paper, typed, widthOf, writeHeading, writeNote } from "./paper";

/** An amount or a day stays on one line. */
export const whole = (text: string): string => text.replaceAll(" ", "\u00a0");

export type GridColumn<Row> = {
  readonly header: string;
  /** How much of the width, beside the others. */
  readonly share: number;
  readonly numeric?: boolean;
  readonly cell: (row: Row) => string;
};

export type Table<Row> = {
  readonly title: string;
  /** Under the heading. */
  readonly lead?: string;
  readonly columns: readonly GridColumn<Row>[];
  readonly rows: readonly Row[];
  readonly totals?: readonly string[];
  /** Said instead of the rows where there are none. */
  readonly empty?: string;
  /** Under the last row. */
  readonly closing?: string;
};

const PADDING = { x: 4, y: 3 };

const LINES = {
  head: { face: "strong", size: 8, ink: INK.text, rule: 1, edge: INK.edge },
  row: { face: "text", size: 9, ink: INK.text, rule: 0.5, edge: INK.line },
  totals: { face: "strong", size: 9, ink: INK.text, rule: 1, edge: INK.edge },
} as const satisfies Record<string, Look & { rule: number; edge: string }>;

type Place = { readonly x: number; readonly width: number; readonly align: "left" | "right" };

function placesOf(paper: Paper, columns: readonly Pick<GridColumn<never>, "share" | "numeric">[]): Place[] {
  const unit = widthOf(paper) / columns.reduce((sum, { share }) => sum + share, 0);
  let x = LEFT;
  return columns.map(({ share, numeric }) => {
    const place = { x: x + PADDING.x, width: share * unit - 2 * PADDING.x, align: numeric ? "right" : "left" } as const;
    x += share * unit;
    return place;
  });
}

/** Where a line may break: at spaces, and after each letter of the scripts that write without them. */
const BREAKS = /[ \n]|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])/u;

/** The size at which the longest word of a cell stays on one line: an amount is never cut. */
function sizeOf(paper: Paper, text: string, look: Look, width: number): number {
  const widest = Math.max(...text.split(BREAKS).map((word) => typed(paper, look, text).widthOfString(word)));
  return widest > width ? (look.size * width) / widest : look.size;
}

/** A cell in its place, with its own size and the height it takes. */
function cellOf(paper: Paper, text: string, look: Look, place: Place) {
  const own = { ...look, size: sizeOf(paper, text, look, place.width) };
  const shown = laid(paper, own, text, place.width);
  const height = typed(paper, own, text).heightOfString(shown || " ", { width: place.width });
  return { ...place, own, text, shown, height };
}

type Frame = { readonly places: readonly Place[]; readonly heads: readonly string[] };

/** A line of totals never stands on a sheet without a row. */
const TOTALS_AHEAD = 22;

/** One line of cells with its rule. A line that has no room stands on a new sheet, below the headings said again. */
function writeLine(paper: Paper, kind: keyof typeof LINES, cells: readonly string[], frame: Frame, ahead = 0): void {
  const { rule, edge, ...look } = LINES[kind];
  const set = frame.places.map((place, index) => cellOf(paper, cells[index] ?? "", look, place));
  const height = Math.max(...set.map((cell) => cell.height)) + 2 * PADDING.y;
  if (makeRoom(paper, height + ahead) && kind !== "head") writeLine(paper, "head", frame.heads, frame);
  const top = paper.y;
  for (const { own, text, shown, x, width, align } of set)
    if (text) typed(paper, own, text).text(shown, x, top + PADDING.y, { width, align, ...spacingOf(text) });
  paper.y = top + height;
  const at = kind === "totals" ? top : paper.y;
  const right = LEFT + widthOf(paper);
  paper.moveTo(LEFT, at).lineTo(right, at).lineWidth(rule).strokeColor(edge).stroke();
}

function writeRows<Row>(paper: Paper, { columns, rows, totals }: Table<Row>): void {
  const frame = { places: placesOf(paper, columns), heads: columns.map(({ header }) => header) };
  writeLine(paper, "head", frame.heads, frame);
  rows.forEach((row, index) => {
    const ahead = totals && index === rows.length - 1 ? TOTALS_AHEAD : 0;
    const cells = columns.map(({ cell }) => cell(row));
    writeLine(paper, "row", cells, frame, ahead);
  });
  if (totals) writeLine(paper, "totals", totals, frame);
}

/** A heading, its rows with the names of the columns on every sheet, and where there is one the line of totals. */
export function writeTable<Row>(paper: Paper, table: Table<Row>): void {
  const { title, lead, rows, empty, closing } = table;
  writeHeading(paper, title);
  if (lead) writeNote(paper, lead);
  if (rows.length === 0 && empty) writeNote(paper, empty);
  else writeRows(paper, table);
  if (closing) writeNote(paper, closing);
}
