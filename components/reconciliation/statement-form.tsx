"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useState } from "react";
import type { z } from "zod";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { LinkButton } from "@/components/ui/actions/button";
import { RadioGroup } from "@/components/ui/form/choices";
import { DateInput } from "@/components/ui/form/date-input";
import { FieldRow } from "@/components/ui/form/form-layout";
import { Select } from "@/components/ui/form/select";
import { FileInput, TextInput } from "@/components/ui/form/text-input";
import { Textarea } from "@/components/ui/form/textarea";
import { FACTOR_LABELS, NOTATION_LABELS } from "@/lib/imports/import.labels";
import { LIMITS } from "@/lib/imports/import.schema";
import { AMOUNT_NOTATIONS, UNIT_FACTORS } from "@/lib/kernel/amount-notation";
import { LEVEL_HINTS, LEVEL_LABELS } from "@/lib/reconciliation/reconciliation.labels";
import { LEVELS, recordReconciliationInput } from "@/lib/reconciliation/reconciliation.schema";

export type StatementTyped = z.input<typeof recordReconciliationInput>;
type Props = { latest: string; act: (input: StatementTyped) => Promise<Answer<{ id: string }>> };

const OPTIONS = LEVELS.map((value) => ({ value, label: LEVEL_LABELS[value], hint: LEVEL_HINTS[value] }));

const NOTATIONS = (["", ...AMOUNT_NOTATIONS] as const).map((value) => ({ value, label: NOTATION_LABELS[value] }));
const FACTORS = UNIT_FACTORS.map((value) => ({ value, label: FACTOR_LABELS[value] }));

/** The bytes of a file in base64, as the command takes them. */
const contentOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(new TypeError("This file could not be read."));
    reader.readAsDataURL(file);
  });

/** Takes an official statement, as a file or as typed lines. */
export function StatementForm({ latest, act }: Props) {
  const router = useRouter();
  const [tooLarge, setTooLarge] = useState(false);
  const form = useCheckedForm({
    schema: recordReconciliationInput,
    defaultValues: {
      level: "donors",
      title: "",
      source: "",
      asOf: "",
      knownOn: "",
      notation: "",
      factor: "",
      fileName: "",
      content: "",
      typed: "",
    },
    act: (typed: StatementTyped) => act(typed),
    onDone: ({ id }: { id: string }) => router.push(`/reconciliation/${id}`),
  });
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    const isTooLarge = (file?.size ?? 0) > LIMITS.bytes;
    setTooLarge(isTooLarge);
    form.setValue("fileName", file && !isTooLarge ? file.name : "");
    form.setValue("content", file && !isTooLarge ? await contentOf(file) : "");
    form.clearErrors();
  };
  const { file } = form.formState.errors as { file?: { message?: string } };
  const cancel = (
    <LinkButton href="/reconciliation" variant="quiet">
      Cancel
    </LinkButton>
  );
  const summary = { ...form.summary, fields: { ...form.summary.fields, file: file?.message } };
  return (
    <CheckedForm
      form={{ ...form, summary }}
      label="Compare with our books"
      pendingLabel="Comparing…"
      otherwise={cancel}
    >
      <RadioGroup label="What the statement is about" options={OPTIONS} required {...form.field("level")} />
      <TextInput label="Title" hint="For example “Consolidated statement 2025”." required {...form.field("title")} />
      <TextInput label="Source" hint="Who issued it, and where it can be found." required {...form.field("source")} />
      <FieldRow>
        <DateInput
          label="As of"
          hint="The day the statement is true for."
          max={latest}
          required
          {...form.field("asOf")}
        />
        <DateInput
          label="As our books were known on"
          hint="Leave empty for what is known now."
          max={latest}
          {...form.field("knownOn")}
        />
      </FieldRow>
      <FileInput
        label="File"
        hint="CSV or XLSX, the headings in its first line. Figures in USD."
        name="file"
        accept=".csv,.tsv,.txt,.xlsx"
        error={tooLarge ? `A file has at most ${LIMITS.bytes / 1_000_000} MB.` : file?.message}
        onChange={(event) => void choose(event)}
      />
      <FieldRow>
        <Select
          label="Number format of the figures"
          hint="Choose one where the figures of a column can be read in two ways."
          options={NOTATIONS}
          {...form.field("notation")}
        />
        <Select
          label="Unit of the figures"
          hint="Choose one where a heading names a unit, such as USD million."
          options={FACTORS}
          placeholder="The headings name no unit"
          {...form.field("factor")}
        />
      </FieldRow>
      <Textarea
        label="Or type the lines"
        hint="The headings first, one line below the other, for example: Donor; Year; Deposits"
        rows={6}
        {...form.field("typed")}
      />
    </CheckedForm>
  );
}
