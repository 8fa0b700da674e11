"use client";

import { useState, useTransition, type ReactNode } from "react";
import { ErrorSummary } from "../form/error-summary";
import { Textarea } from "../form/textarea";
import { Button, type ButtonSize, type ButtonVariant } from "./button";
import { Dialog } from "./dialog";

/** What a confirmation answers: nothing or ok closes the dialog, a refusal keeps it open with what was typed. */
export type Confirmation = { ok: true } | { ok: false; message: string; fields?: Readonly<Record<string, string>> };

type Props = {
  /** Words of the button that opens the question. */
  label: string;
  title: string;
  description?: string;
  /** Words of the button that acts; the same verb as the label. */
  confirmLabel?: string;
  /** Ask for a reason, and with which words. */
  reason?: { label: string; hint?: string; required?: boolean };
  /** A server action or function; gets the reason, "" where none is asked. */
  onConfirm: (reason: string) => Promise<Confirmation | void>;
  variant?: ButtonVariant;
  size?: ButtonSize;
  children?: ReactNode;
};

/** What was typed, what was refused, whether an answer is on its way. Closing without an answer keeps the typed reason. */
function useConfirmation({ reason, onConfirm }: Pick<Props, "reason" | "onConfirm">) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState<Extract<Confirmation, { ok: false }>>();
  const [attempt, setAttempt] = useState(0);
  const [pending, start] = useTransition();

  const confirm = () =>
    start(async () => {
      setAttempt((count) => count + 1);
      if (reason?.required && !typed.trim())
        return setRefused({ ok: false, message: "", fields: { reason: "Give a reason." } });
      const answer = await onConfirm(typed.trim());
      if (answer && !answer.ok) return setRefused(answer);
      setRefused(undefined);
      setTyped("");
      setOpen(false);
    });
  return { open, setOpen, typed, setTyped, refused, attempt, pending, confirm };
}

/** Asks before an act that cannot be taken back, with a reason where the rule wants one. */
export function ConfirmDialog({ label, title, description, confirmLabel = label, children, ...props }: Props) {
  const { variant = "secondary", size, reason } = props;
  const { open, setOpen, typed, setTyped, refused, attempt, pending, confirm } = useConfirmation(props);
  return (
    <Dialog
      trigger={
        <Button variant={variant} size={size}>
          {label}
        </Button>
      }
      title={title}
      open={open}
      {...(description ? { description } : {})}
      onOpenChange={setOpen}
    >
      {refused ? (
        <ErrorSummary message={refused.message} fields={refused.fields ?? {}} attempt={attempt} pending={pending} />
      ) : null}
      {children}
      {reason ? (
        <Textarea
          name="reason"
          {...reason}
          rows={3}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          error={refused?.fields?.reason}
        />
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button
          variant={variant === "danger" ? "danger" : "primary"}
          aria-disabled={pending || undefined}
          onClick={() => !pending && confirm()}
        >
          {pending ? "One moment…" : confirmLabel}
        </Button>
        <Button variant="quiet" onClick={() => setOpen(false)}>
          Cancel
        </Button>
      </div>
    </Dialog>
  );
}
