import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Text, TextLink, VisuallyHidden } from "@/components/ui/page/text";
import { KIND_LABELS, targetOf, type TargetNames } from "@/lib/contributions/contribution.labels";
import type { EntryRow } from "@/lib/contributions/entries/entry.queries";
import type { EntryFilter } from "@/lib/contributions/entries/entry.schema";
import { EarmarkList } from "../earmark-list";
import { Ahead, Late, Standing } from "../entry-marks";

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

/** The part of a row that the earmark filter asks for. */
function boundPart(row: EntryRow, earmark: string): string {
  if (earmark === "none") return row.unearmarkedUsd;
  return row.earmarks.find((line) => targetOf(line) === earmark)?.amountUsd ?? "0.00";
}

/** The booked USD value, and below it the amount where it was another currency. */
function Value({ row: { amount, amountUsd, currency } }: { row: EntryRow }) {
  if (currency === "USD") return <MoneyText amount={amountUsd} />;
  return (
    <>
      <MoneyText amount={amountUsd} />
      <Text tone="small">
        <MoneyText amount={amount} currency={currency} />
      </Text>
    </>
  );
}

const boundColumn = (earmark: string): Column<EntryRow> => ({
  key: "bound",
  header: "Of which counted",
  numeric: true,
  cell: (row) => <MoneyText amount={boundPart(row, earmark)} />,
});

function columnsFor({ filter, names }: Pick<Props, "filter" | "names">): Column<EntryRow>[] {
  const sort = sorter(filter);
  const { earmark, asOf, knownOn } = filter;
  const whose = (row: EntryRow) => (
    <>
      <TextLink href={hrefWith(`/contributions/donors/${row.donor.slug}`, { asOf, knownOn })}>
        {row.donor.name}
      </TextLink>
      <Text tone="small">{row.title}</Text>
    </>
  );
  const which = (row: EntryRow) => (
    <TextLink href={hrefWith(`/contributions/${row.contributionId}`, { asOf, knownOn })}>
      {row.reference} <VisuallyHidden>{KIND_LABELS[row.kind]}</VisuallyHidden>
    </TextLink>
  );
  const what = (row: EntryRow) => (
    <>
      <Text>{KIND_LABELS[row.kind]}</Text>
      <Standing {...row} />
    </>
  );
  const when = (row: EntryRow) => (
    <>
      <DayText on={row.effectiveOn} />
      <Late occurredOn={row.occurredOn} />
      <Ahead effectiveOn={row.effectiveOn} />
    </>
  );
  const bound = (row: EntryRow) => <EarmarkList earmarks={row.earmarks} currency={row.currency} names={names} />;
  const byAmount = sort("amount", "descending");
  return [
    { key: "contribution", header: "Contribution", rowHeader: true, cell: which },
    { key: "donor", header: "Donor", wide: true, sort: sort("donor", "ascending"), cell: whose },
    { key: "kind", header: "Kind", cell: what },
    { key: "date", header: "Date", sort: sort("date", "descending"), cell: when },
    { key: "usd", header: "Booked USD value", numeric: true, sort: byAmount, cell: (row) => <Value row={row} /> },
    ...(earmark ? [boundColumn(earmark)] : []),
    { key: "earmarks", header: "Earmarks", cell: bound },
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
