import { MoneyText } from "@/components/ui/data/money";
import { DataTable, type Column } from "@/components/ui/data/table";
import type { PoolRow } from "@/lib/earmarks/earmark.queries";

const MONEY = ["gross", "fee", "other", "reserved", "allocated", "available"] as const;
type Sums = Readonly<Record<(typeof MONEY)[number], string>>;

const HEADERS: Readonly<Record<(typeof MONEY)[number], string>> = {
  gross: "Deposits",
  fee: "Fee",
  other: "Income less costs",
  reserved: "Set aside",
  allocated: "Allocated",
  available: "Available",
};

const COLUMNS: readonly Column<PoolRow>[] = [
  { key: "label", header: "Pool", rowHeader: true, cell: ({ label }) => label },
  ...MONEY.map((name) => ({
    key: name,
    header: HEADERS[name],
    numeric: true,
    cell: (row: PoolRow) => <MoneyText amount={row[name]} />,
  })),
];

/** What each pool received, what is taken out of it, and what it may still pay. USD. */
export function PoolTable({ rows, totals }: { rows: readonly PoolRow[]; totals: Sums }) {
  const sums = MONEY.map((name) => [name, <MoneyText key={name} amount={totals[name]} />] as const);
  return (
    <DataTable
      caption="What each pool may still pay"
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ key }) => key}
      stacks
      footer={{ label: "In all", ...Object.fromEntries(sums) }}
    />
  );
}
