"use client";

import { type UseFormReturn, useFieldArray, useWatch } from "react-hook-form";
import { Button } from "@/components/ui/actions/button";
import { MoneyText } from "@/components/ui/data/money";
import { DataTable } from "@/components/ui/data/table";
import { Alert } from "@/components/ui/feedback/alert";
import { Checkbox, RadioGroup } from "@/components/ui/form/choices";
import { FieldRow, FormSection } from "@/components/ui/form/form-layout";
import { MoneyInput } from "@/components/ui/form/money-input";
import { type Option, Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { Panel, Row } from "@/components/ui/page/layout";
import { TextLink } from "@/components/ui/page/text";
import { OBJECTIVES, PRIORITIES, type Unpriced, WISHES } from "@/lib/simulation/simulation-problem";
import { OBJECTIVE_LABELS, WISH_LABELS } from "@/lib/simulation/simulation.labels";
import { type TypedQuestion, USUAL, type Waiting } from "./typed-question";

export type FieldsProps = {
  form: UseFormReturn<TypedQuestion>;
  waiting: readonly Waiting[];
  /** Those of another day that do not wait on this one. */
  gone: readonly Waiting[];
  withoutAmount: readonly Unpriced[];
  scopes: readonly Option[];
  sentence: (name: string) => string | undefined;
};

/** What counts as money, and what matters most. */
export function MoneyFields({ form: { register }, sentence }: FieldsProps) {
  return (
    <FormSection title="Money and aim">
      <RadioGroup
        label="What matters most"
        options={OBJECTIVES.map((value) => ({ value, label: OBJECTIVE_LABELS[value] }))}
        {...register("objective")}
        error={sentence("objective")}
      />
      <MoneyInput
        label="Reserve"
        hint="Stays in the unearmarked pool. Leave empty for none."
        currency="USD"
        amount={register("reserveUsd")}
        error={sentence("reserveUsd")}
      />
      <Checkbox label="Count commitments that are signed but not received" {...register("countCommitments")} />
      <Checkbox label="Count pledges that are not signed yet" {...register("countPledges")} />
    </FormSection>
  );
}

const PRIORITY_OPTIONS = PRIORITIES.map((level) => ({
  value: String(level),
  label: level === 5 ? "5, the highest" : String(level),
}));
const WISH_OPTIONS = WISHES.map((value) => ({ value, label: WISH_LABELS[value] }));

function WithoutAmount({ notes }: { notes: readonly Unpriced[] }) {
  if (notes.length === 0) return null;
  return (
    <Alert title={notes.length === 1 ? "One programme takes no part" : `${notes.length} programmes take no part`}>
      <p>In the pipeline, but with no amount recorded on this day: nobody can say what they would take.</p>
      {notes.map(({ id, reference, title }) => (
        <p key={id}>
          <TextLink href={`/concept-notes/${id}`}>{reference}</TextLink> {title}
        </p>
      ))}
    </Alert>
  );
}

/** Each programme's priority, and whether it may, must or must not be funded. */
export function ProgrammeFields({ form: { register }, waiting, gone, withoutAmount }: FieldsProps) {
  return (
    <FormSection title="The programmes" lead="Those endorsed and not yet approved, by reference." wide>
      {gone.length > 0 ? (
        <Alert title="Not in the pipeline on this day">
          <p>
            {gone.map(({ reference }) => reference).join(", ")}. What you chose for them is left out of the question and
            kept for days on which they wait.
          </p>
        </Alert>
      ) : null}
      <WithoutAmount notes={withoutAmount} />
      <DataTable
        caption="Programmes and their priority"
        captionHidden
        rows={waiting}
        rowKey={({ id }) => id}
        empty="No programme of the pipeline has an amount on this day."
        columns={[
          {
            key: "reference",
            header: "Programme",
            rowHeader: true,
            wide: true,
            cell: ({ reference, title }) => `${reference} ${title}`,
          },
          {
            key: "amount",
            header: "Amount",
            numeric: true,
            cell: ({ amountUsd }) => <MoneyText amount={amountUsd} cents="when-needed" />,
          },
          {
            key: "priority",
            header: "Priority",
            wide: true,
            cell: ({ id, reference }) => (
              <Select
                label={`Priority of ${reference}`}
                labelHidden
                options={PRIORITY_OPTIONS}
                {...register(`programmes.${id}.priority`, { value: USUAL.priority })}
              />
            ),
          },
          {
            key: "wish",
            header: "In the set",
            wide: true,
            cell: ({ id, reference }) => (
              <Select
                label={`Whether ${reference} is funded`}
                labelHidden
                options={WISH_OPTIONS}
                {...register(`programmes.${id}.wish`, { value: USUAL.wish })}
              />
            ),
          },
        ]}
      />
    </FormSection>
  );
}

const SENSES = [
  { value: "at-least", label: "At least" },
  { value: "at-most", label: "At most" },
];
const MEASURES = [
  { value: "share", label: "percent of the money funded" },
  { value: "amount", label: "USD" },
];

type TargetProps = Pick<FieldsProps["form"], "register" | "control"> &
  Pick<FieldsProps, "sentence"> & { index: number };

/** The value of a target: an amount of money, or a share. */
function TargetValue({ register, control, sentence, index }: TargetProps) {
  const measure = useWatch({ control, name: `targets.${index}.measure` });
  const error = sentence(`targets.${index}.value`);
  const input = register(`targets.${index}.value`);
  return measure === "amount" ? (
    <MoneyInput key="amount" label="Target" currency="USD" amount={input} error={error} />
  ) : (
    <TextInput
      key="share"
      label="Target"
      hint="In per cent, for example 12.5."
      autoComplete="off"
      width="short"
      {...input}
      error={error}
    />
  );
}

/** Wishes for balance by area and region. */
export function TargetFields({ form: { register, control }, scopes, sentence }: FieldsProps) {
  const { fields, append, remove } = useFieldArray({ control, name: "targets" });
  const add = () => append({ scope: "", sense: "at-least", measure: "share", value: "" });
  return (
    <FormSection title="Balance" lead="Targets for the money funded in an area or a region. None is needed.">
      {fields.map(({ id }, index) => (
        <Panel key={id}>
          <Select
            label="Area or region"
            placeholder="Choose"
            options={scopes}
            {...register(`targets.${index}.scope`)}
            error={sentence(`targets.${index}.scope`)}
          />
          <FieldRow>
            <Select label="Bound" options={SENSES} {...register(`targets.${index}.sense`)} />
            <Select label="Unit" options={MEASURES} {...register(`targets.${index}.measure`)} />
          </FieldRow>
          <TargetValue register={register} control={control} sentence={sentence} index={index} />
          <Row>
            <Button variant="quiet" size="small" onClick={() => remove(index)}>
              Remove this target
            </Button>
          </Row>
        </Panel>
      ))}
      <Row>
        <Button variant="secondary" size="small" onClick={add}>
          Add a target
        </Button>
      </Row>
    </FormSection>
  );
}
