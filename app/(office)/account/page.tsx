import type { Metadata } from "next";
import { GiveUpRole } from "@/components/people/give-up-role";
import { OwnSessions } from "@/components/people/own-sessions";
import { PersonFacts } from "@/components/people/person-facts";
import { OwnRenewedLinks } from "@/components/people/renewed-links";
import { ChangePasswordForm } from "@/components/people/sign-in/change-password-form";
import { FailureFacts } from "@/components/people/sign-in/failures-notice";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { excludedPairs, rolesToGiveUp } from "@/lib/access/excluded-roles";
import { findOwnAccount } from "@/lib/people/person.queries";
import { listOwnRenewedLinks } from "@/lib/people/renewed-links.queries";
import { findOwnFailures, listOwnSessions } from "@/lib/people/sessions/session.queries";
import { markFailuresRead } from "@/lib/people/sign-in/sign-in.commands";
import { isPageOpened, orNotFound, requireSession } from "@/lib/request/session";
import { changeOwnPasswordAction, endOtherSessionsAction, endOwnSessionAction, giveUpRoleAction } from "./actions";

export const metadata: Metadata = { title: "My account" };

/** Who I am here, what I may do, where I am signed in, and my password. */
export default async function AccountPage() {
  const session = await requireSession();
  const { id, actor, failuresBefore } = session;
  const [account, sessions, since, links] = await Promise.all([
    orNotFound(findOwnAccount(actor)),
    listOwnSessions(actor),
    findOwnFailures(actor),
    listOwnRenewedLinks(actor),
  ]);
  if (await isPageOpened()) await markFailuresRead(session);
  const pairs = excludedPairs(account.roles);
  return (
    <>
      <PageHeader
        title="My account"
        lead={`You are signed in as ${account.name}. An administrator assigns roles and organisations.`}
      />
      <OwnRenewedLinks links={links} />
      <PersonFacts person={account} />
      {pairs.length > 0 ? (
        <Section title="Roles that exclude each other">
          <GiveUpRole pairs={pairs} roles={rolesToGiveUp(account.roles)} act={giveUpRoleAction} />
        </Section>
      ) : null}
      <Section title="My sessions" lead="Browsers in which you are signed in. End a session that you do not recognize.">
        <FailureFacts before={failuresBefore} since={since && { count: since.failures, lastAt: since.lastAt }} />
        <OwnSessions rows={sessions} currentId={id} endOne={endOwnSessionAction} endOthers={endOtherSessionsAction} />
      </Section>
      <Section title="Change my password" lead="All other browsers in which you are signed in are signed out.">
        <ChangePasswordForm email={account.email} act={changeOwnPasswordAction} />
      </Section>
    </>
  );
}
