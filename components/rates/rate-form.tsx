"use client";

import { useRouter } from "next/navigation";
import { Controller } from "react-hook-form";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { LinkButton } from "@/components/ui/actions/button";
import { Combobox } from "@/components/ui/form/combobox";
import { DateInput } from "@/components/ui/form/date-input";
import { FieldRow } from "@/components/ui/form/form-layout";
import { Select, type Option } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { SOURCE_LABELS } from "@/lib/rates/labels";
import { RATE_SOURCES, type RateSource } from "@/lib/rates/rules";
import { type RecordRateTyped, recordRateInput } from "@/lib/rates/schema";

type Recorded = { currency: string; source: RateSource };

type Props = {
  currency: string;
  currencies: readonly Option[];
  act: (typed: RecordRateTyped) => Promise<Answer<Recorded>>;
};

const SOURCES = RATE_SOURCES.map((source) => ({ value: source, label: SOURCE_LABELS[source] }));
const QUOTED = [
  { value: "units_per_usd", label: "Units of the currency for one USD" },
  { value: "usd_per_unit", label: "USD for one unit of the currency" },
];

const useRate = (currency: string, act: Props["act"]) => {
  const router = useRouter();
  return useCheckedForm({
    schema: recordRateInput,
    defaultValues: { currency, source: "un_operational", rateOn: "", quotedAs: "units_per_usd", rate: "" },
    act,
    onDone: (done: Recorded) => router.push(`/settings/rates/${done.currency}?source=${done.source}&done=recorded`),
  });
};
type Form = ReturnType<typeof useRate>;

function CurrencyField({ form: { control, errorOf }, currencies }: { form: Form; currencies: readonly Option[] }) {
  return (
    <Controller
      name="currency"
      control={control}
      render={({ field: { name, value, onChange, onBlur } }) => (
        <Combobox
          label="Currency"
          required
          options={currencies}
          {...{ name, value, onChange, onBlur }}
          {...errorOf("currency")}
        />
      )}
    />
  );
}

/** Records one rate as it is read off the publisher's page. */
export function RateForm({ currency, currencies, act }: Props) {
  const form = useRate(currency, act);
  const cancel = (
    <LinkButton href="/settings/rates" variant="quiet">
      Cancel
    </LinkButton>
  );
  return (
    <CheckedForm form={form} label="Record the rate" pendingLabel="Recording…" otherwise={cancel}>
      <CurrencyField form={form} currencies={currencies} />
      <FieldRow>
        <Select label="Source" required options={SOURCES} {...form.field("source")} />
        <DateInput
          label="Date of the rate"
          hint="The day it takes effect or was fixed; of an annual average, 31 December."
          required
          {...form.field("rateOn")}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label="Quoted as"
          hint="The United Nations print units for one USD."
          required
          options={QUOTED}
          {...form.field("quotedAs")}
        />
        <RateInput {...form.field("rate")} />
      </FieldRow>
    </CheckedForm>
  );
}

function RateInput(input: ReturnType<Form["field"]>) {
  const hint = "As printed, for example 0.923.";
  return <TextInput label="Rate" hint={hint} inputMode="decimal" autoComplete="off" required {...input} />;
}
