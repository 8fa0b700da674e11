"use client";

import { useState } from "react";
import type { z } from "zod";
import { Alert } from "@/components/ui/feedback/alert";
import { TextInput } from "@/components/ui/form/text-input";
import { changeOwnPasswordInput } from "@/lib/people/person.schema";
import { CheckedForm } from "../checked-form";
import { type Answer, useCheckedForm } from "../use-checked-form";
import { NewPasswordFields } from "./new-password-fields";

type Input = z.input<typeof changeOwnPasswordInput>;
type Props = { email: string; act: (input: Input) => Promise<Answer<undefined>> };

const EMPTY: Input = { current: "", password: "", repeated: "" };

const CHANGED = (
  <Alert tone="success" live title="Your password is changed.">
    You stay signed in here; every other browser is signed out.
  </Alert>
);

/** Changes one's own password; all other browsers are signed out. */
export function ChangePasswordForm({ email, act }: Props) {
  const [done, setDone] = useState(false);
  const form = useCheckedForm({
    schema: changeOwnPasswordInput,
    defaultValues: EMPTY,
    act: (typed) => {
      setDone(false);
      return act(typed);
    },
    onDone: () => {
      form.reset(EMPTY);
      setDone(true);
    },
  });
  return (
    <CheckedForm form={form} label="Change password" pendingLabel="Changing…" done={done && CHANGED}>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <TextInput
        label="Current password"
        type="password"
        autoComplete="current-password"
        width="half"
        required
        {...form.field("current")}
      />
      <NewPasswordFields password={form.field("password")} repeated={form.field("repeated")} />
    </CheckedForm>
  );
}
