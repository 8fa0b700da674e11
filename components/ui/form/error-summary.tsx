"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "./field";

type Props = {
  /** The sentence of the refusal, where it belongs to no single field. */
  message?: string | undefined;
  /** Sentences by input name, as a refusal gives them. */
  fields?: Readonly<Record<string, string | undefined>>;
  title?: string;
  /** Raise it with each attempt, so that the focus comes back although the sentences are the same. */
  attempt?: number;
};

/** What was refused, at the top of the form, each line a link to its field. Takes the focus when it appears. */
export function ErrorSummary({ message, fields = {}, title = "There is a problem", attempt = 0 }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const lines = Object.entries(fields).flatMap(([name, sentence]) => (sentence ? [{ name, sentence }] : []));
  const said = [message, ...lines.map(({ name, sentence }) => `${name} ${sentence}`)].filter(Boolean).join("\n");

  useEffect(() => {
    if (said) box.current?.focus();
  }, [said, attempt]);

  if (!said) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-sm border-2 border-danger bg-white px-5 py-4">
      <h2 className="text-lg">{title}</h2>
      {message ? <p className="mt-1">{message}</p> : null}
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
