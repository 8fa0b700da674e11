import type { Metadata } from "next";
import type { ReactNode } from "react";
import { FailuresNotice } from "@/components/people/sign-in/failures-notice";
import { OFFICE_NAVIGATION } from "@/components/shell/navigation";
import { OfficeShell } from "@/components/shell/office-shell";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { can } from "@/lib/access/permissions";
import { ROLE_LABELS } from "@/lib/access/role.labels";
import { requireSession } from "@/lib/request/session";

export const metadata: Metadata = { robots: { index: false, follow: false } };

/** The frame of the office; each page decides for itself who may open it. */
export default async function OfficeLayout({ children }: { children: ReactNode }) {
  const { actor, failuresBefore } = await requireSession();
  return (
    <OfficeShell
      name={actor.name}
      roles={actor.roles.map((role) => ROLE_LABELS[role])}
      entries={OFFICE_NAVIGATION.filter(({ permission }) => can(actor, permission))}
      signOut={<SignOutButton />}
    >
      {failuresBefore && !failuresBefore.isRead ? (
        <FailuresNotice count={failuresBefore.count} lastAt={failuresBefore.lastAt} />
      ) : null}
      {children}
    </OfficeShell>
  );
}
