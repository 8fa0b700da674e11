import { MoneyText } from "@/components/ui/data/money";
import { DataTable, type Column } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";

const MONEY = ["own", "region", "unearmarked", "total"] as const;
export type ThemeLine = Readonly<Record<(typeof MONEY)[number], string>> & { area: number | null; name: string };

const HEADERS: Readonly<Record<(typeof MONEY)[number], string>> = {
  own: "By own earmarks",
  region: "By earmarks to regions",
  unearmarked: "By the unearmarked pool",
  total: "Allocated",
};

const COLUMNS: readonly Column<ThemeLine>[] = [
  { key: "name", header: "Thematic area", rowHeader: true, wide: true, cell: ({ name }) => name },
  ...MONEY.map((name) => ({
    key: name,
    header: HEADERS[name],
    numeric: true,
    cell: (row: ThemeLine) => <MoneyText amount={row[name]} />,
  })),
];

/** Where the money of each thematic area's programmes comes from. USD. */
export function ThemeTable({ rows }: { rows: readonly ThemeLine[] }) {
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
