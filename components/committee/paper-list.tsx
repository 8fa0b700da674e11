import type { ReactNode } from "react";
import { DayText } from "@/components/ui/data/date";
import { type Column, DataTable } from "@/components/ui/data/table";
import { TextLink } from "@/components/ui/page/text";
import type { PaperRow } from "@/lib/committee/paper.queries";

const COLUMNS: readonly Column<PaperRow>[] = [
  {
    key: "number",
    header: "Number",
    rowHeader: true,
    cell: ({ number }) => <TextLink href={`/committee/papers/${number}`}>{number}</TextLink>,
  },
  { key: "title", header: "Title", wide: true, cell: ({ title }) => title },
  { key: "meeting", header: "Meeting", cell: ({ meetingOn }) => <DayText on={meetingOn} /> },
  { key: "scenarios", header: "Scenarios", numeric: true, cell: ({ scenarioCount }) => scenarioCount },
];

/** Papers of the committee, the latest meeting first. */
export function PaperList({ rows, empty }: { rows: readonly PaperRow[]; empty: ReactNode }) {
  return (
    <DataTable
      caption="Committee papers"
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ number }) => number}
      empty={empty}
    />
  );
}
