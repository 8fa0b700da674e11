"use client";

import { useWatch } from "react-hook-form";
import { DateInput } from "@/components/ui/form/date-input";
import { FieldRow } from "@/components/ui/form/form-layout";
import { MoneyInput } from "@/components/ui/form/money-input";
import { Textarea } from "@/components/ui/form/textarea";
import { Text } from "@/components/ui/page/text";
import type { EntryKind } from "@/lib/contributions/contribution-entries";
import { DAY_LABELS } from "@/lib/contributions/contribution.labels";
import { type EntryPartTyped, preview } from "@/lib/contributions/contribution.schema";
import { formatMoney, negate } from "@/lib/kernel/money";
import type { BookingChoices } from "./booking-choices";
import { EarmarkFields } from "./earmark-fields";
import { LateField } from "./late-field";
import { RateFields } from "./rate-fields";
import type { BookingForm } from "./use-booking";

type Props = { kind: EntryKind; form: BookingForm; choices: BookingChoices };

/** What the Administrative Agent took of a deposit, where it was not the rate in force. */
function FeeField({ kind, form: { register, sentences } }: Pick<Props, "kind" | "form">) {
  return (
    <MoneyInput
      label="Administrative Agent fee"
      hint="Fill this in only where the Administrative Agent took another fee than the rate in force on the day."
      amount={register(`${kind}.feeUsd`)}
      currency="USD"
      error={sentences[`${kind}.feeUsd`]}
    />
  );
}

/** Says what the numbers come to while they are typed. */
function Outcome({ part }: { part: EntryPartTyped }) {
  const { usd, rest } = preview(part);
  const words = [
    usd && part.currency !== "USD" ? `Worth ${formatMoney(usd)} at this rate.` : "",
    rest && rest.minor < 0n ? `The earmarks are ${formatMoney(negate(rest))} more than the amount.` : "",
    rest && rest.minor >= 0n ? `Unearmarked: ${formatMoney(rest)}.` : "",
  ];
  return (
    <div role="status">
      <Text tone="muted">{words.filter(Boolean).join(" ")}</Text>
    </div>
  );
}

/** One pledge, commitment or deposit as it is booked. */
export function EntryFields({ kind, form, choices }: Props) {
  const { control, register, sentences } = form;
  const part = useWatch({ control, name: kind });
  return (
    <>
      <FieldRow>
        <MoneyInput
          label="Amount"
          required
          amount={register(`${kind}.amount`)}
          currency={{ ...register(`${kind}.currency`), options: choices.currencies }}
          error={sentences[`${kind}.amount`] ?? sentences[`${kind}.currency`]}
        />
        <DateInput
          label={DAY_LABELS[kind]}
          required
          min={choices.earliest}
          max={choices.latest}
          {...register(`${kind}.effectiveOn`)}
          error={sentences[`${kind}.effectiveOn`]}
        />
      </FieldRow>
      <LateField kind={kind} form={form} choices={choices} part={part} />
      {part.currency === "USD" ? null : <RateFields kind={kind} form={form} choices={choices} part={part} />}
      {kind === "deposit" ? <FeeField kind={kind} form={form} /> : null}
      <EarmarkFields
        kind={kind}
        control={control}
        register={register}
        sentences={sentences}
        currency={part.currency}
        targets={choices.targets}
      />
      <Outcome part={part} />
      <Textarea
        label={part.isLate ? "Why this is only known now" : "Note"}
        hint={
          part.isLate
            ? "Published with the restatement: name no person and nothing confidential."
            : "For whoever looks at this entry later."
        }
        required={part.isLate}
        rows={2}
        {...register(`${kind}.note`)}
        error={sentences[`${kind}.note`]}
      />
    </>
  );
}
