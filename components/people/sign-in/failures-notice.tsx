"use client";

import { usePathname } from "next/navigation";
import { useState } from "react";
import { MomentText } from "@/components/ui/data/date";
import { Alert } from "@/components/ui/feedback/alert";
import { Text, TextLink } from "@/components/ui/page/text";

type Props = { count: number; lastAt: Date };

const attempts = (count: number) => (count === 1 ? "1 failed sign-in attempt" : `${count} failed sign-in attempts`);

/** Shown after a sign-in until the person has opened the account page, where the same is said. */
export function FailuresNotice({ count, lastAt }: Props) {
  const isAccount = usePathname() === "/account";
  const [isRead, setRead] = useState(false);
  if (isAccount && !isRead) setRead(true);
  if (isAccount || isRead) return null;
  return (
    <Alert tone="warning" title={`${attempts(count)} to your account before you signed in`}>
      <p>
        The last was on <MomentText at={lastAt} />. If this was not you, review{" "}
        <TextLink href="/account">your account</TextLink>.
      </p>
    </Alert>
  );
}

/** The failed attempts before this session and since, on the account page. */
export function FailureFacts({ before, since }: { before: Props | null; since: Props | null }) {
  if (!before && !since) return <Text>No failed sign-in attempts since your last session.</Text>;
  return (
    <Alert tone="warning" title="Failed sign-in attempts to your account">
      {before ? (
        <p>
          Before you signed in: {before.count}, the last on <MomentText at={before.lastAt} />.
        </p>
      ) : null}
      {since ? (
        <p>
          Since you signed in: {since.count}, the last on <MomentText at={since.lastAt} />.
        </p>
      ) : null}
      <p>
        Attempts by others do not block sign-in from this browser. Change your password if you also use it on other
        sites.
      </p>
    </Alert>
  );
}
