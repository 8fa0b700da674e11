"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button, type ButtonSize, type ButtonVariant } from "./button";

type Props = {
  children: ReactNode;
  /** Said while the form is on its way. */
  pendingLabel?: string;
  /** For forms sent by react-hook-form or a transition; a form with an `action` is noticed by itself. */
  pending?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  name?: string;
  value?: string;
};

/** Submits its form once: while the answer is on its way it stays focusable but does nothing. */
export function SubmitButton({ children, pendingLabel = "Sending…", pending = false, ...look }: Props) {
  const status = useFormStatus();
  const busy = pending || status.pending;
  return (
    <Button
      type="submit"
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
      }}
      {...look}
    >
      {busy ? pendingLabel : children}
    </Button>
  );
}
