import { formatShort, money } from "@/lib/kernel/money";
import { MoneyText } from "@/components/ui/data/money";
import { ChartFrame, type ChartWords } from "./chart-frame";
import { hundredths, largest, lengthOf } from "./scale";

/** One column: a year or month and its amount as a decimal string. */
export type ColumnRow = { key: string; label: string; amount: string };

/** The height of the largest column, in pixels. */
const TALLEST = 190;

type Props = ChartWords & { rows: readonly ColumnRow[]; currency?: string; labelHeader?: string; amountHeader: string };

function ColumnBar({ row, height, currency }: { row: ColumnRow; height: number; currency: string }) {
  const isNothing = hundredths(row.amount) === 0n;
  return (
    <li className="flex min-w-14 flex-1 flex-col items-center justify-end">
      <span className="pb-1 text-center text-xs leading-tight text-muted tabular-nums">
        {isNothing ? "0" : formatShort(money(row.amount, currency)).slice(currency.length + 1)}
      </span>
      <svg aria-hidden="true" width="100%" height={height} className="block max-w-16">
        <rect width="100%" height={isNothing ? 0 : "100%"} className="fill-blue-700" />
      </svg>
      <span className="w-full border-t border-edge pt-1 text-center text-sm tabular-nums">{row.label}</span>
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
      <div role="region" aria-label={words.title} tabIndex={0} className="relative overflow-x-auto">
        <p className="text-xs text-muted">{currency}</p>
        <ul className="flex min-w-full items-stretch gap-2">
          {rows.map((row) => (
            <ColumnBar
              key={row.key}
              row={row}
              currency={currency}
              height={Math.max(2, Math.round(lengthOf(hundredths(row.amount), top, TALLEST)))}
            />
          ))}
        </ul>
      </div>
    </ChartFrame>
  );
}
