"use client";

import { useState, useTransition } from "react";
import type { FieldSentences, RefusalCode } from "@/lib/kernel/refusal";

/** What an action answers: it worked, or why it was refused. */
export type Answer<Value = unknown> = { ok: true; value: Value } | Refused;
export type Refused = { ok: false; code: RefusalCode; message: string; fields: FieldSentences };

/** An act of the office as a screen gets it: one input, one answer. */
export type Act<Input, Value = unknown> = (input: Input) => Promise<Answer<Value>>;

const UNREACHED: Refused = {
  ok: false,
  code: "not-now",
  message: "The server could not be reached. What you typed is still here: try again when you are connected.",
  fields: {},
};

/** A broken connection is answered beside what was typed; every other fault travels on. */
export async function reached<Value>(answer: Promise<Answer<Value>>): Promise<Answer<Value>> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof TypeError) return UNREACHED;
    throw error;
  }
}

/** Sends an act once at a time and remembers the last refusal. `attempt` rises with each, so that the focus returns. */
export function useAct() {
  const [pending, start] = useTransition();
  const [state, setState] = useState<{ refused?: Refused | undefined; attempt: number }>({ attempt: 0 });

  const send = <Value>(work: () => Promise<Answer<Value>>, done?: (value: Value) => void) => {
    if (pending) return;
    start(async () => {
      const answer = await reached(work());
      setState(({ attempt }) => ({ attempt: attempt + 1, refused: answer.ok ? undefined : answer }));
      if (answer.ok) done?.(answer.value);
    });
  };
  return { pending, send, ...state };
}
