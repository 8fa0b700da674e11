import { useState } from "react";
import { SourcePicker } from "@/components/earmarks/source-picker";
import { atSources, sentSources, type SourcesTyped } from "@/components/earmarks/typed-sources";
import { MultiSelect } from "@/components/ui/form/multi-select";
import { Select } from "@/components/ui/form/select";
import { MOVE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { usd } from "@/lib/kernel/money";
import { ActForm, type FieldOf, type Typed } from "./act-form";
import type { ActProps, ActSubject } from "./note-acts";
import type { Refused } from "./use-act";

type Organisations = ActSubject["organisations"];

/** Who takes part, the leading organisation first; one that is not chosen stays empty, so that nobody takes its place. */
const namedIn = ({ text, all }: Typed, organisations: Organisations): string[] =>
  organisations.length === 0 ? [] : [text("leadId"), ...all("partnerIds")];

/** Sentences at the organisations that were sent, moved to the fields they were chosen in. */
const atParties = (fields: Refused["fields"]): Refused["fields"] =>
  Object.fromEntries(
    Object.entries(fields).map(([name, sentence]) => {
      if (!name.startsWith("organisationIds")) return [name, sentence];
      return [name === "organisationIds.0" ? "leadId" : "partnerIds", sentence];
    }),
  );

/** Names who takes part, where the record carried over does not say. */
function Parties({ organisations, field }: { organisations: Organisations; field: FieldOf }) {
  if (organisations.length === 0) return null;
  return (
    <>
      <Select
        label="Leading UN organisation"
        required
        hint="The record does not say who takes part. This one hands in the document."
        placeholder="Choose an organisation"
        options={organisations}
        {...field("leadId")}
      />
      <MultiSelect
        label="Other UN organisations that take part"
        required
        hint="One or more."
        noun="organisations"
        options={organisations}
        {...field("partnerIds")}
      />
    </>
  );
}

/** Names the sources of the money, sets it aside there, and asks for the programme document. */
export function InviteAct({ subject, acts, ...told }: ActProps) {
  const { noteId, revision, amountUsd, sources, organisations } = subject;
  const [typed, setTyped] = useState<SourcesTyped>({});
  const invite = async (form: Typed) => {
    const sent = sentSources(typed);
    const organisationIds = namedIn(form, organisations);
    const answer = await acts.invite({ noteId, revision, sources: sent, organisationIds });
    return answer.ok ? answer : { ...answer, fields: atParties(atSources(answer.fields, sent)) };
  };
  return (
    <ActForm name="invite" label={MOVE_LABELS.invite} act={invite} {...told}>
      {(field) => (
        <>
          <Parties organisations={organisations} field={field} />
          <SourcePicker
            label="Funding sources"
            choices={sources}
            needed={amountUsd === null ? null : usd(amountUsd)}
            typed={typed}
            field={field}
            onTyped={setTyped}
          />
        </>
      )}
    </ActForm>
  );
}
