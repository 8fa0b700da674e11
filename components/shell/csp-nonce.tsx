"use client";

import { getNonce, setNonce } from "get-nonce";

/** Tells Radix, whose dialogs add a style element, the nonce of the document; only the first one counts in a browser. */
export function CspNonce({ nonce }: { nonce: string }) {
  if (typeof window !== "undefined" && !getNonce()) setNonce(nonce);
  return null;
}
