"use client";

import { Button } from "./button";

/** Opens the browser's print dialog. */
export function PrintButton({ label = "Print this page" }: { label?: string }) {
  return (
    <Button variant="secondary" size="small" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
