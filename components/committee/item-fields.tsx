import { type UseFormReturn, useWatch } from "react-hook-form";
import { typedAmount } from "@/components/concept-notes/form/totals";
import { AmountText } from "@/components/concept-notes/list/note-words";
import { SourcePicker } from "@/components/earmarks/source-picker";
import { Alert } from "@/components/ui/feedback/alert";
import { RadioGroup } from "@/components/ui/form/choices";
import { MoneyInput } from "@/components/ui/form/money-input";
import type { Option } from "@/components/ui/form/select";
import { Textarea } from "@/components/ui/form/textarea";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Panel } from "@/components/ui/page/layout";
import { Text, TextLink, TypedText } from "@/components/ui/page/text";
import { isGranting, type Outcome } from "@/lib/committee/decision-outcomes";
import { OUTCOME_LABELS } from "@/lib/committee/decision.labels";
import type { AwaitingNote } from "@/lib/committee/decision.queries";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { chosenOutcome, type DecisionTyped } from "./typed-decision";

type Props = {
  form: UseFormReturn<DecisionTyped>;
  note: AwaitingNote;
  /** Somebody else has moved this note since the form was opened. */
  isGone: boolean;
  sentence: (name: string) => string | undefined;
};

/** The sources of an approved amount, which add up to it. */
function ApprovalSources({ form, note, sentence }: Omit<Props, "isGone">) {
  const at = `items.${note.id}` as const;
  const item = useWatch({ control: form.control, name: at });
  return (
    <SourcePicker
      label="Sources of the amount"
      choices={note.sources ?? []}
      needed={typedAmount(item.amountUsd)}
      typed={item.sources}
      onTyped={(typed) => form.setValue(`${at}.sources`, typed)}
      field={(name) => ({ name: `${at}.${name}`, error: sentence(`${at}.${name}`) })}
    />
  );
}

/** What the outcome needs: an amount and its source, or a reason. */
function OutcomeFields({ form, note, outcome, sentence }: Omit<Props, "isGone"> & { outcome: Outcome | undefined }) {
  const at = `items.${note.id}` as const;
  const { register } = form;
  if (!outcome) return null;
  if (!isGranting(outcome)) {
    return <Textarea label="Reason" required rows={3} {...register(`${at}.reason`)} error={sentence(`${at}.reason`)} />;
  }
  return (
    <>
      <MoneyInput
        label="Amount"
        required
        currency="USD"
        amount={register(`${at}.amountUsd`)}
        error={sentence(`${at}.amountUsd`)}
      />
      {outcome === "approved" ? <ApprovalSources form={form} note={note} sentence={sentence} /> : null}
    </>
  );
}

/** One note on the agenda, and what was decided about it. */
export function ItemFields({ form, note, isGone, sentence }: Props) {
  const name = `items.${note.id}.outcome` as const;
  const outcome = chosenOutcome(note, useWatch({ control: form.control, name }));
  const options: Option[] = [
    { value: "", label: "Not part of this decision" },
    ...note.outcomes.map((value) => ({ value, label: OUTCOME_LABELS[value] })),
  ];
  return (
    <Panel title={`${note.reference ?? "No reference"}: ${note.title}`}>
      <Text tone="muted">
        {STAGE_LABELS[note.stage]}, <AmountText amountUsd={note.amountUsd} />.{" "}
        <TextLink href={`/concept-notes/${note.id}`} target="_blank">
          Open the note in a new tab
        </TextLink>
      </Text>
      {note.recommendation ? (
        <Disclosure summary="Recommendation">
          <TypedText>{note.recommendation}</TypedText>
        </Disclosure>
      ) : null}
      {isGone ? (
        <Alert tone="warning">
          This note has moved on since you opened the form. Take it out of this decision to record the rest.
        </Alert>
      ) : null}
      {note.recusal ? (
        <Alert tone="warning">{note.recusal}</Alert>
      ) : (
        <>
          <RadioGroup label="Outcome" options={options} columns={2} {...form.register(name)} error={sentence(name)} />
          <OutcomeFields form={form} note={note} outcome={outcome} sentence={sentence} />
        </>
      )}
    </Panel>
  );
}
