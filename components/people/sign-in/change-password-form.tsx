"use client";

import { useState } from "react";
import type { z } from "zod";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormFields } from "@/components/ui/form/form-layout";
import { TextInput } from "@/components/ui/form/text-input";
import { Stack } from "@/components/ui/page/layout";
import { changeOwnPasswordInput } from "@/lib/people/schema";
import { type Answer, useCheckedForm } from "../use-checked-form";

type Input = z.input<typeof changeOwnPasswordInput>;
type Props = { email: string; act: (input: Input) => Promise<Answer<undefined>> };

const EMPTY: Input = { current: "", password: "", repeated: "" };

/** Changes one's own password; all other browsers are signed out. */
export function ChangePasswordForm({ email, act }: Props) {
  const [done, setDone] = useState(false);
  const { register, errorOf, summary, pending, onSubmit, reset } = useCheckedForm({
    schema: changeOwnPasswordInput,
    defaultValues: EMPTY,
    act,
    onDone: () => {
      reset(EMPTY);
      setDone(true);
    },
  });
  return (
    <form
      method="post"
      onSubmit={(event) => {
        setDone(false);
        onSubmit(event);
      }}
      noValidate
    >
      <Stack>
        <ErrorSummary {...summary} />
        {done ? (
          <Alert tone="success" live title="Your password is changed.">
            You stay signed in here; every other browser is signed out.
          </Alert>
        ) : null}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <FormFields>
          <TextInput
            label="Current password"
            type="password"
            autoComplete="current-password"
            width="half"
            required
            {...register("current")}
            {...errorOf("current")}
          />
          <TextInput
            label="New password"
            hint="At least 12 characters. A few words in a row are easy to remember and hard to guess."
            type="password"
            autoComplete="new-password"
            width="half"
            required
            {...register("password")}
            {...errorOf("password")}
          />
          <TextInput
            label="New password, again"
            type="password"
            autoComplete="new-password"
            width="half"
            required
            {...register("repeated")}
            {...errorOf("repeated")}
          />
        </FormFields>
        <div>
          <SubmitButton pending={pending} pendingLabel="Changing…">
            Change password
          </SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
