import { Badge } from "@/components/ui/data/badge";
import { MomentText } from "@/components/ui/data/date";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { TextLink } from "@/components/ui/page/text";
import type { ImportRow } from "@/lib/imports/import.queries";

const STATES = { uploaded: "Columns to be named", checked: "Checked, not imported", imported: "Imported" } as const;

const COLUMNS: readonly Column<ImportRow>[] = [
  {
    key: "reference",
    header: "Reference",
    rowHeader: true,
    nowrap: true,
    cell: ({ id, reference }) => <TextLink href={`/imports/${id}`}>{reference}</TextLink>,
  },
  { key: "file", header: "File", wide: true, cell: ({ fileName }) => fileName },
  {
    key: "state",
    header: "State",
    cell: ({ state }) => <Badge tone={state === "imported" ? "success" : "neutral"}>{STATES[state]}</Badge>,
  },
  { key: "entries", header: "Entries made", numeric: true, cell: ({ counts }) => counts?.entries.toLocaleString("en") },
  { key: "by", header: "Uploaded by", cell: ({ uploadedBy }) => uploadedBy },
  { key: "at", header: "Uploaded", cell: ({ uploadedAt }) => <MomentText at={uploadedAt} /> },
];

/** Files brought in, the latest first. */
export function ImportTable({ rows }: { rows: readonly ImportRow[] }) {
  return (
    <DataTable
      caption="Files"
      captionHidden
      columns={COLUMNS}
      rows={rows}
      rowKey={({ id }) => id}
      empty={
        <Empty title="No file has been imported yet.">
          Bring in what another system holds: a dry run shows what would become of each row before anything is booked.
        </Empty>
      }
    />
  );
}
