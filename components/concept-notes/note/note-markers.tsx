import { DataTable, type Column } from "@/components/ui/data/table";
import { Section } from "@/components/ui/page/layout";
import { Text, TypedText } from "@/components/ui/page/text";
import type { MarkerRow, NoteRecord } from "@/lib/concept-notes/concept-note-record.queries";
import { CHILD_MARKERS, GENDER_MARKERS, RIGHTS_MARKERS } from "@/lib/concept-notes/concept-note.labels";

type Row = MarkerRow & { name: string; words: Readonly<Record<string, string>> };

const said = (value: string | number | null, words: Row["words"]) =>
  value === null ? "Not given" : (words[value] ?? String(value));

const COLUMNS: readonly Column<Row>[] = [
  { key: "name", header: "Marker", rowHeader: true, cell: ({ name }) => name },
  { key: "self", header: "Self-assessed", wide: true, cell: ({ self, words }) => said(self, words) },
  { key: "why", header: "Justification", wide: true, cell: ({ justification }) => justification || "None given" },
  {
    key: "validated",
    header: "Validated by the Fund Management Unit",
    cell: ({ validated, words }) => (validated === null ? "Not validated yet" : said(validated, words)),
  },
];

/** Each marker as the agency sees it and as the Fund Management Unit validated it. */
export function NoteMarkers({ note: { markers, validationNote } }: { note: NoteRecord }) {
  const rows: readonly Row[] = [
    { name: "Gender", words: GENDER_MARKERS, ...markers.gender },
    { name: "Human rights", words: RIGHTS_MARKERS, ...markers.rights },
    { name: "Child sensitivity", words: CHILD_MARKERS, ...markers.child },
  ];
  return (
    <Section title="Markers">
      <DataTable caption="Markers" captionHidden columns={COLUMNS} rows={rows} rowKey={({ name }) => name} />
      {validationNote ? (
        <>
          <Text tone="small">Why the validated values are as they are:</Text>
          <TypedText>{validationNote}</TypedText>
        </>
      ) : null}
    </Section>
  );
}
