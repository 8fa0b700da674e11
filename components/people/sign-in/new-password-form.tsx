"use client";

import { useState } from "react";
import { Alert } from "@/components/ui/feedback/alert";
import { TextInput } from "@/components/ui/form/text-input";
import { acceptInvitationInput } from "@/lib/people/person.schema";
import { CheckedForm } from "../checked-form";
import { type Answer, useCheckedForm } from "../use-checked-form";
import { NewPasswordFields } from "./new-password-fields";
import { startSession } from "./sign-in-form";

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
  const form = useCheckedForm({
    schema: acceptInvitationInput,
    defaultValues: { token, password: "", repeated: "" },
    act,
    onDone: async () => {
      setSet(true);
      const started = await startSession({ email, password: form.getValues("password") });
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
    <CheckedForm form={form} label="Set password and sign in" pendingLabel="Setting…">
      <TextInput label="E-mail address" name="email" value={email} autoComplete="username" width="half" readOnly />
      <NewPasswordFields password={form.field("password")} repeated={form.field("repeated")} />
    </CheckedForm>
  );
}
