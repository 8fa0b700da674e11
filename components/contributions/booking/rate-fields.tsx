"use client";

import { useEffect } from "react";
import { Button } from "@/components/ui/actions/button";
import { Alert } from "@/components/ui/feedback/alert";
import { Checkbox } from "@/components/ui/form/choices";
import { DateInput } from "@/components/ui/form/date-input";
import { FieldRow } from "@/components/ui/form/form-layout";
import { MoneyInput } from "@/components/ui/form/money-input";
import { TextInput } from "@/components/ui/form/text-input";
import { Row, Stack } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import type { EntryKind } from "@/lib/contributions/contribution-entries";
import { type EntryPartTyped, preview } from "@/lib/contributions/contribution.schema";
import { formatDay } from "@/lib/kernel/dates";
import { formatMoney } from "@/lib/kernel/money";
import { bothDirections } from "@/lib/rates/rate-check";
import {
  confirmationLabel,
  derivedRateName,
  farRateDayWarning,
  rateCheckSentence,
} from "@/lib/rates/rate-check.labels";
import { rateWords } from "@/lib/rates/rate.labels";
import type { BookingChoices } from "./booking-choices";
import type { BookingForm } from "./use-booking";
import { type ComparedRate, useRateComparison } from "./use-rate-comparison";

type Props = { kind: EntryKind; form: BookingForm; choices: BookingChoices; part: EntryPartTyped };

/** What is on record, while no rate is typed. */
function recordSentence({ on, comparison }: ComparedRate, currency: string): string {
  if (comparison === undefined) return "";
  const { onRecord } = comparison;
  return onRecord
    ? `Suggested: ${rateWords(onRecord)}.`
    : `No exchange rate for ${currency} is on record for ${formatDay(on)}. Enter the rate and its source.`;
}

/** What comparing the rate found, in the tone it deserves. */
function CheckSentence({ compared, part: { currency } }: { compared: ComparedRate } & Pick<Props, "part">) {
  const { on, check, counted } = compared;
  if (!check || !counted) return <Text tone="muted">{recordSentence(compared, currency)}</Text>;
  const subject = counted.isDerived ? derivedRateName(counted.rate) : undefined;
  const sentence = rateCheckSentence(check, currency, on, subject);
  if (check.kind === "agrees") return <Text tone="muted">{sentence}</Text>;
  return <Alert tone={check.kind === "inverted" ? "danger" : "warning"}>{sentence}</Alert>;
}

/** The rate to take instead of an empty or an inverted one; null where none is offered. */
function offeredRate({ check, comparison, counted }: ComparedRate, typed: string): string | null {
  if (typed.trim() === "") return comparison?.onRecord?.usdPerUnit ?? null;
  return check?.kind === "inverted" && !counted?.isDerived ? check.offered : null;
}

/** What is known about the rate and its day, and the button that takes the offered rate. Nothing typed is replaced without it. */
function RateStatus({ kind, form: { setValue }, part, compared }: Props & { compared: ComparedRate }) {
  const offered = offeredRate(compared, part.rate);
  const { comparison, isDayFar } = compared;
  const use = (rate: string) => {
    setValue(`${kind}.rate`, rate, { shouldDirty: true, shouldValidate: true });
    if (part.rateOn === "" && comparison?.onRecord)
      setValue(`${kind}.rateOn`, comparison.onRecord.rateOn, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <Stack gap="small">
      <Row gap="small">
        <div role="status">
          <CheckSentence compared={compared} part={part} />
        </div>
        {offered === null ? null : (
          <Button variant="secondary" size="small" onClick={() => use(offered)}>
            Use {offered}
          </Button>
        )}
      </Row>
      <div role="status">
        {isDayFar && comparison ? (
          <Alert tone="warning">{farRateDayWarning(part.rateOn, part.effectiveOn, comparison.maxAgeDays)}</Alert>
        ) : null}
      </div>
    </Stack>
  );
}

const NOTE_WORDS = {
  differs: { label: "Reason for the difference", hint: "For example: rate of the bank on the day." },
  unknown: { label: "Source of the rate", hint: "For example the bank advice and its number." },
  other: { label: "Note on the rate", hint: "Recorded with the rate." },
} as const;

/** The reason or source that a rate needs, and its confirmation. What was typed stays visible, because it is recorded. */
function RateAnswers({ kind, form, part, compared: { check, counted } }: Props & { compared: ComparedRate }) {
  const { register, sentences, setValue } = form;
  const found = check?.kind === "differs" || check?.kind === "unknown" ? check.kind : "other";
  const [noteError, confirmError] = [sentences[`${kind}.rateNote`], sentences[`${kind}.rateConfirmed`]];
  const confirmation = counted && confirmationLabel(counted.rate, part.currency);
  // A confirmation is of one rate: another rate is not confirmed by it.
  useEffect(() => setValue(`${kind}.rateConfirmed`, false), [kind, setValue, confirmation]);
  return (
    <>
      {found !== "other" || noteError || part.rateNote !== "" ? (
        <TextInput
          {...NOTE_WORDS[found]}
          required={found !== "other"}
          {...register(`${kind}.rateNote`)}
          error={noteError}
        />
      ) : null}
      {confirmation && (found === "unknown" || confirmError) ? (
        <Checkbox
          label={confirmation}
          required
          // Without a value of its own the box is simply ticked or not.
          value={undefined}
          {...register(`${kind}.rateConfirmed`)}
          error={confirmError}
        />
      ) : null}
    </>
  );
}

/** The rate and what it makes; only where the amount is not in USD. */
export function RateFields({ kind, form, choices, part }: Props) {
  const { register, sentences } = form;
  const compared = useRateComparison(part, choices.compareRate);
  const { usd } = preview(part);
  const value = usd ? formatMoney(usd) : "shown once amount and rate are entered";
  const { counted } = compared;
  const directions = counted ? `${bothDirections(counted.rate, part.currency)}.` : "For example 1.0835.";
  return (
    <>
      <FieldRow>
        <TextInput
          label={`Exchange rate: USD for one ${part.currency}`}
          hint={directions}
          inputMode="decimal"
          autoComplete="off"
          required
          {...register(`${kind}.rate`)}
          error={sentences[`${kind}.rate`]}
        />
        <DateInput
          label="Date of the rate"
          hint="The day it was booked at."
          required
          min={choices.earliest}
          max={choices.latest}
          {...register(`${kind}.rateOn`)}
          error={sentences[`${kind}.rateOn`]}
        />
      </FieldRow>
      {/* Below the field, so that no sentence moves what is being typed. */}
      <RateStatus kind={kind} form={form} choices={choices} part={part} compared={compared} />
      <RateAnswers kind={kind} form={form} choices={choices} part={part} compared={compared} />
      <MoneyInput
        label="Booked USD value"
        hint={`Amount × rate is ${value}. Fill this in only where the bank booked another value.`}
        amount={register(`${kind}.amountUsd`)}
        currency="USD"
        error={sentences[`${kind}.amountUsd`]}
      />
    </>
  );
}
