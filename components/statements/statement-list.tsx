import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { TextLink } from "@/components/ui/page/text";
import { SUM_LABELS } from "@/lib/contributions/contribution.labels";
import { ORGANISATION_TYPE_LABELS } from "@/lib/organisations/organisation.labels";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import type { StatementRow } from "@/lib/statements/statement.queries";

const AMOUNTS = ["committed", "deposited", "receivable"] as const;

const columns = (clocks: ReportingDates): Column<StatementRow>[] => [
  {
    key: "donor",
    header: "Donor",
    rowHeader: true,
    cell: ({ donor: { slug, name } }) => (
      <TextLink href={hrefWith(`/statements/${slug}`, reportingDatesQuery(clocks))}>{name}</TextLink>
    ),
  },
  { key: "type", header: "Type", cell: ({ donor }) => ORGANISATION_TYPE_LABELS[donor.type] },
  ...AMOUNTS.map((name): Column<StatementRow> => ({
    key: name,
    header: SUM_LABELS[name],
    numeric: true,
    cell: (row) => <MoneyText amount={row[name]} />,
  })),
];

/** Every donor with the way to its statement under the same clocks. */
export function StatementList({ rows, clocks }: { rows: readonly StatementRow[]; clocks: ReportingDates }) {
  return (
    <DataTable
      caption="Donors, the largest deposits first; booked USD values"
      columns={columns(clocks)}
      rows={rows}
      rowKey={({ donor }) => donor.slug}
      stacks
      empty={
        <Empty title="No statement up to this day">
          Nothing was pledged, committed or deposited up to the chosen days. Choose later ones.
        </Empty>
      }
    />
  );
}
