"use client";

import { useRouter } from "next/navigation";
import type { z } from "zod";
import { CheckedForm } from "@/components/people/checked-form";
import { useCheckedForm } from "@/components/people/use-checked-form";
import { Checkbox } from "@/components/ui/form/choices";
import { FieldRow, FormSection } from "@/components/ui/form/form-layout";
import { TextInput } from "@/components/ui/form/text-input";
import { Text } from "@/components/ui/page/text";
import type { CurrencyQuestion } from "@/lib/imports/file-rates";
import { rowCount } from "@/lib/imports/import.labels";
import { rateChoices } from "@/lib/imports/mapping/mapping.schema";
import type { MapAct, Mapping } from "./mapping-form";
import { sentencesIn } from "./nested";

type Choices = z.input<typeof rateChoices>;
type Props = {
  importId: string;
  revision: number;
  mapping: Mapping & { rates?: Choices["rates"]; useRatesOnRecord?: boolean };
  questions: readonly CurrencyQuestion[];
  act: MapAct;
};

const noteLabel = ({ kinds }: CurrencyQuestion) =>
  kinds.includes("differs") ? "Reason for the difference, or source of the rate" : "Source of the rate";

/** Asks once for each currency what the rows of the file do not settle: a rate, its source, both of its directions. */
export function RatesForm({ importId, revision, mapping, questions, act }: Props) {
  const router = useRouter();
  const chosen = new Map((mapping.rates ?? []).map((one) => [one.currency, one]));
  const others = (mapping.rates ?? []).filter(({ currency }) => !questions.some((one) => one.currency === currency));
  const form = useCheckedForm({
    schema: rateChoices,
    defaultValues: {
      useRatesOnRecord: mapping.useRatesOnRecord ?? false,
      rates: questions.map(({ currency }) => ({
        currency,
        rate: "",
        note: "",
        confirmed: false,
        ...chosen.get(currency),
      })),
    },
    act: (typed: Choices) =>
      act({ importId, revision, mapping: { ...mapping, ...typed, rates: [...(typed.rates ?? []), ...others] } }),
    onDone: () => router.refresh(),
  });
  const summary = { ...form.summary, fields: sentencesIn(form.formState.errors) };
  return (
    <CheckedForm form={{ ...form, summary }} label="Save rates and recheck" pendingLabel="Checking…">
      {questions.some(({ kinds }) => kinds.includes("no-rate")) ? (
        <Checkbox
          label="Use the rate on record where a row has no rate and no USD value"
          hint="The rate on record at most 10 days before the date of the row, unless the fund profile says otherwise."
          // Without a value of its own the box is simply ticked or not.
          value={undefined}
          {...form.field("useRatesOnRecord")}
        />
      ) : null}
      {questions.map((question, index) => (
        <FormSection key={question.currency} title={`${question.currency}: ${rowCount(question.rows)}`}>
          {question.directions.map((direction) => (
            <Text key={direction}>{direction}</Text>
          ))}
          <FieldRow>
            {question.kinds.includes("no-rate") ? (
              <TextInput
                label={`Exchange rate: USD per ${question.currency}`}
                hint="For rows without a rate, where none is on record. For example 1.0835."
                inputMode="decimal"
                autoComplete="off"
                {...form.field(`rates.${index}.rate`)}
              />
            ) : null}
            <TextInput
              label={noteLabel(question)}
              hint="Saved with each entry in this currency."
              {...form.field(`rates.${index}.note`)}
            />
          </FieldRow>
          {question.kinds.includes("unknown") || question.kinds.includes("no-rate") ? (
            <Checkbox
              label={`The ${question.currency} rates of this file are correct in both directions`}
              value={undefined}
              {...form.field(`rates.${index}.confirmed`)}
            />
          ) : null}
        </FormSection>
      ))}
    </CheckedForm>
  );
}
