"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { FieldRow } from "@/components/ui/form/form-layout";
import { Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { AMOUNT_LABELS } from "@/lib/imports/labels";
import { CONTRIBUTION_FIELD_WORDS, DAY_FORMAT_LABELS } from "@/lib/imports/mapping/labels";
import { CONTRIBUTION_FIELDS, contributionMapping, ENTRY_WORDS } from "@/lib/imports/mapping/schema";
import { DAY_FORMATS } from "@/lib/imports/table/cells/rules";
import { CURRENCIES } from "@/lib/kernel/currencies";
import { sentencesIn } from "./nested";

export type Mapping = z.input<typeof contributionMapping>;
export type MapAct = (input: { importId: string; revision: number; mapping: Mapping }) => Promise<Answer<unknown>>;

type Props = {
  importId: string;
  revision: number;
  headings: readonly string[];
  /** The first rows, to tell columns by. */
  sample: readonly (readonly string[])[];
  mapping: Mapping;
  act: MapAct;
};

const FORMATS = DAY_FORMATS.map((value) => ({ value, label: DAY_FORMAT_LABELS[value] }));
const KINDS = ENTRY_WORDS.map((value) => ({ value, label: AMOUNT_LABELS[value] ?? value }));
const CODES = CURRENCIES.map(({ code, name }) => ({ value: code, label: `${code}: ${name}` }));
const REQUIRED: readonly string[] = ["donor", "day"];

/** Says how the columns of a file are read. */
export function MappingForm({ importId, revision, headings, sample, mapping, act }: Props) {
  const router = useRouter();
  const form = useCheckedForm({
    schema: contributionMapping,
    defaultValues: mapping,
    act: (typed: Mapping) => act({ importId, revision, mapping: typed }),
    onDone: () => router.push(`/imports/${importId}`),
  });
  const summary = { ...form.summary, fields: sentencesIn(form.formState.errors) };
  const columns = headings.map((heading, index) => {
    const first = sample.map((row) => row[index] ?? "").find(Boolean);
    return { value: heading, label: first ? `${heading} (“${first.slice(0, 40)}”)` : heading };
  });
  return (
    <CheckedForm form={{ ...form, summary }} label="Check every row" pendingLabel="Checking…">
      <TextInput
        label="System the file comes from"
        hint="In the same words each time: it is how a row is known again in the next file."
        width="half"
        required
        {...form.field("source")}
      />
      <FieldRow>
        {CONTRIBUTION_FIELDS.map((field) => (
          <Select
            key={field}
            label={CONTRIBUTION_FIELD_WORDS[field].label}
            hint={CONTRIBUTION_FIELD_WORDS[field].hint}
            options={columns}
            placeholder="No column"
            required={REQUIRED.includes(field)}
            {...form.field(`columns.${field}`)}
          />
        ))}
      </FieldRow>
      <Select label="How days are written" options={FORMATS} width="half" required {...form.field("dayFormat")} />
      <FieldRow>
        <Select
          label="Currency of every row"
          hint="Where no column says it."
          options={CODES}
          placeholder="A column says it"
          {...form.field("constants.currency")}
        />
        <Select
          label="Kind of every amount"
          hint="Where one column holds all amounts and none says the kind."
          options={KINDS}
          placeholder="Columns say it"
          {...form.field("constants.kind")}
        />
      </FieldRow>
      <TextInput
        label="Title of every contribution"
        hint="Where no column says it. Without one it is “Contribution” and the year."
        {...form.field("constants.title")}
      />
    </CheckedForm>
  );
}
