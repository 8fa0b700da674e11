"use client";

import { useState } from "react";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormFields } from "@/components/ui/form/form-layout";
import { TextInput } from "@/components/ui/form/text-input";
import { Stack } from "@/components/ui/page/layout";
import { acceptInvitationInput } from "@/lib/people/schema";
import { startSession } from "./sign-in-form";
import { type Answer, useCheckedForm } from "../use-checked-form";

type Input = { token: string; password: string; repeated?: string | undefined };
type Props = {
  /** Whom the link is for, so that a password manager knows the account. */
  email: string;
  token: string;
  act: (input: Input) => Promise<Answer<{ email: string }>>;
};

/** Sets a password by a one-time link, then signs in with it. */
export function NewPasswordForm({ email, token, act }: Props) {
  const [set, setSet] = useState(false);
  const { register, errorOf, summary, pending, onSubmit, getValues } = useCheckedForm({
    schema: acceptInvitationInput,
    defaultValues: { token, password: "", repeated: "" },
    act,
    onDone: async () => {
      setSet(true);
      const started = await startSession({ email, password: getValues("password") });
      window.location.assign(started.ok ? "/desk" : "/sign-in");
    },
  });
  if (set)
    return (
      <Alert tone="success" live title="Your password is set.">
        You are being signed in.
      </Alert>
    );
  return (
    <form method="post" onSubmit={onSubmit} noValidate>
      <Stack>
        <ErrorSummary {...summary} />
        <FormFields>
          <TextInput label="E-mail address" name="email" value={email} autoComplete="username" width="half" readOnly />
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
          <SubmitButton pending={pending} pendingLabel="Setting…">
            Set password and sign in
          </SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
