"use client";

import { useState } from "react";
import { Button } from "./button";

type Props = { text: string; label?: string };

/** Copies a text and says so; where the browser refuses, it says how to copy by hand. */
export function CopyButton({ text, label = "Copy" }: Props) {
  const [said, setSaid] = useState("");
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <Button
        variant="secondary"
        size="small"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(
            () => setSaid("Copied"),
            () => setSaid("Your browser did not allow it: select the text and copy it by hand."),
          )
        }
      >
        {label}
      </Button>
      <span role="status" className="text-sm text-muted">
        {said}
      </span>
    </span>
  );
}
