"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useState, useTransition } from "react";
import { type DefaultValues, type FieldPath, type FieldValues, useForm } from "react-hook-form";
import type { z } from "zod";
import type { FieldSentences } from "@/lib/kernel/refusal";

/** What an act answers: it worked, or sentences for the form. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; message: string; fields: FieldSentences };

type Options<Input extends FieldValues, Output, Value> = {
  schema: z.ZodType<Output, Input>;
  defaultValues: DefaultValues<Input>;
  /** Gets what was typed; the server checks it again with the same schema. */
  act: (typed: Input) => Promise<Answer<Value>>;
  onDone: (value: Value) => void;
};

const UNREACHED = "The server could not be reached. What you typed is still here: try again when you are connected.";

/** A form that is checked at the field by the command's own schema. A refusal stands beside what was typed. */
export function useCheckedForm<Input extends FieldValues, Output, Value>(options: Options<Input, Output, Value>) {
  const { schema, defaultValues, act, onDone } = options;
  const form = useForm<Input, unknown, Output>({
    resolver: zodResolver(schema),
    defaultValues,
    shouldFocusError: false,
  });
  const [pending, start] = useTransition();
  const [message, setMessage] = useState<string>();
  const [attempt, setAttempt] = useState(0);

  const refuse = (answer: Extract<Answer<Value>, { ok: false }>) => {
    setMessage(answer.message);
    for (const [name, sentence] of Object.entries(answer.fields))
      form.setError(name as FieldPath<Input>, { type: "server", message: sentence });
  };
  const send = () =>
    start(async () => {
      const answer = await reached(act(form.getValues()));
      if (answer.ok) onDone(answer.value);
      else refuse(answer);
    });
  const submit = form.handleSubmit(() => {
    setMessage(undefined);
    if (!pending) send();
  });

  const errorOf = (name: FieldPath<Input>) => {
    const sentence = form.getFieldState(name, form.formState).error?.message;
    return sentence ? { error: sentence } : {};
  };
  const fields = Object.fromEntries(
    Object.keys(form.formState.errors).map((name) => [name, errorOf(name as FieldPath<Input>).error]),
  );
  return {
    ...form,
    pending,
    errorOf,
    summary: { message, fields, attempt },
    onSubmit: (event: React.FormEvent) => {
      setAttempt((count) => count + 1);
      void submit(event);
    },
  };
}

/** A broken connection is answered beside what was typed; every other fault travels on. */
async function reached<Value>(answer: Promise<Answer<Value>>): Promise<Answer<Value>> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, message: UNREACHED, fields: {} };
    throw error;
  }
}
