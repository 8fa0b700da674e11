"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Act, useAct } from "@/components/concept-notes/acts/use-act";
import { Button } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { DayText } from "@/components/ui/data/date";
import { Alert } from "@/components/ui/feedback/alert";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormActions } from "@/components/ui/form/form-layout";
import type { Option } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { useForm } from "@/components/ui/form/use-form";
import { Panel, Section, Stack } from "@/components/ui/page/layout";
import type { Unpriced } from "@/lib/simulation/simulation-problem";
import { AnswerView } from "./answer";
import { MoneyFields, ProgrammeFields, TargetFields } from "./question-fields";
import { emptyQuestion, goneFrom, questionOf, shownWith, type TypedQuestion, type Waiting } from "./typed-question";
import { type Sent, type Solved, useSimulation } from "./use-simulation";

type Save = Act<{ name: string; question: Sent; seen: string }, { id: string }>;

type Clocks = { asOf: string; knownOn: string };

type Props = {
  clocks: Clocks;
  waiting: readonly Waiting[];
  withoutAmount: readonly Unpriced[];
  scopes: readonly Option[];
  /** The address that works the answer out. */
  address: string;
  /** Absent where the person may not save. */
  save?: Save | undefined;
};

/** Keeps question and answer under a name. */
function SaveForm({ solved: { question, digest }, save }: { solved: Solved; save: Save }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const { pending, send, refused, attempt } = useAct();
  return (
    <form
      method="dialog"
      noValidate
      aria-label="Save as a scenario"
      onSubmit={(event) => {
        event.preventDefault();
        send(
          () => save({ name, question, seen: digest }),
          ({ id }) => router.push(`/simulation/scenarios/${id}`),
        );
      }}
    >
      <Panel title="Save as a scenario" tone="sunken">
        {refused ? <ErrorSummary message={refused.message} fields={refused.fields} attempt={attempt} /> : null}
        <TextInput
          label="Name"
          required
          width="half"
          name="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={refused?.fields.name}
        />
        <div>
          <SubmitButton pending={pending}>Save the scenario</SubmitButton>
        </div>
      </Panel>
    </form>
  );
}

type StateProps = Pick<ReturnType<typeof useSimulation>, "stage" | "share" | "isCancelled" | "cancel">;

/** What is going on, read out as it changes. */
function Progress({ stage, share, isCancelled, cancel }: StateProps) {
  if (isCancelled) return <Alert title="Cancelled">Nothing is changed. Ask again whenever you like.</Alert>;
  if (!stage) return null;
  return (
    <Alert live title="Solving…">
      <p>
        {stage}.{share ? ` The best set looked at so far has up to ${share} of what is possible at most.` : null}
      </p>
      <div>
        <Button variant="secondary" size="small" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </Alert>
  );
}

/** The answer stays when the days above are changed, and says that it is of other days. */
function OtherDays({ of: { asOf, knownOn }, clocks }: { of: Sent; clocks: Clocks }) {
  if (asOf === clocks.asOf && knownOn === clocks.knownOn) return null;
  return (
    <Alert tone="warning" title="This answer is of other days than those above">
      <p>
        It was asked as of <DayText on={asOf} />, as known on <DayText on={knownOn} />. Work it out again for the days
        above.
      </p>
    </Alert>
  );
}

/** Asks which programmes can be funded, and shows the answer below the question. */
export function SimulationForm({ clocks, waiting, withoutAmount, scopes, address, save }: Props) {
  const form = useForm<TypedQuestion>({ defaultValues: emptyQuestion(waiting) });
  const { ask, solved, refused, attempt, isRunning, ...state } = useSimulation(address);
  const [shown, setShown] = useState(waiting);
  const all = shownWith(waiting, shown);
  if (all !== shown) setShown(all);
  const fields = {
    form,
    waiting,
    gone: goneFrom(waiting, all),
    withoutAmount,
    scopes,
    sentence: (name: string) => refused?.fields[name],
  };
  return (
    <Stack gap="large">
      <form
        method="dialog"
        noValidate
        aria-label="Funding simulation"
        onSubmit={(event) => {
          event.preventDefault();
          void ask(questionOf(form.getValues(), waiting, clocks));
        }}
      >
        <Stack gap="large">
          {refused ? <ErrorSummary message={refused.message} fields={refused.fields} attempt={attempt} /> : null}
          <MoneyFields {...fields} />
          <ProgrammeFields {...fields} />
          <TargetFields {...fields} />
          <FormActions>
            <SubmitButton pending={isRunning}>Work it out</SubmitButton>
          </FormActions>
        </Stack>
      </form>
      <Progress {...state} />
      {solved ? (
        <Section title="The answer">
          <Stack gap="large">
            <OtherDays of={solved.question} clocks={clocks} />
            <AnswerView answer={solved.answer} />
            {save ? <SaveForm solved={solved} save={save} /> : null}
          </Stack>
        </Section>
      ) : null}
    </Stack>
  );
}
