"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { type Act, type Refused, useAct } from "@/components/concept-notes/acts/use-act";
import { atSources, type SentSource, sentSources } from "@/components/earmarks/typed-sources";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { RadioGroup } from "@/components/ui/form/choices";
import { DateInput } from "@/components/ui/form/date-input";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormActions, FormSection } from "@/components/ui/form/form-layout";
import { Textarea } from "@/components/ui/form/textarea";
import { useForm } from "@/components/ui/form/use-form";
import { useStartToday } from "@/components/ui/form/use-local-today";
import { Stack } from "@/components/ui/page/layout";
import { isGranting } from "@/lib/committee/decision-outcomes";
import type { AwaitingNote } from "@/lib/committee/decision.queries";
import type { Day } from "@/lib/kernel/dates";
import { Consequences } from "./consequences";
import { ItemFields } from "./item-fields";
import { chosenOutcome, type DecisionTyped } from "./typed-decision";

type Props = {
  notes: readonly AwaitingNote[];
  /** The note the person came from. */
  chosenId?: string | undefined;
  /** The latest day that is today anywhere. */
  latest: Day;
  record: Act<unknown, { number: string }>;
};

const typedFrom = ({ notes }: Props): DecisionTyped => ({
  decidedOn: "",
  mode: "meeting",
  text: "",
  conditions: "",
  items: Object.fromEntries(
    notes.map(({ id, amountUsd }) => [id, { outcome: "", amountUsd: amountUsd ?? "", sources: {}, reason: "" }]),
  ),
});

/** What is sent of each note: only what its outcome needs. */
function itemsOf({ items }: DecisionTyped, notes: readonly AwaitingNote[]) {
  return notes.flatMap((note) => {
    const item = items[note.id];
    const outcome = chosenOutcome(note, item?.outcome ?? "");
    if (!item || !outcome) return [];
    const { amountUsd, sources, reason } = item;
    const granted = { amountUsd, ...(outcome === "approved" && { sources: sentSources(sources) }) };
    return [{ noteId: note.id, revision: note.revision, outcome, ...(isGranting(outcome) ? granted : { reason }) }];
  });
}

type Sent = { noteId: string; sources?: SentSource[] };

/** Sentences at the items that were sent, moved to the notes they are about, and to the sources of these. */
function atNotes({ fields, ...refused }: Refused, sent: readonly Sent[]): Refused {
  const named = sent.reduce((all, { sources }, index) => atSources(all, sources ?? [], `items.${index}.`), fields);
  const moved = Object.entries(named).map(([name, sentence]) => [
    name.replace(/^items\.(\d+)/, (all, index: string) => {
      const id = sent[Number(index)]?.noteId;
      return id ? `items.${id}` : all;
    }),
    sentence,
  ]);
  return { ...refused, fields: Object.fromEntries(moved) };
}

/** The notes of the opened form as they are now; one that is no longer awaiting stays, so that nothing typed is lost. */
function useAgenda({ notes }: Props) {
  const [opened] = useState(notes);
  const fresh = new Map(notes.map((note) => [note.id, note]));
  const known = opened.map((note) => fresh.get(note.id) ?? note);
  const added = notes.filter(({ id }) => !opened.some((note) => note.id === id));
  return { agenda: [...known, ...added], isGone: (id: string) => !fresh.has(id) };
}

function useDecision(props: Props, agenda: readonly AwaitingNote[]) {
  const router = useRouter();
  const form = useForm<DecisionTyped>({ defaultValues: typedFrom(props) });
  useStartToday(form, "decidedOn");
  const act = useAct();
  const submit = () => {
    const { items: _, ...facts } = form.getValues();
    const items = itemsOf(form.getValues(), agenda);
    act.send(
      async () => {
        const answer = await props.record({ ...facts, items });
        return answer.ok ? answer : atNotes(answer, items);
      },
      ({ number }) => router.push(`/committee/decisions/${number}`),
    );
  };
  return { form, submit, reload: () => router.refresh(), ...act };
}

type FactProps = Pick<ReturnType<typeof useDecision>, "form"> & {
  sentence: (name: string) => string | undefined;
  latest: Day;
};

function DecisionFacts({ form: { register }, sentence, latest }: FactProps) {
  return (
    <FormSection title="The decision">
      <DateInput label="Decided on" required max={latest} {...register("decidedOn")} error={sentence("decidedOn")} />
      <RadioGroup
        label="How it was decided"
        required
        options={[
          { value: "meeting", label: "In a meeting" },
          { value: "correspondence", label: "By correspondence, without objection" },
        ]}
        {...register("mode")}
        error={sentence("mode")}
      />
      <Textarea
        label="Text of the decision"
        required
        hint="As it stands in the record of the committee. It is public."
        rows={6}
        {...register("text")}
        error={sentence("text")}
      />
      <Textarea
        label="Conditions"
        hint="Leave empty where there are none. No money goes to an approved programme until they are recorded as met; each programme’s page of money lists them."
        rows={3}
        {...register("conditions")}
        error={sentence("conditions")}
      />
    </FormSection>
  );
}

type RefusalProps = { refused: Refused; attempt: number; onReload: () => void };

/** Why the decision was not recorded; where somebody else was faster, how to see it without losing the text. */
function Refusal({ refused: { code, message, fields }, attempt, onReload }: RefusalProps) {
  return (
    <>
      <ErrorSummary message={message} fields={fields} attempt={attempt} />
      {code === "conflict" ? (
        <Alert tone="warning" title="Your text is kept in this form.">
          <div>
            <Button variant="secondary" size="small" onClick={onReload}>
              Show how the notes stand now
            </Button>
          </div>
        </Alert>
      ) : null}
    </>
  );
}

/** Records what the committee decided, on one or several notes at once: all of it or none. */
export function DecisionForm(props: Props) {
  const { agenda, isGone } = useAgenda(props);
  const { form, submit, reload, pending, refused, attempt } = useDecision(props, agenda);
  const sentence = (name: string) => refused?.fields[name];
  const { chosenId } = props;
  const ordered = [...agenda].sort((a, b) => Number(b.id === chosenId) - Number(a.id === chosenId));

  return (
    <form
      method="dialog"
      noValidate
      aria-label="Committee decision"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="large">
        {refused ? <Refusal refused={refused} attempt={attempt} onReload={reload} /> : null}
        <FormSection
          title="The notes"
          id="field-items"
          lead="Say for each note whether it is part of this decision, and what was decided."
        >
          {ordered.map((note) => (
            <ItemFields key={note.id} form={form} note={note} sentence={sentence} isGone={isGone(note.id)} />
          ))}
        </FormSection>
        <DecisionFacts form={form} sentence={sentence} latest={props.latest} />
        <Consequences form={form} notes={agenda} />
        <FormActions>
          <SubmitButton pending={pending}>Record the decision</SubmitButton>
          <LinkButton variant="quiet" href="/committee/decisions">
            Cancel
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}
