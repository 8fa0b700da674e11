import { AreaBadge } from "@/components/ui/data/badge";
import { Facts } from "@/components/ui/data/facts";
import { DataTable, type Column } from "@/components/ui/data/table";
import { Section } from "@/components/ui/page/layout";
import { List, Text, TypedText } from "@/components/ui/page/text";
import type { NoteRecord } from "@/lib/concept-notes/concept-note-record.queries";
import { formatMoney, sum, toDecimal, usd, USD } from "@/lib/kernel/money";
import { AmountText } from "../list/note-words";
import { PlaceNames } from "./place-names";
import type { Names } from "./reference-names";

type Props = { note: NoteRecord; names: Names };

const objectives = ({ objectiveNumbers }: NoteRecord, names: Names) =>
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

const sumOf = (amounts: readonly string[]) => toDecimal(sum(amounts.map(usd), USD));

type Part = NoteRecord["participations"][number];

const PARTS: readonly Column<Part>[] = [
  { key: "name", header: "UN organisation", rowHeader: true, cell: ({ name }) => name },
  { key: "part", header: "Part", cell: ({ isLead }) => (isLead ? "Leads" : "Takes part") },
  { key: "budget", header: "Budget", numeric: true, cell: ({ budgetUsd }) => <AmountText amountUsd={budgetUsd} /> },
];

/** The organisations that take part, with what each asked for, what that adds up to, and what was approved of it. */
export function NoteBudget({ note }: Pick<Props, "note">) {
  const asked = note.participations.map(({ budgetUsd }) => budgetUsd);
  const sumUsd = asked.every((budget) => budget !== null) && asked.length > 0 ? sumOf(asked) : note.amountUsd;
  const isCut = note.amountUsd !== null && sumUsd !== null && sumUsd !== note.amountUsd;
  return (
    <Section title="UN organizations and budget">
      <DataTable
        caption="Participating UN organizations"
        captionHidden
        columns={PARTS}
        rows={note.participations}
        rowKey={({ organisationId }) => organisationId}
        footer={{ name: "In all", budget: <AmountText amountUsd={sumUsd} /> }}
        empty={<Text tone="muted">No UN organisation is recorded.</Text>}
      />
      {isCut && note.programmeReference ? (
        <Text tone="muted">
          {formatMoney(usd(note.amountUsd ?? "0"))} were approved of this. Each part of it stands with the programme’s
          money.
        </Text>
      ) : null}
    </Section>
  );
}
