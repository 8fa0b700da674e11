import { AmountText } from "@/components/concept-notes/list/note-words";
import { DataTable, type Column } from "@/components/ui/data/table";
import { List, TextLink } from "@/components/ui/page/text";
import { OUTCOME_LABELS } from "@/lib/committee/decision.labels";
import type { DecidedItem } from "@/lib/committee/decision.queries";
import { sourceOf, sourceWords } from "@/lib/earmarks/funding-sources";

type Regions = Readonly<Record<string, string>>;

/** The source, or each with what it pays. */
function Sources({ sources, regions }: Pick<DecidedItem, "sources"> & { regions: Regions }) {
  const named = sources.map((line) => ({ ...line, words: sourceWords(sourceOf(line.source), regions) }));
  const [first] = named;
  if (!first) return "None named";
  if (named.length === 1) return first.words;
  const content = ({ words, amountUsd }: (typeof named)[number]) => (
    <>
      {words}: <AmountText amountUsd={amountUsd} />
    </>
  );
  return <List plain items={named.map((line) => ({ key: line.source, content: content(line) }))} />;
}

const columns = (regions: Regions): Column<DecidedItem>[] => [
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
    header: "Sources",
    cell: ({ sources }) => <Sources sources={sources} regions={regions} />,
  },
  {
    key: "amount",
    header: "Amount",
    numeric: true,
    cell: ({ amountUsd }) => (amountUsd === null ? "None" : <AmountText amountUsd={amountUsd} />),
  },
];

/** What one decision says of each note. */
export function DecisionItems({ items, regions }: { items: readonly DecidedItem[]; regions: Regions }) {
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
