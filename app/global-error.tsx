"use client";

import { FaultMessage } from "@/components/shell/messages";
import { PlainFrame } from "@/components/shell/plain-frame";
import { fontVariables } from "./fonts";
import "./globals.css";

/** Stands in for the root layout when that itself fails, so it brings its own document. */
export default function GlobalFault({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" className={fontVariables}>
      <head>
        <title>This page could not be shown · Migration Multi-Partner Trust Fund</title>
      </head>
      <body>
        <PlainFrame>
          <FaultMessage error={error} retry={retry} />
        </PlainFrame>
      </body>
    </html>
  );
}
