"use client";

import { getCsrfToken, signIn } from "next-auth/react";
import { TextInput } from "@/components/ui/form/text-input";
import { signInInput } from "@/lib/people/person.schema";
import { CheckedForm } from "../checked-form";
import { type Answer, useCheckedForm } from "../use-checked-form";

/** One answer to every refusal, so that it does not show whether an account exists. */
const REFUSED =
  "The email address or the password is wrong, or there were too many attempts. Check both, or try again in 15 minutes. If you still cannot sign in, ask an administrator for a recovery link.";
const UNAVAILABLE = "Signing in is not possible just now. Nothing is wrong with what you typed: try again in a minute.";

const no = (message: string): Answer<never> => ({ ok: false, message, fields: {} });

/** Starts a session in this browser. Never throws; the answer never tells which of the two was wrong. */
export async function startSession(typed: { email: string; password: string }): Promise<Answer<undefined>> {
  // Asked first because without an answer the library would leave the page, and what was typed with it.
  if (!(await getCsrfToken())) return no(UNAVAILABLE);
  const answer = await signIn("credentials", { ...typed, redirect: false });
  if (answer?.ok && !answer.error) return { ok: true, value: undefined };
  return no(answer?.error === "CredentialsSignin" ? REFUSED : UNAVAILABLE);
}

/** E-mail and password. `next` is where the person wanted to go: a checked path of this site. */
export function SignInForm({ next }: { next: string }) {
  const form = useCheckedForm({
    schema: signInInput,
    defaultValues: { email: "", password: "" },
    act: startSession,
    // A whole new page: nothing that was read as a stranger stays in the browser.
    onDone: () => window.location.assign(next),
  });
  return (
    <CheckedForm form={form} label="Sign in" pendingLabel="Signing in…">
      <TextInput
        label="E-mail address"
        type="email"
        autoComplete="username"
        width="half"
        required
        {...form.field("email")}
      />
      <TextInput
        label="Password"
        type="password"
        autoComplete="current-password"
        width="half"
        required
        {...form.field("password")}
      />
    </CheckedForm>
  );
}
