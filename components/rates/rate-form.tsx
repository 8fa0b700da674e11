"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Controller, useWatch } from "react-hook-form";
import { CheckedForm } from "@/components/people/checked-form";
import { type Answer, useCheckedForm } from "@/components/people/use-checked-form";
import { LinkButton } from "@/components/ui/actions/button";
import { Checkbox } from "@/components/ui/form/choices";
import { Combobox } from "@/components/ui/form/combobox";
import { DateInput } from "@/components/ui/form/date-input";
import { FieldRow } from "@/components/ui/form/form-layout";
import { Select, type Option } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { QUOTED_AS, RATE_SOURCES, type RateSource, usdPerUnitOf } from "@/lib/rates/exchange-rate";
import { bothDirections, readTypedRate } from "@/lib/rates/rate-check";
import { confirmationLabel } from "@/lib/rates/rate-check.labels";
import { QUOTED_LABELS, SOURCE_LABELS } from "@/lib/rates/rate.labels";
import { type RecordRateTyped, recordRateInput } from "@/lib/rates/rate.schema";

type Recorded = { currency: string; source: RateSource };

type Props = {
  currency: string;
  currencies: readonly Option[];
  act: (typed: RecordRateTyped) => Promise<Answer<Recorded>>;
};

const SOURCES = RATE_SOURCES.map((source) => ({ value: source, label: SOURCE_LABELS[source] }));
const QUOTED = QUOTED_AS.map((value) => ({ value, label: QUOTED_LABELS[value] }));

const useRate = (currency: string, act: Props["act"]) => {
  const router = useRouter();
  return useCheckedForm({
    schema: recordRateInput,
    defaultValues: {
      currency,
      source: "un_operational",
      rateOn: "",
      quotedAs: "units_per_usd",
      rate: "",
      note: "",
      isConfirmed: false,
    },
    act,
    onDone: (done: Recorded) => router.push(`/settings/rates/${done.currency}?source=${done.source}&done=recorded`),
  });
};
type Form = ReturnType<typeof useRate>;

/** What is typed, in USD per unit; null while it is no rate. */
function useTypedRate({ control }: Form): string | null {
  const [currency, quotedAs, text] = useWatch({ control, name: ["currency", "quotedAs", "rate"] });
  const typed = readTypedRate(text);
  const quoting = QUOTED_AS.find((one) => one === quotedAs);
  return currency !== "" && typed.kind === "read" && quoting ? usdPerUnitOf(typed.rate, quoting) : null;
}

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
          name={name}
          value={value}
          onChange={onChange}
          onBlur={onBlur}
          {...errorOf("currency")}
        />
      )}
    />
  );
}

/** Records one rate as it is read off the publisher's page. */
export function RateForm({ currency, currencies, act }: Props) {
  const form = useRate(currency, act);
  const usdPerUnit = useTypedRate(form);
  const typedCurrency = useWatch({ control: form.control, name: "currency" });
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
        <TextInput
          label="Rate"
          hint={usdPerUnit ? `${bothDirections(usdPerUnit, typedCurrency)}.` : "As printed, for example 0.923."}
          inputMode="decimal"
          autoComplete="off"
          required
          {...form.field("rate")}
        />
      </FieldRow>
      <RateAnswers form={form} confirmation={usdPerUnit && confirmationLabel(usdPerUnit, typedCurrency)} />
    </CheckedForm>
  );
}

/** The reason or the confirmation that the server asks for; what was typed stays visible, because it is recorded. */
function RateAnswers({ form, confirmation }: { form: Form; confirmation: string | null }) {
  const { control, field, errorOf, setValue } = form;
  const [note, isConfirmed] = useWatch({ control, name: ["note", "isConfirmed"] });
  // A confirmation is of one rate: another rate is not confirmed by it.
  useEffect(() => setValue("isConfirmed", false), [setValue, confirmation]);
  return (
    <>
      {errorOf("note").error || note ? (
        <TextInput
          label="Reason for the difference"
          hint="For example: devaluation, or a new currency unit."
          {...field("note")}
        />
      ) : null}
      {confirmation && (errorOf("isConfirmed").error || isConfirmed) ? (
        // Without a value of its own the box is simply ticked or not.
        <Checkbox label={confirmation} required value={undefined} {...field("isConfirmed")} />
      ) : null}
    </>
  );
}
