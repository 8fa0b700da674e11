import { type Column, DataTable } from "@/components/ui/data/table";
import { Disclosure } from "@/components/ui/page/disclosure";
import { BUDGET_CATEGORIES } from "@/lib/programmes/programme.labels";
import type { SpentRow } from "@/lib/status/status.queries";
import { Printed } from "./printed";

type Spent = Omit<SpentRow, "organisation">;

const categoryWords = ({ category }: Spent) =>
  category === null ? "Not stated" : `${category} ${BUDGET_CATEGORIES[category] ?? ""}`;

const columnsOf = (inDollars: boolean): readonly Column<Spent>[] => [
  { key: "year", header: "Year", rowHeader: true, cell: ({ year }) => year ?? "Not stated" },
  { key: "category", header: "Category", cell: categoryWords },
  {
    key: "amount",
    header: "Expenditure",
    numeric: true,
    cell: ({ amount }) => <Printed amount={amount} inDollars={inDollars} />,
  },
];

const punoColumnsOf = (columns: readonly Column<Spent>[]): readonly Column<SpentRow>[] => [
  { key: "organisation", header: "Organisation", rowHeader: true, cell: ({ organisation }) => organisation },
  ...columns.map((column) => ({ ...column, rowHeader: false })),
];

type Props = {
  spent: { readonly rows: readonly SpentRow[]; readonly byCategory: readonly Spent[]; readonly total: string };
  when: string;
  inDollars: boolean;
};

/** Expenditure as reported: by year and budget category, and the same by organisation too. */
export function SpentTables({ spent: { rows, byCategory, total }, when, inDollars }: Props) {
  if (rows.length === 0) return null;
  const columns = columnsOf(inDollars);
  const amount = <Printed amount={total} inDollars={inDollars} />;
  return (
    <>
      <DataTable
        caption={`Expenditure reported as of ${when}, by year and category`}
        columns={columns}
        rows={byCategory}
        rowKey={({ year, category }) => `${year} ${category}`}
        stacks
        footer={{ year: "All", amount }}
      />
      <Disclosure summary="The same by organisation, year and category">
        <DataTable
          caption={`Expenditure reported as of ${when}, by organisation, year and category`}
          captionHidden
          columns={punoColumnsOf(columns)}
          rows={rows}
          rowKey={({ organisation, year, category }) => `${organisation} ${year} ${category}`}
          stacks
          footer={{ organisation: "All", amount }}
        />
      </Disclosure>
    </>
  );
}
