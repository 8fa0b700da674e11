"use client";

import { useRouter } from "next/navigation";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { LinkButton } from "@/components/ui/actions/button";
import { Select } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import type { RefusalCode } from "@/lib/kernel/refusal";
import { NOTE_LABELS } from "@/lib/reconciliation/reconciliation.labels";
import { explainDifferenceInput, NOTE_KINDS, type NoteKind } from "@/lib/reconciliation/reconciliation.schema";

type Typed = { reconciliationId: string; cell: string; difference: string; kind: NoteKind; text: string };
type Props = {
  reconciliationId: string;
  cell: string;
  /** In USD, as the page shows it. */
  difference: string;
  act: (input: Typed) => Promise<Answer<unknown> & { code?: RefusalCode }>;
};

const OPTIONS = NOTE_KINDS.map((value) => ({ value, label: NOTE_LABELS[value] }));

/** Says why one figure differs. Where the difference moved, the page shows it anew around what was typed. */
export function ExplainForm({ reconciliationId, cell, difference, act }: Props) {
  const router = useRouter();
  const form = useCheckedForm({
    schema: explainDifferenceInput,
    defaultValues: { reconciliationId, cell, difference, text: "" },
    act: async (typed: Typed) => {
      const answer = await act({ ...typed, difference });
      if (!answer.ok && answer.code === "conflict") router.refresh();
      return answer;
    },
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
