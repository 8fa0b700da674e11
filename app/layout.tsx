import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { CspNonce } from "@/components/shell/csp-nonce";
import { SkipLink } from "@/components/ui/page/skip-link";
import { readSettings } from "@/lib/kernel/env";
import { fontVariables } from "./fonts";
import "./globals.css";

export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(readSettings().NEXTAUTH_URL),
    title: { default: "Migration Multi-Partner Trust Fund", template: "%s · Migration Multi-Partner Trust Fund" },
    description:
      "The Fund pools contributions to joint programmes of the United Nations that bring the Global Compact for Migration to life.",
  };
}

/** Awaiting the headers makes every page dynamic, so that every script tag carries the nonce and no figure is stale. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce");
  return (
    <html lang="en" className={fontVariables}>
      <body>
        <SkipLink />
        {nonce ? <CspNonce nonce={nonce} /> : null}
        {children}
      </body>
    </html>
  );
}
