"use client";

import { signOut } from "next-auth/react";
import { useTransition } from "react";
import { Button } from "@/components/ui/actions/button";

/** Ends the session in this browser and goes to the public pages. */
export function SignOutButton() {
  const [pending, start] = useTransition();
  return (
    <Button
      variant="secondary"
      size="small"
      aria-disabled={pending || undefined}
      onClick={() => {
        if (!pending) start(async () => void (await signOut({ callbackUrl: "/" })));
      }}
    >
      {pending ? "Signing out…" : "Sign out"}
    </Button>
  );
}
