"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { DefaultValues, FieldPath, FieldValues } from "react-hook-form";
import type { z } from "zod";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { FieldRow } from "@/components/ui/form/form-layout";
import { Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { Textarea } from "@/components/ui/form/textarea";
import { AMOUNT_LABELS } from "@/lib/imports/labels";
import { CONTRIBUTION_FIELD_WORDS, DAY_FORMAT_LABELS, TRANSFER_FIELD_WORDS } from "@/lib/imports/mapping/labels";
import {
  CONTRIBUTION_FIELDS,
  type ContributionMapping,
  contributionMapping,
  ENTRY_WORDS,
  TRANSFER_FIELDS,
  TRANSFER_WORDS,
  type TransferMapping,
  transferMapping,
} from "@/lib/imports/mapping/schema";
import { DAY_FORMATS } from "@/lib/imports/table/cells/rules";
import { CURRENCIES } from "@/lib/kernel/currencies";
import { sentencesIn } from "./nested";

export type Mapping = z.input<typeof contributionMapping> | z.input<typeof transferMapping>;
export type MapAct = (input: { importId: string; revision: number; mapping: Mapping }) => Promise<Answer<unknown>>;

type Props<Own> = {
  importId: string;
  revision: number;
  headings: readonly string[];
  /** The first rows, to tell columns by. */
  sample: readonly (readonly string[])[];
  mapping: Own;
  act: MapAct;
};

const FORMATS = DAY_FORMATS.map((value) => ({ value, label: DAY_FORMAT_LABELS[value] }));
const CODES = CURRENCIES.map(({ code, name }) => ({ value: code, label: `${code}: ${name}` }));
const kindsOf = (words: readonly string[]) => words.map((value) => ({ value, label: AMOUNT_LABELS[value] ?? value }));

/** A form over one shape of mapping that leads on to the check of every row. */
function useMapping<Input extends FieldValues & Mapping, Output>(
  schema: z.ZodType<Output, Input>,
  mapping: DefaultValues<Input>,
  { importId, revision, act }: Omit<Props<unknown>, "mapping">,
) {
  const router = useRouter();
  const form = useCheckedForm<Input, Output, unknown>({
    schema,
    defaultValues: mapping,
    act: (typed) => act({ importId, revision, mapping: typed }),
    onDone: () => router.push(`/imports/${importId}`),
  });
  const summary = { ...form.summary, fields: sentencesIn(form.formState.errors) };
  return { form: { ...form, summary }, field: (name: string) => form.field(name as FieldPath<Input>) };
}

type Field = ReturnType<typeof useMapping>["field"];
type FrameProps = Pick<Props<unknown>, "headings" | "sample"> & {
  form: Parameters<typeof CheckedForm>[0]["form"];
  field: Field;
  /** What a column may say, with words for each. */
  fields: readonly string[];
  words: Readonly<Record<string, { label: string; hint?: string }>>;
  required: readonly string[];
  /** What every row has in common. */
  children: ReactNode;
};

function MappingFrame({ form, field, fields, words, required, headings, sample, children }: FrameProps) {
  const columns = headings.map((heading, index) => {
    const first = sample.map((row) => row[index] ?? "").find(Boolean);
    return { value: heading, label: first ? `${heading} (“${first.slice(0, 40)}”)` : heading };
  });
  return (
    <CheckedForm form={form} label="Check every row" pendingLabel="Checking…">
      <TextInput
        label="System the file comes from"
        hint="In the same words each time: it is how a row is known again in the next file."
        width="half"
        required
        {...field("source")}
      />
      <FieldRow>
        {fields.map((name) => (
          <Select
            key={name}
            label={words[name]?.label ?? name}
            hint={words[name]?.hint}
            options={columns}
            placeholder="No column"
            required={required.includes(name)}
            {...field(`columns.${name}`)}
          />
        ))}
      </FieldRow>
      <Select label="How days are written" options={FORMATS} width="half" required {...field("dayFormat")} />
      {children}
      <Textarea
        label="Why rows of a closed period are only known now"
        hint="Only where the file has such rows. Published with the restatement: name no person and nothing confidential."
        rows={2}
        {...field("lateReason")}
      />
    </CheckedForm>
  );
}

function ContributionColumns(props: Props<ContributionMapping>) {
  const { form, field } = useMapping(contributionMapping, props.mapping, props);
  const { headings, sample } = props;
  return (
    <MappingFrame
      {...{ form, field, headings, sample }}
      fields={CONTRIBUTION_FIELDS}
      words={CONTRIBUTION_FIELD_WORDS}
      required={["donor", "day"]}
    >
      <FieldRow>
        <Select
          label="Currency of every row"
          hint="Where no column says it."
          options={CODES}
          placeholder="A column says it"
          {...field("constants.currency")}
        />
        <Select
          label="Kind of every amount"
          hint="Where one column holds all amounts and none says the kind."
          options={kindsOf(ENTRY_WORDS)}
          placeholder="Columns say it"
          {...field("constants.kind")}
        />
      </FieldRow>
      <TextInput
        label="Title of every contribution"
        hint="Where no column says it. Without one it is “Contribution” and the year."
        {...field("constants.title")}
      />
    </MappingFrame>
  );
}

function TransferColumns(props: Props<TransferMapping>) {
  const { form, field } = useMapping(transferMapping, props.mapping, props);
  const { headings, sample } = props;
  return (
    <MappingFrame
      {...{ form, field, headings, sample }}
      fields={TRANSFER_FIELDS}
      words={TRANSFER_FIELD_WORDS}
      required={["organisation", "day", "amount"]}
    >
      <Select
        label="Kind of every amount"
        hint="Where no column says it."
        options={kindsOf(TRANSFER_WORDS)}
        placeholder="A column says it"
        width="half"
        {...field("constants.kind")}
      />
    </MappingFrame>
  );
}

/** Says how the columns of a file are read. */
export function MappingForm({ mapping, ...props }: Props<ContributionMapping | TransferMapping>) {
  return mapping.kind === "contributions" ? (
    <ContributionColumns {...props} mapping={mapping} />
  ) : (
    <TransferColumns {...props} mapping={mapping} />
  );
}
