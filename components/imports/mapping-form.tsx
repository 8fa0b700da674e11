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
import { AMOUNT_LABELS, FACTOR_LABELS, NOTATION_LABELS, QUOTED_AS_LABELS } from "@/lib/imports/import.labels";
import {
  CONTRIBUTION_FIELD_WORDS,
  DAY_FORMAT_LABELS,
  TRANSFER_FIELD_WORDS,
} from "@/lib/imports/mapping/mapping.labels";
import {
  CONTRIBUTION_AMOUNTS,
  CONTRIBUTION_FIELDS,
  contributionMapping,
  ENTRY_WORDS,
  QUOTED_AS,
  TRANSFER_AMOUNTS,
  TRANSFER_FIELDS,
  TRANSFER_WORDS,
  transferMapping,
} from "@/lib/imports/mapping/mapping.schema";
import { DAY_FORMATS } from "@/lib/imports/reader/cells";
import { AMOUNT_NOTATIONS, UNIT_FACTORS, unitOfHeading } from "@/lib/kernel/amount-notation";
import { CURRENCIES } from "@/lib/kernel/currencies";
import { sentencesIn } from "./nested";

type ContributionMapping = z.input<typeof contributionMapping>;
type TransferMapping = z.input<typeof transferMapping>;
export type Mapping = ContributionMapping | TransferMapping;
export type MapAct = (input: { importId: string; revision: number; mapping: Mapping }) => Promise<Answer<unknown>>;

type Props<Own> = {
  importId: string;
  revision: number;
  headings: readonly string[];
  /** The first rows, to tell columns by. */
  sample: readonly (readonly string[])[];
  mapping: Own;
  /** Systems that earlier files came from. */
  sources: readonly string[];
  act: MapAct;
};

const FORMATS = DAY_FORMATS.map((value) => ({ value, label: DAY_FORMAT_LABELS[value] }));
const CODES = CURRENCIES.map(({ code, name }) => ({ value: code, label: `${code}: ${name}` }));
const NOTATIONS = (["", ...AMOUNT_NOTATIONS] as const).map((value) => ({ value, label: NOTATION_LABELS[value] }));
const FACTORS = UNIT_FACTORS.map((value) => ({ value, label: FACTOR_LABELS[value] }));
const QUOTATIONS = QUOTED_AS.map((value) => ({ value, label: QUOTED_AS_LABELS[value] }));
const kindsOf = (words: readonly string[]) => words.map((value) => ({ value, label: AMOUNT_LABELS[value] ?? value }));

/** A form over one shape of mapping that leads on to the check of every row. */
function useMapping<Input extends FieldValues & Mapping, Output>(
  schema: z.ZodType<Output, Input>,
  mapping: DefaultValues<Input>,
  { importId, revision, act }: Pick<Props<unknown>, "importId" | "revision" | "act">,
) {
  const router = useRouter();
  const form = useCheckedForm<Input, Output, unknown>({
    schema,
    defaultValues: mapping,
    act: (typed) => act({ importId, revision, mapping: typed }),
    onDone: () => router.push(`/imports/${importId}`),
  });
  const summary = { ...form.summary, fields: sentencesIn(form.formState.errors) };
  /** The heading chosen for each field, so that what follows from a heading is asked at once. */
  const columns = form.watch("columns" as FieldPath<Input>) as Readonly<Record<string, string>>;
  return { form: { ...form, summary }, field: (name: string) => form.field(name as FieldPath<Input>), columns };
}

type Field = ReturnType<typeof useMapping>["field"];
type FrameProps = Pick<Props<unknown>, "headings" | "sample" | "sources"> & {
  /** The heading chosen for each field. */
  chosen: Readonly<Record<string, string>>;
  /** The fields that hold amounts. */
  amounts: readonly string[];
  form: Parameters<typeof CheckedForm>[0]["form"];
  field: Field;
  /** What a column may say, with words for each. */
  fields: readonly string[];
  words: Readonly<Record<string, { label: string; hint?: string }>>;
  required: readonly string[];
  /** What every row has in common. */
  children: ReactNode;
};

/** A unit in a heading ("USD million") is offered as a factor, and never ignored. */
function UnitFields({ amounts, chosen, field, words }: Pick<FrameProps, "amounts" | "chosen" | "field" | "words">) {
  const withUnit = amounts.filter((name) => unitOfHeading(chosen[name] ?? "") !== null);
  return withUnit.map((name) => (
    <Select
      key={name}
      label={`Unit of “${chosen[name] ?? ""}”`}
      hint={`${words[name]?.label ?? name}. The heading names a unit.`}
      options={FACTORS}
      placeholder="Choose a unit"
      width="half"
      required
      {...field(`factors.${name}`)}
    />
  ));
}

function MappingFrame(props: FrameProps) {
  const { form, field, fields, words, required, headings, sample, sources, children } = props;
  const columns = headings.map((heading, index) => {
    const first = sample.map((row) => row[index] ?? "").find(Boolean);
    return { value: heading, label: first ? `${heading} (“${first.slice(0, 40)}”)` : heading };
  });
  return (
    <CheckedForm form={form} label="Check every row" pendingLabel="Checking…">
      <TextInput
        label="System the file comes from"
        hint="Use the same name for every file. It is used to detect duplicate rows."
        width="half"
        list="earlier-sources"
        required
        {...field("source")}
      />
      <datalist id="earlier-sources">
        {sources.map((source) => (
          <option key={source} value={source} />
        ))}
      </datalist>
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
      <Select
        label="Date format"
        options={FORMATS}
        placeholder="Choose the date format"
        width="half"
        required
        {...field("dayFormat")}
      />
      <Select
        label="Number format of the amounts"
        hint="Choose one where the cells of a column can be read in two ways."
        options={NOTATIONS}
        width="half"
        {...field("notation")}
      />
      <UnitFields {...props} />
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
  const { form, field, columns } = useMapping(contributionMapping, props.mapping, props);
  const { headings, sample, sources } = props;
  return (
    <MappingFrame
      form={form}
      field={field}
      headings={headings}
      sample={sample}
      sources={sources}
      chosen={columns}
      amounts={CONTRIBUTION_AMOUNTS}
      fields={CONTRIBUTION_FIELDS}
      words={CONTRIBUTION_FIELD_WORDS}
      required={["donor", "day"]}
    >
      <FieldRow>
        <Select
          label="Currency of every row"
          hint="Only where no column holds the currency."
          options={CODES}
          placeholder="Choose the currency"
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
      {columns.rate ? (
        <Select
          label="How the exchange rates are quoted"
          options={QUOTATIONS}
          placeholder="Choose how they are quoted"
          required
          {...field("quotedAs")}
        />
      ) : null}
      <TextInput
        label="Title of every contribution"
        hint="Where no column says it. Without one it is “Contribution” and the year."
        {...field("constants.title")}
      />
    </MappingFrame>
  );
}

function TransferColumns(props: Props<TransferMapping>) {
  const { form, field, columns } = useMapping(transferMapping, props.mapping, props);
  const { headings, sample, sources } = props;
  return (
    <MappingFrame
      form={form}
      field={field}
      headings={headings}
      sample={sample}
      sources={sources}
      chosen={columns}
      amounts={TRANSFER_AMOUNTS}
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

const isOfContributions = (mapping: Mapping): mapping is ContributionMapping => mapping.kind !== "transfers";

/** Maps the columns of a file. */
export function MappingForm({ mapping, ...props }: Props<Mapping>) {
  return isOfContributions(mapping) ? (
    <ContributionColumns {...props} mapping={mapping} />
  ) : (
    <TransferColumns {...props} mapping={mapping} />
  );
}
