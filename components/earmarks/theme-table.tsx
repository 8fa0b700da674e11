import { MoneyText } from "@/components/ui/data/money";
import { DataTable, type Column } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import type { ThemeRow } from "@/lib/earmarks/earmark.queries";

const MONEY = ["own", "region", "unearmarked", "total"] as const;

const HEADERS: Readonly<Record<(typeof MONEY)[number], string>> = {
  own: "By own earmarks",
  region: "By earmarks to regions",
  unearmarked: "By the unearmarked pool",
  total: "Allocated",
};

const COLUMNS: readonly Column<ThemeRow>[] = [
  { key: "name", header: "Thematic area", rowHeader: true, wide: true, cell: ({ name }) => name },
  ...MONEY.map((name) => ({
    key: name,
    header: HEADERS[name],
    numeric: true,
    cell: (row: ThemeRow) => <MoneyText amount={row[name]} />,
  })),
];

/** Where the money of each thematic area's programmes comes from. USD. */
export function ThemeTable({ rows }: { rows: readonly ThemeRow[] }) {
  return (
    <DataTable
      caption="What pays for the programmes of each thematic area"
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ area }) => String(area)}
      stacks
      empty={<Empty title="Nothing is allocated">An allocation comes with the approval of a programme.</Empty>}
    />
  );
}
