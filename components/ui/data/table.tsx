import { AppLink } from "../page/app-link";
import type { ReactNode } from "react";
import { cx } from "../class-names";

export type SortDirection = "ascending" | "descending";

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Money and counts: to the right, figures of one width. */
  numeric?: boolean;
  /** Names the row; usually the first column, with a link. */
  rowHeader?: boolean;
  /** Keeps the cell on one line: references, dates. Numbers stay on one line anyway. */
  nowrap?: boolean;
  /** The column may take the space that is left and breaks its lines early. */
  wide?: boolean;
  /** Where a click on the header leads, and how the rows stand now. */
  sort?: { href: string; direction?: SortDirection | undefined };
};

type Props<Row> = {
  /** Says what the rows are; also the name of the scrolling region. */
  caption: string;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** The closing line, by column key: totals. */
  footer?: Readonly<Record<string, ReactNode>>;
  /** Shown instead of the table when there are no rows. */
  empty?: ReactNode;
  /** On a telephone nothing scrolls sideways: each row is a list of its cells under the names of their columns. */
  stacks?: boolean;
};

/** Some browsers take what is no longer laid out as a table for none: its parts then say what they are. */
const roleIn = (
  stacks: boolean | undefined,
  role: "table" | "rowgroup" | "row" | "cell" | "rowheader" | "columnheader",
) => (stacks ? role : undefined);

const side = (numeric: boolean | undefined) => (numeric ? "text-right tabular-nums" : "text-left");
const CELL = "px-3 py-2.5 align-top first:pl-4 last:pr-4";

function Header<Row>({ column: { header, sort } }: { column: Column<Row> }) {
  if (!sort) return header;
  const mark = sort.direction === "ascending" ? "▲" : sort.direction === "descending" ? "▼" : "↕";
  return (
    <AppLink href={sort.href} className="inline-block py-0.5 text-blue-800">
      <span className="underline underline-offset-3">{header}</span>
      <span aria-hidden="true" className="no-print ml-1 text-xs">
        {mark}
      </span>
    </AppLink>
  );
}

type LineProps<Row> = Pick<Props<Row>, "columns" | "stacks"> & { row: Row };

function Line<Row>({ columns, row, stacks }: LineProps<Row>) {
  return (
    <tr role={roleIn(stacks, "row")} className="border-t border-line hover:bg-blue-50">
      {columns.map(({ key, header, cell, numeric, rowHeader, wide, nowrap }) => {
        const width = wide ? "min-w-64 print:wrap-anywhere" : rowHeader && "min-w-36";
        const look = cx(CELL, side(numeric), width, (nowrap || numeric) && "whitespace-nowrap");
        return rowHeader ? (
          <th key={key} scope="row" role={roleIn(stacks, "rowheader")} className={cx(look, "font-semibold")}>
            {cell(row)}
          </th>
        ) : (
          <td key={key} role={roleIn(stacks, "cell")} className={look} data-column={stacks && header}>
            {cell(row)}
          </td>
        );
      })}
    </tr>
  );
}

function Head<Row>({ columns, stacks }: Pick<Props<Row>, "columns" | "stacks">) {
  return (
    <thead role={roleIn(stacks, "rowgroup")}>
      <tr role={roleIn(stacks, "row")} className="border-b-2 border-edge bg-sunken text-sm">
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            role={roleIn(stacks, "columnheader")}
            aria-sort={column.sort ? (column.sort.direction ?? "none") : undefined}
            className={cx("px-3 py-2 align-bottom font-semibold first:pl-4 last:pr-4", side(column.numeric))}
          >
            <Header column={column} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Rows of one kind. Wide ones scroll inside their own region, which the keyboard reaches. */
export function DataTable<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  footer,
  empty,
  stacks,
}: Props<Row>) {
  if (rows.length === 0 && empty) return empty;
  return (
    <div
      role="region"
      aria-label={caption}
      tabIndex={0}
      className="scroll-hint relative max-w-full overflow-x-auto rounded-sm border border-line"
    >
      <table
        role={roleIn(stacks, "table")}
        className={cx("w-full border-collapse", columns.length > 7 && "[&_:is(td,th)]:px-2", stacks && "stacks")}
      >
        <caption className={captionHidden ? "sr-only" : "px-4 py-3 text-left font-semibold"}>{caption}</caption>
        <Head columns={columns} stacks={stacks} />
        <tbody role={roleIn(stacks, "rowgroup")}>
          {rows.map((row) => (
            <Line key={rowKey(row)} columns={columns} row={row} stacks={stacks} />
          ))}
        </tbody>
        {footer ? <Foot columns={columns} footer={footer} stacks={stacks} /> : null}
      </table>
    </div>
  );
}

type FootProps<Row> = Pick<Props<Row>, "columns" | "stacks"> & { footer: Readonly<Record<string, ReactNode>> };

function Foot<Row>({ columns, footer, stacks }: FootProps<Row>) {
  return (
    <tfoot role={roleIn(stacks, "rowgroup")}>
      <tr role={roleIn(stacks, "row")} className="border-t-2 border-edge font-semibold">
        {columns.map(({ key, header, numeric, rowHeader }) => (
          <td
            key={key}
            role={roleIn(stacks, "cell")}
            data-column={stacks && !rowHeader ? header : undefined}
            className={cx(CELL, side(numeric), numeric && "whitespace-nowrap")}
          >
            {footer[key]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
