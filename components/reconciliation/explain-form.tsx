"use client";

import { useRouter } from "next/navigation";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { LinkButton } from "@/components/ui/actions/button";
import { Select } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { NOTE_LABELS } from "@/lib/reconciliation/labels";
import { explainDifferenceInput, NOTE_KINDS, type NoteKind } from "@/lib/reconciliation/schema";

type Typed = { reconciliationId: string; cell: string; kind: NoteKind; text: string };
type Props = { reconciliationId: string; cell: string; act: (input: Typed) => Promise<Answer<unknown>> };

const OPTIONS = NOTE_KINDS.map((value) => ({ value, label: NOTE_LABELS[value] }));

/** Says why one figure differs. */
export function ExplainForm({ reconciliationId, cell, act }: Props) {
  const router = useRouter();
  const form = useCheckedForm({
    schema: explainDifferenceInput,
    defaultValues: { reconciliationId, cell, text: "" },
    act: (typed: Typed) => act(typed),
    onDone: () => router.push(`/reconciliation/${reconciliationId}`),
  });
  const cancel = (
    <LinkButton href={`/reconciliation/${reconciliationId}`} variant="quiet">
      Cancel
    </LinkButton>
  );
  return (
    <CheckedForm form={form} label="Keep the explanation" pendingLabel="Keeping…" otherwise={cancel}>
      <Select
        label="Why the figures differ"
        options={OPTIONS}
        placeholder="Choose"
        width="half"
        required
        {...form.field("kind")}
      />
      <Textarea
        label="In words"
        hint="For whoever looks at this later: the entry, the rate, the letter."
        rows={3}
        required
        {...form.field("text")}
      />
    </CheckedForm>
  );
}
