import { useState } from "react";
import { SourcePicker } from "@/components/funding/source-picker";
import { atSources, sentSources, type SourcesTyped } from "@/components/funding/sources";
import { MOVE_LABELS } from "@/lib/concept-notes/labels";
import { usd } from "@/lib/kernel/money";
import { ActForm } from "./act-form";
import type { ActProps } from "./note-acts";

/** Names the sources of the money, sets it aside there, and asks for the programme document. */
export function InviteAct({ subject: { noteId, revision, amountUsd, sources }, acts, ...told }: ActProps) {
  const [typed, setTyped] = useState<SourcesTyped>({});
  const invite = async () => {
    const sent = sentSources(typed);
    const answer = await acts.invite({ noteId, revision, sources: sent });
    return answer.ok ? answer : { ...answer, fields: atSources(answer.fields, sent) };
  };
  return (
    <ActForm name="invite" label={MOVE_LABELS.invite} act={invite} {...told}>
      {(field) => (
        <SourcePicker
          label="Funding sources"
          choices={sources}
          needed={amountUsd === null ? null : usd(amountUsd)}
          {...{ typed, field }}
          onTyped={setTyped}
        />
      )}
    </ActForm>
  );
}
