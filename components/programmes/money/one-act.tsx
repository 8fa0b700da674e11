"use client";

import { type ComponentProps, useState } from "react";
import { ActForm, type Typed } from "@/components/concept-notes/acts/act-form";
import { Alert } from "@/components/ui/feedback/alert";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Stack } from "@/components/ui/page/layout";

type Props = Omit<ComponentProps<typeof ActForm>, "onDone" | "onRefused"> & {
  /** Words under which the form is folded away. */
  summary: string;
  /** The success message, made of what was sent: "Condition recorded as met." */
  done: string | ((typed: Typed) => string);
  open?: boolean;
  /** False where there is nothing left to do: the form is gone, what was said of the last act stays. */
  isPossible?: boolean;
};

/** One act in a form that is folded away until it is wanted, and empty again once it is done. */
export function OneAct({ summary, done, open = false, isPossible = true, ...form }: Props) {
  const [{ times, message }, setDone] = useState({ times: 0, message: "" });
  const finish = (typed: Typed) =>
    setDone((before) => ({ times: before.times + 1, message: typeof done === "string" ? done : done(typed) }));
  return (
    <Stack gap="small">
      <div role="status">{times > 0 ? <Alert tone="success">{message}</Alert> : null}</div>
      {isPossible ? (
        <Disclosure key={times} summary={summary} open={open && times === 0}>
          <ActForm {...form} onDone={finish} />
        </Disclosure>
      ) : null}
    </Stack>
  );
}
