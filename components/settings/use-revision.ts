"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DefaultValues, FieldErrors, FieldPath, FieldValues } from "react-hook-form";
import type { z } from "zod";
import { useCheckedForm } from "@/components/people/use-checked-form";
import { useStartToday } from "@/components/ui/form/use-local-today";
import type { FieldSentences, RefusalCode } from "@/lib/kernel/refusal";

/** A server action that records something, as a screen gets it. */
export type Act<Value = unknown> = (
  input: unknown,
) => Promise<{ ok: true; value: Value } | { ok: false; code: RefusalCode; message: string; fields: FieldSentences }>;

/** What every form of a fund setting gets: the version it revises, and the act that records the next one. */
export type SettingFormProps = { basedOn: string; act: Act };

type Typed = FieldValues & { holdsFrom: string };

type Options<Input extends Typed, Value> = {
  /** The command's own schema; what it asks beyond the fields is in `fixed`. */
  schema: z.ZodType<unknown, Input>;
  /** Without a day to hold from, the form starts with the reader's own today. */
  defaultValues: Input;
  /** What is sent but not typed: which thing, and the record the form was based on; read anew at each sending. */
  fixed: Readonly<Record<string, unknown>>;
  act: Act<Value>;
  onDone?: (value: Value) => void;
};

/** The sentences by input name, nested names with dots, as the error summary links them. */
function sentencesIn(errors: FieldErrors, above = ""): Record<string, string> {
  return Object.entries(errors).reduce<Record<string, string>>((all, [name, error]) => {
    if (!error || name === "ref") return all;
    const path = `${above}${name}`;
    const sentence: unknown = error.message;
    if (typeof sentence === "string") return { ...all, [path]: sentence };
    return { ...all, ...sentencesIn(error as FieldErrors, `${path}.`) };
  }, {});
}

/**
 * A form that records a new value from a day on. What was typed stays in every case; where somebody else was faster, the
 * page is read anew around the form, so that the next sending is based on what the person can now see.
 */
export function useRevision<Input extends Typed, Value>(options: Options<Input, Value>) {
  const { schema, defaultValues, fixed, act, onDone } = options;
  const router = useRouter();
  const [savedFrom, setSavedFrom] = useState<string>();
  const send = async (typed: Input) => {
    setSavedFrom(undefined);
    const answer = await act({ ...typed, ...fixed });
    if (!answer.ok && answer.code === "conflict") router.refresh();
    return answer;
  };
  const form = useCheckedForm<Input, unknown, Value>({
    schema,
    defaultValues: { ...defaultValues, ...fixed } as DefaultValues<Input>,
    act: send,
    onDone: (value) => {
      setSavedFrom(form.getValues("holdsFrom" as FieldPath<Input>));
      onDone?.(value);
    },
  });
  const holdsFrom = "holdsFrom" as FieldPath<Input>;
  useStartToday(form, holdsFrom);
  const fields = sentencesIn(form.formState.errors);
  const errorOf = (name: FieldPath<Input>) => (fields[name] ? { error: fields[name] } : {});
  return {
    register: form.register,
    control: form.control,
    errorOf,
    /** What the frame of the form needs. */
    frame: {
      onSubmit: form.onSubmit,
      pending: form.pending,
      summary: { ...form.summary, fields },
      savedFrom,
      holdsFrom: { ...form.register(holdsFrom), ...errorOf(holdsFrom) },
    },
  };
}
