"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "./field";

type Props = {
  /** The sentence of the refusal; not said again where a field says the same. */
  message?: string | undefined;
  /** Sentences by input name, as a refusal gives them. */
  fields?: Readonly<Record<string, string | undefined>>;
  title?: string;
  /** Raise it with each attempt: every attempt that is refused brings the focus here. */
  attempt: number;
  /** True while an answer is awaited that may still change what is said. */
  pending?: boolean;
};

/**
 * What was refused, at the top of the form, each line a link to its field. Takes the focus after an attempt, and leaves it
 * to whoever mends the fields, although the sentences change meanwhile.
 */
export function ErrorSummary({ message, fields = {}, title = "There is a problem", attempt, pending = false }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const owed = useRef({ attempt: 0, pending: false, focus: false });
  const lines = Object.entries(fields).flatMap(([name, sentence]) => (sentence ? [{ name, sentence }] : []));
  const general = lines.some(({ sentence }) => sentence === message) ? undefined : message;
  const said = [general, ...lines.map(({ name, sentence }) => `${name} ${sentence}`)].filter(Boolean).join("\n");

  useEffect(() => {
    const isNew = attempt !== owed.current.attempt || (pending && !owed.current.pending);
    const isOwed = isNew || owed.current.focus;
    const isOver = !pending && (said !== "" || owed.current.pending);
    if (said && isOwed) box.current?.focus();
    owed.current = { attempt, pending, focus: isOwed && !isOver };
  }, [said, attempt, pending]);

  if (!said) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-sm border-2 border-danger bg-white px-5 py-4">
      <h2 className="text-lg">{title}</h2>
      {general ? <p className="mt-1">{general}</p> : null}
      <ul className="mt-2 grid gap-1">
        {lines.map(({ name, sentence }) => (
          <li key={name}>
            <a
              href={`#${fieldId(name)}`}
              onClick={(event) => {
                const input = document.getElementById(fieldId(name));
                if (!input) return;
                event.preventDefault();
                input.focus();
                input.scrollIntoView({ block: "center" });
              }}
              className="inline-block py-0.5 font-semibold text-danger underline underline-offset-2"
            >
              {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
