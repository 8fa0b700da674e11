"use client";

import { useRouter } from "next/navigation";
import { Controller, useWatch } from "react-hook-form";
import { LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { CheckboxGroup } from "@/components/ui/form/choices";
import { Combobox } from "@/components/ui/form/combobox";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormActions, FormFields, FormSection } from "@/components/ui/form/form-layout";
import type { Option } from "@/components/ui/form/select";
import { TextInput } from "@/components/ui/form/text-input";
import { hrefWith } from "@/components/ui/href";
import { Stack } from "@/components/ui/page/layout";
import { ENTRY_KINDS } from "@/lib/contributions/contribution-entries";
import { KIND_HINTS, KIND_LABELS } from "@/lib/contributions/contribution.labels";
import { recordContributionInput } from "@/lib/contributions/contribution.schema";
import type { BookingChoices } from "./booking-choices";
import { EntryFields } from "./entry-fields";
import { type Answer, type Booking, type BookingForm, emptyBooking, useBooking } from "./use-booking";

type Props = {
  requestKey: string;
  donorId: string;
  donors: readonly Option[];
  choices: BookingChoices;
  act: (input: unknown) => Promise<Answer>;
};

/** Only the parts that are ticked are sent; the others keep what was typed in case they are ticked again. */
const shapeWith =
  (requestKey: string) =>
  ({ donorId, title, source, kinds, ...parts }: Booking) => ({
    requestKey,
    donorId,
    title,
    source,
    ...Object.fromEntries(kinds.map((kind) => [kind, parts[kind]])),
  });

const KIND_OPTIONS = ENTRY_KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind], hint: KIND_HINTS[kind] }));

function HeaderFields({ form, donors }: { form: BookingForm; donors: readonly Option[] }) {
  const { control, register, sentences } = form;
  return (
    <FormFields>
      <Controller
        name="donorId"
        control={control}
        render={({ field: { name, value, onChange, onBlur } }) => (
          <Combobox
            label="Donor"
            required
            options={donors}
            name={name}
            value={value}
            onChange={onChange}
            onBlur={onBlur}
            error={sentences.donorId}
          />
        )}
      />
      <TextInput
        label="Title"
        hint="As the donor would recognise it, for example “Contribution 2026”."
        required
        {...register("title")}
        error={sentences.title}
      />
      <TextInput
        label="Source"
        hint="Where this is known from: the agreement, letter or statement and its number."
        required
        {...register("source")}
        error={sentences.source}
      />
      <CheckboxGroup
        label="What to record"
        hint="More can be added later."
        required
        options={KIND_OPTIONS}
        {...register("kinds")}
        defaultValues={["commitment"]}
        error={sentences.kinds}
      />
    </FormFields>
  );
}

const latestDay = (typed: Booking) =>
  typed.kinds
    .map((kind) => typed[kind].effectiveOn)
    .sort()
    .at(-1);

/** Records a contribution with what is known of it. The same form sent twice is one contribution. */
export function ContributionForm({ requestKey, donorId, donors, choices, act }: Props) {
  const router = useRouter();
  const form = useBooking({
    schema: recordContributionInput,
    defaultValues: { ...emptyBooking(["commitment"]), donorId },
    shape: shapeWith(requestKey),
    act,
    onDone: ({ id }) =>
      router.push(hrefWith(`/contributions/${id}`, { done: "recorded", on: latestDay(form.getValues()) })),
  });
  const kinds = useWatch({ control: form.control, name: "kinds" });
  return (
    <form method="dialog" onSubmit={form.onSubmit} noValidate>
      <Stack gap="large">
        <ErrorSummary {...form.summary} />
        <HeaderFields form={form} donors={donors} />
        {ENTRY_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => (
          <FormSection key={kind} title={KIND_LABELS[kind]} lead={KIND_HINTS[kind]}>
            <EntryFields kind={kind} form={form} choices={choices} />
          </FormSection>
        ))}
        <FormActions>
          <SubmitButton pending={form.pending} pendingLabel="Recording…">
            Record the contribution
          </SubmitButton>
          <LinkButton href="/contributions" variant="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}
