"use client";

import { useState } from "react";
import { type Act, useAct } from "@/components/concept-notes/acts/use-act";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { type Option, Select } from "@/components/ui/form/select";
import { Panel } from "@/components/ui/page/layout";

type Props = {
  scenarioId: string;
  papers: readonly Option[];
  attach: Act<{ scenarioId: string; paperNumber: string }>;
};

/** Attaches a scenario to a committee paper. */
export function AttachForm({ scenarioId, papers, attach }: Props) {
  const [paperNumber, setPaperNumber] = useState("");
  const { pending, send, refused, attempt } = useAct();
  return (
    <form
      method="dialog"
      noValidate
      aria-label="Attach to a committee paper"
      onSubmit={(event) => {
        event.preventDefault();
        send(
          () => attach({ scenarioId, paperNumber }),
          () => setPaperNumber(""),
        );
      }}
    >
      <Panel title="Attach to a committee paper" tone="sunken">
        {refused ? <ErrorSummary message={refused.message} fields={refused.fields} attempt={attempt} /> : null}
        <Select
          label="Paper"
          name="paperNumber"
          width="half"
          placeholder="Choose"
          options={papers}
          value={paperNumber}
          onChange={(event) => setPaperNumber(event.target.value)}
          error={refused?.fields.paperNumber}
        />
        <div>
          <SubmitButton pending={pending}>Attach</SubmitButton>
        </div>
      </Panel>
    </form>
  );
}
