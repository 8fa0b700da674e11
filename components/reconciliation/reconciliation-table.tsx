import { DayText } from "@/components/ui/data/date";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { TextLink } from "@/components/ui/page/text";
import { LEVEL_LABELS } from "@/lib/reconciliation/reconciliation.labels";
import type { ListedReconciliation } from "@/lib/reconciliation/reconciliation.queries";

const COLUMNS: readonly Column<ListedReconciliation>[] = [
  {
    key: "reference",
    header: "Reference",
    rowHeader: true,
    nowrap: true,
    cell: ({ id, reference }) => <TextLink href={`/reconciliation/${id}`}>{reference}</TextLink>,
  },
  { key: "title", header: "Statement", wide: true, cell: ({ title }) => title },
  { key: "level", header: "About", cell: ({ level }) => LEVEL_LABELS[level] },
  { key: "asOf", header: "As of", cell: ({ asOf }) => <DayText on={asOf} /> },
  { key: "open", header: "Open", numeric: true, cell: ({ states }) => states.open },
  { key: "explained", header: "Explained", numeric: true, cell: ({ states }) => states.explained },
  { key: "agreed", header: "Agreed", numeric: true, cell: ({ states }) => states.agreed },
  { key: "by", header: "Recorded by", cell: ({ recordedBy }) => recordedBy },
];

/** Statements held against our books, the newest first. */
export function ReconciliationTable({ rows }: { rows: readonly ListedReconciliation[] }) {
  return (
    <DataTable
      caption="Statements"
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <Empty title="No statement has been compared yet.">
          Bring in an official statement, and every figure that differs from our books is listed until somebody says
          why.
        </Empty>
      }
    />
  );
}
