import type { ReactNode } from "react";
import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { DataTable, type Column } from "@/components/ui/data/table";
import { TextLink } from "@/components/ui/page/text";
import { MODE_LABELS } from "@/lib/committee/decision.labels";
import type { DecisionRow } from "@/lib/committee/decision.queries";

const COLUMNS: readonly Column<DecisionRow>[] = [
  {
    key: "number",
    header: "Number",
    rowHeader: true,
    cell: ({ number }) => <TextLink href={`/committee/decisions/${number}`}>{number}</TextLink>,
  },
  { key: "on", header: "Decided on", cell: ({ decidedOn }) => <DayText on={decidedOn} /> },
  { key: "mode", header: "How", cell: ({ mode }) => MODE_LABELS[mode] },
  {
    key: "text",
    header: "Text",
    wide: true,
    cell: ({ text }) => (text.length > 180 ? `${text.slice(0, 180)}…` : text),
  },
  { key: "items", header: "Notes", numeric: true, cell: ({ itemCount }) => itemCount },
  {
    key: "granted",
    header: "Amount",
    numeric: true,
    cell: ({ granted }) => <MoneyText amount={granted} cents="when-needed" />,
  },
];

/** Decisions, latest first. */
export function DecisionList({ rows, empty }: { rows: readonly DecisionRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Decisions of the Steering Committee"
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ number }) => number}
      empty={empty}
    />
  );
}
