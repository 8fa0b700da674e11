"use client";

import type { FormEvent, ReactNode } from "react";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormFields } from "@/components/ui/form/form-layout";
import { Row, Stack } from "@/components/ui/page/layout";

type Props = {
  /** What `useCheckedForm` gives. */
  form: {
    onSubmit: (event: FormEvent) => void;
    summary: {
      message?: string | undefined;
      fields: Record<string, string | undefined>;
      attempt: number;
      pending: boolean;
    };
    pending: boolean;
  };
  /** Words of the button, and what it says while the answer is on its way. */
  label: string;
  pendingLabel: string;
  /** Shown once the act is done. */
  done?: ReactNode;
  /** Beside the button. */
  otherwise?: ReactNode;
  children: ReactNode;
};

/** A form whose refusals stand above its fields. */
export function CheckedForm({ form, label, pendingLabel, done, otherwise, children }: Props) {
  return (
    <form method="dialog" onSubmit={form.onSubmit} noValidate>
      <Stack>
        <ErrorSummary {...form.summary} />
        {done}
        <FormFields>{children}</FormFields>
        <Row>
          <SubmitButton pending={form.pending} pendingLabel={pendingLabel}>
            {label}
          </SubmitButton>
          {otherwise}
        </Row>
      </Stack>
    </form>
  );
}
