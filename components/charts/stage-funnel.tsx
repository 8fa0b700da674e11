import { MoneyText } from "@/components/ui/data/money";
import type { Column } from "@/components/ui/data/table";
import { TextLink } from "@/components/ui/page/text";
import { Bar } from "./bar";
import { ChartFrame, type ChartWords } from "./chart-frame";
import { lengthOf } from "./scale";

/** One stage with the number of notes that stand in it, their money as a decimal string where it is known. */
export type StageRow = { key: string; label: string; count: number; amount?: string; href?: string };

type Props = ChartWords & { rows: readonly StageRow[]; currency?: string };

/** How many notes stand in each stage, in the order of the way; lengths are counts, money stands in words. */
export function StageFunnel({ rows, currency = "USD", ...words }: Props) {
  const top = BigInt(Math.max(0, ...rows.map(({ count }) => count)));
  const columns: Column<StageRow>[] = [
    { key: "label", header: "Stage", rowHeader: true, cell: ({ label }) => label },
    { key: "count", header: "Count", numeric: true, cell: ({ count }) => count },
    {
      key: "amount",
      header: `Amount, ${currency}`,
      numeric: true,
      cell: ({ amount }) => (amount === undefined ? "" : <MoneyText amount={amount} currency={currency} />),
    },
  ];
  return (
    <ChartFrame {...words} columns={columns} rows={rows} rowKey={({ key }) => key}>
      <ol className="grid gap-2.5">
        {rows.map(({ key, label, count, amount, href }) => (
          <li key={key} className="keep-together grid items-center gap-x-4 gap-y-1 sm:grid-cols-[12rem_1fr_9rem]">
            <span className="leading-snug">{href ? <TextLink href={href}>{label}</TextLink> : label}</span>
            <Bar parts={[{ key, length: lengthOf(BigInt(count), top), look: "fill-blue-700" }]} />
            <span className="text-sm tabular-nums">
              <strong>{count}</strong>
              {amount === undefined || count === 0 ? null : (
                <span className="ml-2 text-muted">
                  <MoneyText amount={amount} currency={currency} short />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  );
}
