import { AreaBadge, StageBadge } from "@/components/ui/data/badge";
import { DataTable, type Column, type SortDirection } from "@/components/ui/data/table";
import { Stack } from "@/components/ui/page/layout";
import { Text, TextLink } from "@/components/ui/page/text";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { NoteRow } from "@/lib/concept-notes/concept-note.queries";
import type { Day } from "@/lib/kernel/dates";
import { AmountText, ExampleMark, referenceOf, TimeInStage } from "./note-words";

/** What a click on a column's header leads to; a column that is missing here is not sorted. */
export type Sorting = Readonly<Record<string, { href: string; direction?: SortDirection | undefined }>>;

type Props = {
  rows: readonly NoteRow[];
  on: Day;
  sorting: Sorting;
  /** Count and money of everything the filter finds, not only of this page. */
  totals: { count: number; amountUsd: string };
  empty: React.ReactNode;
};

const columns = (on: Day, sorting: Sorting): Column<NoteRow>[] => {
  const plain: Column<NoteRow>[] = [
    {
      key: "title",
      header: "Title",
      rowHeader: true,
      wide: true,
      cell: (note) => (
        <Stack gap="small">
          <span>
            <TextLink href={`/concept-notes/${note.id}`}>{note.title || "Untitled draft"}</TextLink>
          </span>
          <Text tone="small">
            {referenceOf(note)} <ExampleMark isExample={note.isExample} />
          </Text>
        </Stack>
      ),
    },
    { key: "stage", header: "Stage", cell: ({ stage }) => <StageBadge stage={stage} label={STAGE_LABELS[stage]} /> },
    {
      key: "stage-since",
      header: "In this stage",
      cell: ({ stageSince }) => <TimeInStage since={stageSince} on={on} />,
    },
    {
      key: "area",
      header: "Theme",
      cell: ({ areaNumber }) => (areaNumber === null ? "Not chosen" : <AreaBadge number={areaNumber} />),
    },
    { key: "lead", header: "Led by", cell: ({ leadName }) => leadName ?? "Not recorded" },
    { key: "amount", header: "Amount", numeric: true, cell: (note) => <AmountText amountUsd={note.amountUsd} /> },
  ];
  return plain.map((column) => {
    const sort = sorting[column.key];
    return sort ? { ...column, sort } : column;
  });
};

/** Notes as rows, with the totals of everything the filter finds. */
export function NoteTable({ rows, on, sorting, totals, empty }: Props) {
  return (
    <DataTable
      caption="Concept notes and programmes"
      captionHidden
      columns={columns(on, sorting)}
      rows={rows}
      rowKey={({ id }) => id}
      footer={{
        title: `All that the filter finds: ${totals.count}`,
        amount: <AmountText amountUsd={totals.amountUsd} />,
      }}
      empty={empty}
    />
  );
}
