import { formatShort, money } from "@/lib/kernel/money";
import { MoneyText } from "@/components/ui/data/money";
import { ChartFrame, type ChartWords } from "./chart-frame";
import { hundredths, largest, lengthOf } from "./scale";

/** One column: a year or month and its amount as a decimal string. */
export type ColumnRow = { key: string; label: string; amount: string };

type Props = ChartWords & { rows: readonly ColumnRow[]; currency?: string; labelHeader?: string; amountHeader: string };

function ColumnBar({ row, height, currency }: { row: ColumnRow; height: number; currency: string }) {
  const isNothing = hundredths(row.amount) === 0n;
  return (
    <li className="flex min-w-14 flex-1 flex-col items-center gap-1">
      <span className="mt-auto text-center text-xs leading-tight text-muted tabular-nums">
        {isNothing ? "0" : formatShort(money(row.amount, currency)).slice(currency.length + 1)}
      </span>
      <svg aria-hidden="true" viewBox="0 0 10 100" preserveAspectRatio="none" className="block h-44 w-full max-w-16">
        <rect
          x="0"
          y={100 - height}
          width="10"
          height={isNothing ? 0 : Math.max(height, 0.8)}
          className="fill-blue-700"
        />
        <rect x="0" y="99.4" width="10" height="0.6" className="fill-edge" />
      </svg>
      <span className="text-sm tabular-nums">{row.label}</span>
    </li>
  );
}

/** Amounts over time, one column each; a period without money is drawn as nothing, not left out. */
export function ColumnChart({ rows, currency = "USD", labelHeader = "Year", amountHeader, ...words }: Props) {
  const top = largest(rows.map(({ amount }) => hundredths(amount)));
  const columns = [
    { key: "label", header: labelHeader, rowHeader: true, cell: ({ label }: ColumnRow) => label },
    {
      key: "amount",
      header: amountHeader,
      numeric: true,
      cell: ({ amount }: ColumnRow) => <MoneyText amount={amount} currency={currency} />,
    },
  ];
  return (
    <ChartFrame {...words} columns={columns} rows={rows} rowKey={({ key }) => key}>
      <div role="region" aria-label={words.title} tabIndex={0} className="overflow-x-auto">
        <p className="text-xs text-muted">{currency}</p>
        <ul className="flex min-w-full gap-2">
          {rows.map((row) => (
            <ColumnBar key={row.key} row={row} currency={currency} height={lengthOf(hundredths(row.amount), top)} />
          ))}
        </ul>
      </div>
    </ChartFrame>
  );
}
