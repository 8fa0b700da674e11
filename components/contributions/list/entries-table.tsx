import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Stack } from "@/components/ui/page/layout";
import { Text, TextLink } from "@/components/ui/page/text";
import type { EntryFilter, EntryRow } from "@/lib/contributions/entries/schema";
import { KIND_LABELS, targetOf, type TargetNames } from "@/lib/contributions/labels";
import { EarmarkList } from "../earmark-list";
import { Standing } from "../standing";

type Props = {
  caption: string;
  rows: readonly EntryRow[];
  filter: EntryFilter;
  names: TargetNames;
};

type Sort = NonNullable<EntryFilter["sort"]>;

const sorter = (filter: EntryFilter) => (sort: Sort, direction: "ascending" | "descending") => ({
  href: hrefWith("/contributions", filter, { sort: sort === "date" ? undefined : sort, after: undefined }),
  direction: (filter.sort ?? "date") === sort ? direction : undefined,
});

/** Who gave, with the way to everything else of that donor. */
function DonorCell({ row, asOf }: { row: EntryRow; asOf: string | undefined }) {
  return <TextLink href={hrefWith(`/contributions/donors/${row.donor.slug}`, { asOf })}>{row.donor.name}</TextLink>;
}

/** The part of a row that the earmark filter asks for. */
function boundPart(row: EntryRow, earmark: string): string {
  if (earmark !== "none") return row.earmarks.find((line) => targetOf(line) === earmark)?.amountUsd ?? "0.00";
  return row.unearmarkedUsd;
}

function columnsFor({ filter, names }: Pick<Props, "filter" | "names">): Column<EntryRow>[] {
  const sort = sorter(filter);
  const { earmark, asOf } = filter;
  const bound: Column<EntryRow>[] = earmark
    ? [
        {
          key: "bound",
          header: "Of which counted, USD",
          numeric: true,
          cell: (row) => <MoneyText amount={boundPart(row, earmark)} />,
        },
      ]
    : [];
  return [
    {
      key: "contribution",
      header: "Contribution",
      rowHeader: true,
      wide: true,
      cell: (row) => (
        <Stack gap="small">
          <TextLink href={`/contributions/${row.contributionId}`}>{row.reference}</TextLink>
          <Text tone="small">{row.title}</Text>
        </Stack>
      ),
    },
    {
      key: "donor",
      header: "Donor",
      sort: sort("donor", "ascending"),
      cell: (row) => <DonorCell row={row} asOf={asOf} />,
    },
    { key: "kind", header: "Kind", cell: (row) => KIND_LABELS[row.kind] },
    { key: "date", header: "Date", sort: sort("date", "descending"), cell: (row) => <DayText on={row.effectiveOn} /> },
    {
      key: "amount",
      header: "Amount",
      numeric: true,
      cell: (row) => <MoneyText amount={row.amount} currency={row.currency} />,
    },
    {
      key: "usd",
      header: "Booked USD value",
      numeric: true,
      sort: sort("amount", "descending"),
      cell: (row) => <MoneyText amount={row.amountUsd} />,
    },
    ...bound,
    {
      key: "earmarks",
      header: "Earmarks",
      cell: (row) => <EarmarkList earmarks={row.earmarks} currency={row.currency} names={names} />,
    },
    { key: "standing", header: "State", cell: (row) => <Standing {...row} /> },
  ];
}

/** Pledges, commitments and deposits, one a row, reversals among them so that the column adds up. */
export function EntriesTable({ caption, rows, filter, names }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={columnsFor({ filter, names })}
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <Empty title="No entry matches">
          Nothing is recorded that fits all of these filters. Clear them to see every entry you may see.
        </Empty>
      }
    />
  );
}
