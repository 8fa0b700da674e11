"use client";

import { ActForm } from "@/components/concept-notes/acts/act-form";
import type { Act } from "@/components/concept-notes/acts/use-act";
import { Textarea } from "@/components/ui/form/textarea";
import { Panel } from "@/components/ui/page/layout";

type Props = {
  noteId: string;
  revision: number;
  act: Act<{ noteId: string; revision: number; reason: string }>;
};

/** Gives the document back to the agency, with what is to be changed. */
export function ReturnDocument({ noteId, revision, act }: Props) {
  return (
    <Panel title="Return the document" tone="blue">
      <ActForm
        name="return-document"
        label="Return the document"
        act={({ text }) => act({ noteId, revision, reason: text("reason") })}
      >
        {(field) => (
          <Textarea label="Reason" required hint="The agency reads this and writes on." rows={4} {...field("reason")} />
        )}
      </ActForm>
    </Panel>
  );
}
