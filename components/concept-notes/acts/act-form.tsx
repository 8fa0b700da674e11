"use client";

import { useRouter } from "next/navigation";
import type { FormEvent, ReactNode } from "react";
import { Button, type ButtonVariant } from "@/components/ui/actions/button";
import { SubmitButton } from "@/components/ui/actions/submit-button";
import { Alert } from "@/components/ui/feedback/alert";
import { ErrorSummary } from "@/components/ui/form/error-summary";
import { FormFields } from "@/components/ui/form/form-layout";
import { Stack } from "@/components/ui/page/layout";
import { type Answer, type Refused, useAct } from "./use-act";

/** What was typed, by the plain names of the fields. */
export type Typed = {
  text: (name: string) => string;
  all: (name: string) => string[];
  ticked: (name: string) => boolean;
};

/** The attributes a field of this form needs: its name on the page, and the sentence it was refused with. */
export type FieldOf = (name: string) => { name: string; error: string | undefined };

type Props = {
  /** Makes the names of this form's fields different from those of other forms on the page. */
  name: string;
  /** Words of the button. */
  label: string;
  variant?: ButtonVariant;
  act: (typed: Typed) => Promise<Answer>;
  /** Gets what was sent. */
  onDone?: (typed: Typed) => void;
  /** Told after each refusal, so that the page can keep the form although the move is no longer open. */
  onRefused?: (refused: Refused) => void;
  children: (field: FieldOf) => ReactNode;
};

function typedIn(form: HTMLFormElement, prefix: string): Typed {
  const data = new FormData(form);
  const text = (name: string) => String(data.get(`${prefix}-${name}`) ?? "").trim();
  return { text, all: (name) => data.getAll(`${prefix}-${name}`).map(String), ticked: (name) => text(name) === "true" };
}

const prefixed = (prefix: string, { fields }: Refused) =>
  Object.fromEntries(Object.entries(fields).map(([name, sentence]) => [`${prefix}-${name}`, sentence]));

/** What can be done after somebody else was faster: see the newest state without losing what stands in the form. */
function Conflict() {
  const router = useRouter();
  return (
    <Alert tone="warning" title="Your text is kept in this form.">
      <div>
        <Button variant="secondary" size="small" onClick={() => router.refresh()}>
          Show how it stands now
        </Button>
      </div>
    </Alert>
  );
}

/** A small form for one act. A refusal stands beside what was typed; nothing is cleared until the act is done. */
export function ActForm({ name, label, variant, act, onDone, onRefused, children }: Props) {
  const { pending, refused, attempt, send } = useAct();
  const sentences = refused ? prefixed(name, refused) : {};

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = typedIn(event.currentTarget, name);
    send(
      async () => {
        const answer = await act(typed);
        if (!answer.ok) onRefused?.(answer);
        return answer;
      },
      () => onDone?.(typed),
    );
  };

  return (
    <form method="dialog" onSubmit={submit} noValidate aria-label={label}>
      <Stack>
        {refused ? <ErrorSummary message={refused.message} fields={sentences} attempt={attempt} /> : null}
        {refused?.code === "conflict" ? <Conflict /> : null}
        <FormFields>
          {children((field) => ({ name: `${name}-${field}`, error: sentences[`${name}-${field}`] }))}
        </FormFields>
        <div>
          <SubmitButton pending={pending} {...(variant ? { variant } : {})}>
            {label}
          </SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
