import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Text } from "@/components/ui/page/text";
import { FIGURE_BASIS, FIGURE_LABELS } from "@/lib/status/labels";
import type { FigureRow } from "@/lib/status/rules";

type Props = {
  caption: string;
  rows: readonly FigureRow[];
  /** What the shares are part of: "Share of sources"; none where the figures are no parts of one whole. */
  shareOf?: string;
  /** True where a first day was chosen: then the beginning and what moved stand beside the end. */
  ofPeriod: boolean;
  inDollars: boolean;
};

/** A refund came back: it is taken off the uses it stands among. */
const signed = (row: FigureRow, amount: string) =>
  row.key === "refunds" && amount !== "0.00" ? (amount.startsWith("-") ? amount.slice(1) : `-${amount}`) : amount;

const amountColumn = (
  key: "opening" | "period" | "closing",
  header: string,
  inDollars: boolean,
): Column<FigureRow> => ({
  key,
  header,
  numeric: true,
  cell: (row) => <MoneyText amount={signed(row, row[key])} cents={inDollars ? "when-needed" : "always"} />,
});

/** Figures of one part of the fund status; the last row is the total of those above. */
export function StatusTable({ caption, rows, shareOf, ofPeriod, inDollars }: Props) {
  const total = rows.at(-1);
  const columns: Column<FigureRow>[] = [
    {
      key: "label",
      header: "Figure",
      rowHeader: true,
      wide: true,
      cell: ({ key }) => (
        <>
          {FIGURE_LABELS[key]}
          <Text tone="small">{FIGURE_BASIS[key]}</Text>
        </>
      ),
    },
    ...(ofPeriod
      ? [
          amountColumn("opening", "Before the period", inDollars),
          amountColumn("period", "In the period", inDollars),
          amountColumn("closing", "At the end", inDollars),
        ]
      : [amountColumn("closing", "Amount", inDollars)]),
    ...(shareOf
      ? [
          {
            key: "share",
            header: shareOf,
            numeric: true,
            cell: ({ share, key }: FigureRow) => (key === total?.key ? null : share === null ? "–" : `${share} %`),
          },
        ]
      : []),
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} />;
}
