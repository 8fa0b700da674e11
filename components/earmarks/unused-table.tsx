import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { DataTable, type Column } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { TextLink } from "@/components/ui/page/text";
import type { UnusedRow } from "@/lib/earmarks/earmark.queries";
import { formatWait } from "@/lib/kernel/dates";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";

const columnsFor = (on: ReportingDates): readonly Column<UnusedRow>[] => [
  { key: "pool", header: "Earmark", rowHeader: true, wide: true, cell: ({ pool }) => pool },
  { key: "donor", header: "Donor", cell: ({ donor }) => donor ?? "Not shown" },
  {
    key: "reference",
    header: "Contribution",
    nowrap: true,
    cell: ({ reference, contributionId }) =>
      reference ? (
        <TextLink href={hrefWith(`/contributions/${contributionId ?? ""}`, reportingDatesQuery(on))}>
          {reference}
        </TextLink>
      ) : (
        "Not shown"
      ),
  },
  { key: "since", header: "Deposited on", nowrap: true, cell: ({ since }) => <DayText on={since} /> },
  { key: "days", header: "Waits for", nowrap: true, cell: ({ days }) => formatWait(days) },
  { key: "net", header: "Net of fee", numeric: true, cell: ({ netUsd }) => <MoneyText amount={netUsd} /> },
  { key: "left", header: "Unused", numeric: true, cell: ({ leftUsd }) => <MoneyText amount={leftUsd} /> },
];

/** Deposits to earmarks of which something is unused, the longest wait first. USD. */
export function UnusedTable({ rows, on }: { rows: readonly UnusedRow[]; on: ReportingDates }) {
  return (
    <DataTable
      caption="Unused earmarks"
      captionHidden
      columns={columnsFor(on)}
      rows={rows}
      rowKey={({ key }) => key}
      stacks
      empty={
        <Empty title="No earmark is unused">
          No deposit carries an earmark yet, or all that was deposited with one is set aside or allocated.
        </Empty>
      }
    />
  );
}
