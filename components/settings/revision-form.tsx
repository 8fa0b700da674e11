"use client";

import type { FormEvent, ReactNode } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { DateInput } from "@/components/ui/form/date-input";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormActions, FormFields } from "@/components/ui/form/form-layout";
import { Stack } from "@/components/ui/page/layout";
import { formatDay } from "@/lib/kernel/dates";

type Props = {
  onSubmit: (event: FormEvent) => void;
  pending: boolean;
  summary: { message?: string | undefined; fields: Readonly<Record<string, string>>; attempt: number };
  /** Set after a success: the day the new value holds from. */
  savedFrom: string | undefined;
  /** The registered input of the day, and its sentence. */
  holdsFrom: UseFormRegisterReturn & { error?: string | undefined };
  /** The words of the button, and what the day means, where it is not a revision. */
  submitLabel?: string;
  holdsFromHint?: string;
  children: ReactNode;
};

const HINT =
  "From this day on every page shows the new value; days before keep what they had. A day in the past corrects what was recorded for it.";

/** The frame of every revision: what was refused, the fields, from which day the value holds. */
export function RevisionForm(props: Props) {
  const { onSubmit, pending, summary, savedFrom, holdsFrom, children } = props;
  const { submitLabel = "Record the new value", holdsFromHint = HINT } = props;
  return (
    <form method="dialog" onSubmit={onSubmit} noValidate>
      <Stack>
        <ErrorSummary {...summary} pending={pending} />
        {savedFrom ? (
          <Alert tone="success" live title="Recorded">
            The new value holds from {formatDay(savedFrom)}. What held before stays in the history.
          </Alert>
        ) : null}
        <FormFields>
          {children}
          <DateInput label="Holds from" hint={holdsFromHint} required {...holdsFrom} />
        </FormFields>
        <FormActions>
          <SubmitButton pending={pending} pendingLabel="Recording…">
            {submitLabel}
          </SubmitButton>
        </FormActions>
      </Stack>
    </form>
  );
}
