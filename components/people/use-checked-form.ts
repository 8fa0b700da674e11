"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { type FormEvent, useState, useTransition } from "react";
import { type DefaultValues, type FieldPath, type FieldValues } from "react-hook-form";
import { useForm } from "@/components/ui/form/use-form";
import type { z } from "zod";
import type { FieldSentences } from "@/lib/kernel/refusal";
import { sentencesOf } from "./sentences";

type Refused = { ok: false; message: string; fields: FieldSentences };
/** What an act answers: it worked, or sentences for the form. */
export type Answer<Value> = { ok: true; value: Value } | Refused;

type Options<Input extends FieldValues, Output, Value> = {
  schema: z.ZodType<Output, Input>;
  defaultValues: DefaultValues<Input>;
  /** Gets what was typed; the server checks it again with the same schema. */
  act: (typed: Input) => Promise<Answer<Value>>;
  onDone: (value: Value) => void;
};

/** A form that is checked at the field by the command's own schema. A refusal stands beside what was typed. */
export function useCheckedForm<Input extends FieldValues, Output, Value>(options: Options<Input, Output, Value>) {
  const { schema, defaultValues, act, onDone } = options;
  const form = useForm<Input, unknown, Output>({
    resolver: zodResolver(schema),
    defaultValues,
    shouldFocusError: false,
  });
  const { pending, message, attempt, send } = useSending(act, onDone, (fields) => {
    for (const [name, sentence] of Object.entries(fields))
      form.setError(name as FieldPath<Input>, { type: "server", message: sentence });
  });

  const fields = sentencesOf(form.formState.errors);
  const errorOf = (name: FieldPath<Input>) => {
    const sentence = form.getFieldState(name, form.formState).error?.message;
    return sentence ? { error: sentence } : {};
  };
  /** Everything one input needs: its name, its handlers, and the sentence it was refused with. */
  const field = (name: FieldPath<Input>) => ({ ...form.register(name), ...errorOf(name) });
  const onSubmit = (event: FormEvent) =>
    void form.handleSubmit(
      () => send(form.getValues()),
      () => send(null),
    )(event);
  return { ...form, field, errorOf, pending, summary: { message, fields, attempt, pending }, onSubmit };
}

/** Sends once at a time and keeps the last refusal; `attempt` rises with each try, so that the focus comes back. */
function useSending<Input, Value>(
  act: (typed: Input) => Promise<Answer<Value>>,
  onDone: (value: Value) => void,
  onRefused: (fields: FieldSentences) => void,
) {
  const [pending, start] = useTransition();
  const [message, setMessage] = useState<string>();
  const [attempt, setAttempt] = useState(0);

  /** Null where the form itself found something wrong: nothing is sent. */
  const send = (typed: Input | null) => {
    setAttempt((count) => count + 1);
    setMessage(undefined);
    if (typed === null || pending) return;
    start(async () => {
      const answer = await reached(act(typed));
      if (answer.ok) return onDone(answer.value);
      setMessage(answer.message);
      onRefused(answer.fields);
    });
  };
  return { pending, message, attempt, send };
}

const UNREACHED: Refused = {
  ok: false,
  message: "The server could not be reached. What you typed is still here: try again when you are connected.",
  fields: {},
};

/** A broken connection is answered beside what was typed; every other fault travels on. */
async function reached<Value>(answer: Promise<Answer<Value>>): Promise<Answer<Value>> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TypeError) return UNREACHED;
    throw error;
  }
}
