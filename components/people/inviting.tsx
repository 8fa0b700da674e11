"use client";

import { type ReactNode, useState } from "react";
import { Button, LinkButton } from "@/components/ui/actions/button";
import { Row, Stack } from "@/components/ui/page/layout";
import { OneTimeLink } from "./one-time-link";

/** Who was invited, and the link that is shown once. */
export type Invited = { personId: string; url: string };
export type OnInvited = (invited: Invited & { name: string }) => void;

/** A form to invite a person, then the link for them, then the form again. */
export function Inviting({ children }: { children: (onInvited: OnInvited) => ReactNode }) {
  const [invited, setInvited] = useState<Invited & { name: string }>();
  if (!invited) return children(setInvited);
  return (
    <Stack>
      <OneTimeLink name={invited.name} url={invited.url} />
      <Row>
        <LinkButton href={`/people/${invited.personId}`}>Open this person</LinkButton>
        <Button variant="secondary" onClick={() => setInvited(undefined)}>
          Invite another person
        </Button>
      </Row>
    </Stack>
  );
}

export const CancelInvitation = () => (
  <LinkButton href="/people" variant="quiet">
    Cancel
  </LinkButton>
);
