import { AreaBadge } from "@/components/ui/data/badge";
import { Facts } from "@/components/ui/data/facts";
import { DataTable, type Column } from "@/components/ui/data/table";
import { Section } from "@/components/ui/page/layout";
import { List, Text, TypedText } from "@/components/ui/page/text";
import { AmountText } from "../list/note-words";
import type { Names, NoteView } from "./note-view";
import { PlaceNames } from "./place-names";

type Props = { note: NoteView; names: Names };

const objectives = ({ objectiveNumbers }: NoteView, names: Names) =>
  objectiveNumbers.map((number) => ({ key: String(number), content: `${number}. ${names.objectives[number] ?? ""}` }));

/** What the note is about, where and for how long. */
export function NoteFacts({ note, names }: Props) {
  const { areaNumber: area, durationMonths: months } = note;
  return (
    <Section title="The note">
      {note.summary ? <TypedText>{note.summary}</TypedText> : <Text tone="muted">No summary yet.</Text>}
      <Facts
        items={[
          { label: "Amount", value: <AmountText amountUsd={note.amountUsd} /> },
          { label: "Duration", value: months === null ? null : `${months} ${months === 1 ? "month" : "months"}` },
          {
            label: "Theme",
            value: area === null ? null : <AreaBadge number={area} title={names.areas[area] ?? ""} />,
          },
          { label: "Led by", value: note.leadName },
          { label: "Places", value: <PlaceNames places={note.places} names={names} regionGroup={note.regionGroup} /> },
          { label: "Source of the record", value: note.source ?? "Drafted here" },
          {
            label: "Objectives of the Global Compact",
            value: note.objectiveNumbers.length ? <List plain items={objectives(note, names)} /> : null,
          },
          {
            label: "Government partners",
            value: note.governmentPartners.length ? (
              <List plain items={note.governmentPartners.map((name) => ({ key: name, content: name }))} />
            ) : null,
          },
          { label: "Stakeholders", value: note.stakeholders ? <TypedText>{note.stakeholders}</TypedText> : null },
        ]}
      />
    </Section>
  );
}

type Part = NoteView["participations"][number];

const PARTS: readonly Column<Part>[] = [
  { key: "name", header: "UN organisation", rowHeader: true, cell: ({ name }) => name },
  { key: "part", header: "Part", cell: ({ isLead }) => (isLead ? "Leads" : "Takes part") },
  { key: "budget", header: "Budget", numeric: true, cell: ({ budgetUsd }) => <AmountText amountUsd={budgetUsd} /> },
];

/** The organisations that take part, with the budget of each and the amount they add up to. */
export function NoteBudget({ note }: Pick<Props, "note">) {
  return (
    <Section title="UN organisations and budget">
      <DataTable
        caption="Participating UN organisations"
        captionHidden
        columns={PARTS}
        rows={note.participations}
        rowKey={({ organisationId }) => organisationId}
        footer={{ name: "In all", budget: <AmountText amountUsd={note.amountUsd} /> }}
        empty={<Text tone="muted">No UN organisation is recorded.</Text>}
      />
    </Section>
  );
}
