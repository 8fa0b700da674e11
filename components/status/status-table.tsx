import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { FIGURE_BASIS, FIGURE_LABELS } from "@/lib/ledger/figures/labels";
import type { FigureRow } from "@/lib/status/rules";

type Props = {
  caption: string;
  rows: readonly FigureRow[];
  /** What the shares are part of: "Share of sources"; the last row is then the total. None where nothing is one whole. */
  shareOf?: string;
  /** True where a first day was chosen: then the beginning and what moved stand beside the end. */
  ofPeriod: boolean;
  inDollars: boolean;
};

type Amount = "opening" | "period" | "closing";

/** A refund came back: it is taken off the uses it stands among. */
const signed = (row: FigureRow, amount: string) =>
  row.key === "refunds" && /[1-9]/.test(amount) ? (amount.startsWith("-") ? amount.slice(1) : `-${amount}`) : amount;

const amountsOf = (ofPeriod: boolean): readonly [key: Amount, header: string][] =>
  ofPeriod
    ? [
        ["opening", "Before the period"],
        ["period", "In the period"],
        ["closing", "At the end"],
      ]
    : [["closing", "Amount"]];

/** Figures of one part of the fund status with what each counts, their shares, and their total. */
export function StatusTable({ caption, rows, shareOf, ofPeriod, inDollars }: Props) {
  const total = shareOf ? rows.at(-1) : undefined;
  const amount = (row: FigureRow, key: Amount) => (
    <MoneyText amount={signed(row, row[key])} cents={inDollars ? "when-needed" : "always"} />
  );
  const columns: Column<FigureRow>[] = [
    { key: "label", header: "Figure", rowHeader: true, cell: ({ key }) => FIGURE_LABELS[key] },
    ...amountsOf(ofPeriod).map(([key, header]) => ({
      ...{ key, header, numeric: true },
      cell: (row: FigureRow) => amount(row, key),
    })),
    ...(shareOf
      ? [
          {
            ...{ key: "share", header: shareOf, numeric: true },
            cell: ({ share }: FigureRow) => (share === null ? "–" : `${share} %`),
          },
        ]
      : []),
    // Last, so that a narrow screen shows the amounts beside the names.
    { key: "basis", header: "What it counts", cell: ({ key }) => FIGURE_BASIS[key] },
  ];
  const footer = total && {
    label: FIGURE_LABELS[total.key],
    basis: FIGURE_BASIS[total.key],
    ...Object.fromEntries(amountsOf(ofPeriod).map(([key]) => [key, amount(total, key)])),
  };
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={total ? rows.slice(0, -1) : rows}
      rowKey={({ key }) => key}
      {...(footer && { footer })}
    />
  );
}
