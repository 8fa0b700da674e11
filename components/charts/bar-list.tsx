import { MoneyText } from "@/components/ui/data/money";
import type { Column } from "@/components/ui/data/table";
import { TextLink } from "@/components/ui/page/text";
import { Bar } from "./bar";
import { ChartFrame, type ChartWords } from "./chart-frame";
import { hundredths, largest, lengthOf } from "./scale";

/** One bar: a name, an amount as a decimal string, its share of the total as the caller computed it ("34.1"). */
export type BarRow = {
  key: string;
  label: string;
  amount: string;
  share?: string | null;
  note?: string;
  href?: string;
};

type Props = ChartWords & {
  rows: readonly BarRow[];
  currency?: string;
  /** What the names are: "Donor". */
  labelHeader: string;
  amountHeader: string;
  /** How many bars to draw; the table holds all of them. */
  limit?: number;
};

/** A share that rounds to nothing is still one: as the table of donors says it. */
const share = ({ share: value, amount }: BarRow) =>
  value === "0.0" && /[1-9]/.test(amount) ? "<\u00a00.1\u00a0%" : value ? `${value} %` : "";

function BarLine({ row, width, currency }: { row: BarRow; width: number; currency: string }) {
  return (
    <li className="keep-together grid gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0">
          {row.href ? <TextLink href={row.href}>{row.label}</TextLink> : row.label}
          {row.note ? <span className="ml-2 text-sm text-muted">{row.note}</span> : null}
        </span>
        <span className="ml-auto text-right">
          <MoneyText amount={row.amount} currency={currency} cents="when-needed" />
          {row.share ? (
            <span className="ml-3 inline-block min-w-14 text-sm text-muted tabular-nums">{share(row)}</span>
          ) : null}
        </span>
      </div>
      <Bar parts={[{ key: row.key, length: width, look: "fill-blue-700" }]} />
    </li>
  );
}

/** Amounts by name, the largest bar full: contributions by donor. Rows are drawn in the order they are given. */
export function BarList({ rows, currency = "USD", labelHeader, amountHeader, limit, ...words }: Props) {
  const columns: Column<BarRow>[] = [
    { key: "label", header: labelHeader, rowHeader: true, cell: ({ label }) => label },
    {
      key: "amount",
      header: amountHeader,
      numeric: true,
      cell: ({ amount }) => <MoneyText amount={amount} currency={currency} />,
    },
    { key: "share", header: "Share", numeric: true, cell: share },
  ];
  const top = largest(rows.map(({ amount }) => hundredths(amount)));
  const drawn = rows.slice(0, limit ?? rows.length);
  return (
    <ChartFrame {...words} columns={columns} rows={rows} rowKey={({ key }) => key}>
      <ul className="grid gap-3">
        {drawn.map((row) => (
          <BarLine key={row.key} row={row} currency={currency} width={lengthOf(hundredths(row.amount), top)} />
        ))}
      </ul>
      {drawn.length < rows.length ? (
        <p className="text-sm text-muted">
          The first {drawn.length} of {rows.length}; all of them are in the table.
        </p>
      ) : null}
    </ChartFrame>
  );
}
