"use client";

import { toNestErrors } from "@hookform/resolvers";
import { useState, useTransition } from "react";
import { type FieldPath, type Resolver, type UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import { onceReleased } from "@/components/ui/actions/pointer-release";
import { useForm } from "@/components/ui/form/use-form";
import type { EntryKind } from "@/lib/contributions/contribution-entries";
import type { EntryPartTyped } from "@/lib/contributions/contribution.schema";
import type { FieldSentences } from "@/lib/kernel/refusal";

/** Everything the forms of a contribution hold while it is typed; `kinds` says which parts count. */
export type Booking = {
  donorId: string;
  title: string;
  source: string;
  kinds: EntryKind[];
} & Record<EntryKind, EntryPartTyped>;

/** What an act answers: where the record stands, or sentences for the form. */
export type Answer =
  { ok: true; value: { id: string; reference: string } } | { ok: false; message: string; fields: FieldSentences };

const UNREACHED =
  "The server could not be reached. What you typed is still here. Try again when you are connected; nothing is recorded twice.";

const untyped: EntryPartTyped = {
  amount: "",
  currency: "USD",
  rate: "",
  rateOn: "",
  amountUsd: "",
  feeUsd: "",
  effectiveOn: "",
  note: "",
  rateNote: "",
  rateConfirmed: false,
  isLate: false,
  earmarks: [],
};

/** An empty form for the given kinds. */
export const emptyBooking = (kinds: EntryKind[]): Booking => ({
  donorId: "",
  title: "",
  source: "",
  kinds,
  pledge: untyped,
  commitment: untyped,
  deposit: untyped,
});

type Options = {
  /** The command's own input, so that the browser refuses what the server would. */
  schema: z.ZodType;
  defaultValues: Booking;
  /** What of the form is sent. */
  shape: (typed: Booking) => Readonly<Record<string, unknown>>;
  /** The form's name of an input the schema or the server speaks of. */
  inForm?: (name: string) => string;
  act: (input: unknown) => Promise<Answer>;
  onDone: (value: { id: string; reference: string }) => void;
};

/** A broken connection is answered beside what was typed; every other fault travels on. */
async function reached(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, message: UNREACHED, fields: {} };
    throw error;
  }
}

/** Sentences by input name out of nested errors; those of a whole list stand under the list's name. */
function sentencesOf(errors: object, path = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of Object.entries(errors)) {
    if (typeof value !== "object" || value === null) continue;
    const at = key === "root" ? path : [path, key].filter(Boolean).join(".");
    if ("message" in value && typeof value.message === "string" && value.message) found[at] = value.message;
    if (key !== "ref") Object.assign(found, sentencesOf(value, at));
  }
  return found;
}

function checkedBy({ schema, shape, inForm = (name) => name }: Options): Resolver<Booking> {
  return async (typed, _context, options) => {
    // A list is checked when the form is sent: while it is filled a sentence would move what is clicked next.
    if (options.names?.every((name) => name === "kinds" || name.endsWith(".earmarks")))
      return { values: typed, errors: {} };
    const result = await schema.safeParseAsync(shape(typed));
    if (result.success) return { values: typed, errors: {} };
    const errors: Record<string, { type: string; message: string }> = {};
    for (const { code, path, message } of result.error.issues)
      errors[inForm(path.join("."))] ??= { type: code, message };
    return { values: {}, errors: toNestErrors(errors, options) };
  };
}

export type BookingForm = Pick<UseFormReturn<Booking>, "control" | "register" | "setValue"> & {
  sentences: Readonly<Record<string, string>>;
  /** What the server refused of the last sending, by field. */
  refused: Readonly<Record<string, string>>;
};

/**
 * A form that is checked at the field by the command's own schema, a field once somebody left it and a new line of a list
 * not before. A refusal stands beside what was typed.
 */
export function useBooking(options: Options) {
  const { defaultValues, shape, act, onDone, inForm = (name) => name } = options;
  const form = useForm<Booking>({
    defaultValues,
    resolver: onceReleased(checkedBy(options)),
    mode: "onTouched",
    shouldFocusError: false,
  });
  const [pending, start] = useTransition();
  const [message, setMessage] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [refusedFields, setRefusedFields] = useState<Readonly<Record<string, string>>>({});

  const send = () =>
    start(async () => {
      const answer = await reached(act(shape(form.getValues())));
      if (answer.ok) return onDone(answer.value);
      setMessage(answer.message);
      const named = Object.entries(answer.fields).map(([name, sentence]) => [inForm(name), sentence] as const);
      setRefusedFields(Object.fromEntries(named));
      for (const [name, sentence] of named)
        form.setError(name as FieldPath<Booking>, { type: "server", message: sentence });
    });
  const forgetRefusal = () => {
    setMessage(undefined);
    setRefusedFields({});
  };
  const submit = form.handleSubmit(() => {
    forgetRefusal();
    if (!pending) send();
  }, forgetRefusal);
  const sentences = sentencesOf(form.formState.errors);
  return {
    ...form,
    pending,
    sentences,
    refused: refusedFields,
    // A refusal of a field that react-hook-form does not hold is still said. Before an attempt nothing moves the page.
    summary: { message, fields: attempt > 0 ? { ...refusedFields, ...sentences } : {}, attempt, pending },
    onSubmit: (event: React.FormEvent) => {
      setAttempt((count) => count + 1);
      void submit(event);
    },
  };
}
