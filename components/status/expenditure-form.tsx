"use client";

import { useRouter } from "next/navigation";
import { Controller, useFieldArray, useWatch } from "react-hook-form";
import type { z } from "zod";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { Combobox } from "@/components/ui/form/combobox";
import { FieldGroup, fieldId } from "@/components/ui/form/field";
import { FieldRow, FormFields } from "@/components/ui/form/form-layout";
import { MoneyInput } from "@/components/ui/form/money-input";
import { type Option, Select } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { hrefWith } from "@/components/ui/href";
import { Row } from "@/components/ui/page/layout";
import { BUDGET_CATEGORIES } from "@/lib/programmes/programme.labels";
import { recordExpenditureInput } from "@/lib/status/bookings/booking.schema";
import { ToldFields } from "./source-and-day-fields";

type Booked = { setId: string };
type Typed = z.input<typeof recordExpenditureInput>;
type Props = {
  requestKey: string;
  year: string;
  noteId: string;
  punos: readonly Option[];
  programmes: readonly Option[];
  books: { latest: string; openFrom: string | null };
  act: (typed: unknown) => Promise<Answer<Booked>>;
};

const CATEGORIES = Object.entries(BUDGET_CATEGORIES).map(([value, label]) => ({ value, label: `${value} ${label}` }));

function useExpenditure({ requestKey, year, noteId, act }: Props) {
  const router = useRouter();
  const form = useCheckedForm<Typed, unknown, Booked>({
    schema: recordExpenditureInput,
    defaultValues: {
      requestKey,
      punoId: "",
      noteId,
      year,
      on: "",
      description: "",
      isLate: false,
      lines: [{ category: "1", amountUsd: "" }],
    },
    act,
    onDone: () => router.push(hrefWith("/fund-status", { done: "booked", on: form.getValues("on") })),
  });
  return { form, lines: useFieldArray({ control: form.control, name: "lines" }) };
}
type Expenditure = ReturnType<typeof useExpenditure>;

function Lines({ form, lines: { fields, append, remove } }: Expenditure) {
  return (
    <FormFields>
      {fields.map(({ id }, index) => (
        <FieldRow key={id}>
          <Select
            label={`Category ${index + 1}`}
            required
            options={CATEGORIES}
            {...form.field(`lines.${index}.category`)}
          />
          <MoneyInput
            label={`Amount ${index + 1}`}
            required
            currency="USD"
            amount={form.register(`lines.${index}.amountUsd`)}
            {...form.errorOf(`lines.${index}.amountUsd`)}
          />
          {fields.length > 1 ? (
            <Button variant="quiet" onClick={() => remove(index)}>
              Remove category {index + 1}
            </Button>
          ) : null}
        </FieldRow>
      ))}
      {fields.length < CATEGORIES.length ? (
        <Row>
          <Button variant="secondary" onClick={() => append({ category: String(fields.length + 1), amountUsd: "" })}>
            Add a category
          </Button>
        </Row>
      ) : null}
    </FormFields>
  );
}

/** Records expenditure as an organisation reported it. */
export function ExpenditureForm(props: Props) {
  const { punos, programmes, books } = props;
  const { form, lines } = useExpenditure(props);
  const on = useWatch({ control: form.control, name: "on" });
  const choose = (name: "punoId" | "noteId", label: string, options: readonly Option[], required: boolean) => (
    <Controller
      name={name}
      control={form.control}
      render={({ field: { name: own, value, onChange, onBlur } }) => (
        <Combobox
          label={label}
          options={options}
          required={required}
          onChange={onChange}
          onBlur={onBlur}
          name={own}
          value={String(value ?? "")}
          {...form.errorOf(name)}
        />
      )}
    />
  );
  const cancel = (
    <LinkButton href="/fund-status" variant="quiet">
      Cancel
    </LinkButton>
  );
  return (
    <CheckedForm form={form} label="Record the expenditure" pendingLabel="Recording…" otherwise={cancel}>
      {choose("punoId", "Participating organisation", punos, true)}
      {choose("noteId", "Programme, empty where the report names none", programmes, false)}
      <TextInput label="Year reported" required inputMode="numeric" width="short" {...form.field("year")} />
      <FieldGroup id={fieldId("lines")} label="Amounts by UNSDG budget category" error={form.summary.fields.lines}>
        <Lines form={form} lines={lines} />
      </FieldGroup>
      <ToldFields field={form.field} on={on} {...books} />
    </CheckedForm>
  );
}
