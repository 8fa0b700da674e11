"use client";

import { useRouter } from "next/navigation";
import { LinkButton } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormActions, FormFields } from "@/components/ui/form/form-layout";
import { hrefWith } from "@/components/ui/href";
import { Stack } from "@/components/ui/page/layout";
import type { EntryKind } from "@/lib/contributions/contribution-entries";
import { recordEntryInput } from "@/lib/contributions/contribution.schema";
import type { BookingChoices } from "./booking-choices";
import { EntryFields } from "./entry-fields";
import { type Answer, emptyBooking, useBooking } from "./use-booking";

type Props = {
  requestKey: string;
  contributionId: string;
  kind: EntryKind;
  choices: BookingChoices;
  act: (input: unknown) => Promise<Answer>;
};

/** Adds one pledge, commitment or deposit to a contribution. */
export function EntryForm({ requestKey, contributionId, kind, choices, act }: Props) {
  const router = useRouter();
  const page = `/contributions/${contributionId}` as const;
  const form = useBooking({
    schema: recordEntryInput,
    defaultValues: emptyBooking([kind]),
    shape: (typed) => ({ requestKey, contributionId, entry: typed[kind] }),
    inForm: (name) => name.replace(/^entry\b/, kind),
    act,
    onDone: () => router.push(hrefWith(page, { done: kind, on: form.getValues(kind).effectiveOn })),
  });
  return (
    <form method="dialog" onSubmit={form.onSubmit} noValidate>
      <Stack gap="large">
        <ErrorSummary {...form.summary} />
        <FormFields>
          <EntryFields kind={kind} form={form} choices={choices} />
        </FormFields>
        <FormActions>
          <SubmitButton pending={form.pending} pendingLabel="Recording…">
            Record the {kind}
          </SubmitButton>
          <LinkButton href={page} variant="quiet">
            Cancel
          </LinkButton>
        </FormActions>
      </Stack>
    </form>
  );
}
