"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/actions/button";
import { ConfirmDialog } from "@/components/ui/actions/confirm-dialog";
import { Alert } from "@/components/ui/feedback/alert";
import { Stack } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import type { PersonState } from "@/lib/people/person.schema";
import { OneTimeLink } from "./one-time-link";
import type { Answer } from "./use-checked-form";

type Act<Value> = (input: { personId: string }) => Promise<Answer<Value>>;

type Props = {
  person: { id: string; name: string; state: PersonState };
  /** Whether this is the reader's own account: its recovery is another administrator's to start. */
  isOwn: boolean;
  renew: Act<{ url: string }>;
  deactivate: Act<unknown>;
  reactivate: Act<unknown>;
};

/** A new one-time link, and the door shut or opened again. */
export function PersonActs({ person, isOwn, renew, deactivate, reactivate }: Props) {
  const { id: personId, name, state } = person;
  if (state === "deactivated")
    return (
      <div>
        <ConfirmDialog
          label="Reactivate"
          title={`Let ${name} in again?`}
          description="Their former roles and password hold again. Sessions that were ended stay ended."
          onConfirm={() => reactivate({ personId })}
        />
      </div>
    );
  return (
    <Stack>
      {isOwn ? (
        <Text>Another administrator can make a recovery link for your account.</Text>
      ) : (
        <NewLink personId={personId} name={name} state={state} renew={renew} />
      )}
      <div>
        <ConfirmDialog
          label="Deactivate"
          title={`Lock ${name} out?`}
          description="Their sessions end at once and they cannot sign in any more. What they did stays theirs, and you can let them in again."
          variant="danger"
          onConfirm={() => deactivate({ personId })}
        />
      </div>
    </Stack>
  );
}

type LinkProps = { personId: string; name: string; state: PersonState } & Pick<Props, "renew">;

function NewLink({ personId, name, state, renew }: LinkProps) {
  const [answer, setAnswer] = useState<Answer<{ url: string }>>();
  const [pending, start] = useTransition();
  const make = () => start(async () => setAnswer(await renew({ personId })));
  return (
    <>
      {answer?.ok ? <OneTimeLink name={name} url={answer.value.url} /> : null}
      {answer?.ok === false ? <Alert tone="danger" live title={answer.message} /> : null}
      <div>
        <Button variant="secondary" aria-disabled={pending || undefined} onClick={() => !pending && make()}>
          {state === "invited" ? "Make a new invitation link" : "Make a recovery link"}
        </Button>
      </div>
    </>
  );
}
