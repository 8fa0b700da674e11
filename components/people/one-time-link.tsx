"use client";

import { CopyButton } from "@/components/ui/actions/copy-button";
import { Alert } from "@/components/ui/feedback/alert";
import { TextInput } from "@/components/ui/form/text-input";
import { INVITATION_DAYS } from "@/lib/people/account-state";

/** The link that is shown once: it is stored nowhere, only what recognises it. */
export function OneTimeLink({ name, url }: { name: string; url: string }) {
  return (
    <Alert tone="success" live title={`The one-time link for ${name}`}>
      <p>
        Send it to {name} by a way you trust. It works once and for {INVITATION_DAYS} days, and it is shown only now.
      </p>
      <TextInput
        name="one-time-link"
        label="One-time link"
        value={url}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <CopyButton text={url} label="Copy the link" />
    </Alert>
  );
}
