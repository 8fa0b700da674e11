import { DataTable, type Column } from "@/components/ui/data/table";
import { TextLink } from "@/components/ui/page/text";
import { AmountText } from "@/components/concept-notes/list/note-words";
import { OUTCOME_LABELS } from "@/lib/committee/labels";
import { sourceOf } from "@/lib/concept-notes/funding/rules";

export type DecidedItem = {
  noteId: string;
  reference: string | null;
  programmeReference: string | null;
  title: string;
  outcome: keyof typeof OUTCOME_LABELS;
  amountUsd: string | null;
  /** Key of the source of an approved amount. */
  source: string | null;
  /** The reader may open the note. */
  isOpen: boolean;
};

/** "area:4" and its kind in words. */
function sourceWords(key: string, regions: Readonly<Record<string, string>>): string {
  const { area, region } = sourceOf(key);
  if (area !== null) return `Earmarked to thematic area ${area}`;
  return region === null ? "Unearmarked" : `Earmarked to ${regions[region] ?? region}`;
}

const columns = (regions: Readonly<Record<string, string>>): Column<DecidedItem>[] => [
  {
    key: "title",
    header: "Note or programme",
    rowHeader: true,
    wide: true,
    cell: ({ noteId, title, isOpen }) =>
      isOpen ? <TextLink href={`/concept-notes/${noteId}`}>{title}</TextLink> : title,
  },
  {
    key: "reference",
    header: "Reference",
    cell: ({ programmeReference, reference }) => programmeReference ?? reference ?? "None",
  },
  { key: "outcome", header: "Outcome", cell: ({ outcome }) => OUTCOME_LABELS[outcome] },
  {
    key: "source",
    header: "Source",
    cell: ({ source }) => (source === null ? "None named" : sourceWords(source, regions)),
  },
  {
    key: "amount",
    header: "Amount",
    numeric: true,
    cell: ({ amountUsd }) => (amountUsd === null ? "None" : <AmountText amountUsd={amountUsd} />),
  },
];

/** What one decision says of each note. */
export function DecisionItems({
  items,
  regions,
}: {
  items: readonly DecidedItem[];
  regions: Readonly<Record<string, string>>;
}) {
  return (
    <DataTable
      caption="What was decided"
      captionHidden
      columns={columns(regions)}
      rows={items}
      rowKey={({ noteId }) => noteId}
    />
  );
}
