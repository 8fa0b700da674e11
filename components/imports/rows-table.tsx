import { Badge, type BadgeTone } from "@/components/ui/data/badge";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Stack } from "@/components/ui/page/layout";
import { List, Text, TextLink } from "@/components/ui/page/text";
import { VERDICT_LABELS } from "@/lib/imports/labels";
import type { Remark, Verdict } from "@/lib/imports/schema";

export type RowLine = {
  row: number;
  cells: readonly { heading: string; text: string }[];
  verdict: Verdict;
  remarks: readonly Remark[];
  contribution: { id: string; reference: string } | null;
  setId: string | null;
};

const TONES: Readonly<Record<Verdict, BadgeTone>> = {
  error: "danger",
  warning: "warning",
  new: "success",
  duplicate: "neutral",
  skipped: "closed",
};

function Remarks({ remarks }: Pick<RowLine, "remarks">) {
  const items = remarks.map(({ sentence, column }) => ({
    key: `${column ?? ""}${sentence}`,
    content: column ? `${column}: ${sentence}` : sentence,
  }));
  return items.length > 0 ? <List plain items={items} /> : null;
}

const COLUMNS: readonly Column<RowLine>[] = [
  { key: "row", header: "Row", numeric: true, cell: ({ row }) => row },
  {
    key: "verdict",
    header: "Verdict",
    nowrap: true,
    cell: ({ verdict }) => <Badge tone={TONES[verdict]}>{VERDICT_LABELS[verdict]}</Badge>,
  },
  {
    key: "cells",
    header: "What it says",
    wide: true,
    cell: ({ cells }) => (
      <Stack gap="small">
        {cells.length > 0 ? <Text>{cells.map(({ text }) => text).join(" · ")}</Text> : <Text tone="muted">Empty</Text>}
      </Stack>
    ),
  },
  {
    key: "remarks",
    header: "Remarks",
    wide: true,
    cell: ({ remarks }) => <Remarks remarks={remarks} />,
  },
  {
    key: "place",
    header: "In the books",
    nowrap: true,
    cell: ({ contribution, setId }) => {
      if (contribution) return <TextLink href={`/contributions/${contribution.id}`}>{contribution.reference}</TextLink>;
      return setId ? <TextLink href={`/ledger/${setId}`}>Its lines</TextLink> : null;
    },
  },
];

/** Rows of a file with what is said of each; a row is counted as a spreadsheet counts, the headings being row 1. */
export function RowsTable({ caption, rows }: { caption: string; rows: readonly RowLine[] }) {
  return (
    <DataTable
      caption={caption}
      columns={COLUMNS}
      rows={rows}
      rowKey={({ row }) => String(row)}
      empty={<Empty title="There are no such rows." />}
    />
  );
}
