import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import type { LinesTotal } from "@/lib/journal/journal.queries";

function amount(key: "debit" | "credit" | "balance", header: string): Column<LinesTotal> {
  return {
    key,
    header,
    numeric: true,
    cell: (row) => <MoneyText amount={row[key]} currency={row.currency} />,
  };
}

type Props = { totals: readonly LinesTotal[]; isCredit: boolean };

/** What the lines that match come to; of a figure's accounts this is the figure. */
export function LinesTotals({ totals, isCredit }: Props) {
  if (totals.length === 0) return null;
  return (
    <DataTable
      caption="Total of the lines that match, without the other sides of their acts"
      rows={totals}
      rowKey={({ currency }) => currency}
      stacks
      columns={[
        { key: "currency", header: "Currency", rowHeader: true, cell: ({ currency }) => currency },
        amount("balance", isCredit ? "Credits less debits" : "Debits less credits"),
        amount("debit", "Debits"),
        amount("credit", "Credits"),
        { key: "lines", header: "Lines", numeric: true, cell: ({ lines }) => lines },
      ]}
    />
  );
}
