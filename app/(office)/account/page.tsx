import type { Metadata } from "next";
import { ChangePasswordForm } from "@/components/people/sign-in/change-password-form";
import { PersonFacts } from "@/components/people/person-facts";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { findOwnAccount } from "@/lib/people/queries";
import { orNotFound, requireActor } from "@/lib/request/session";
import { changeOwnPasswordAction } from "./actions";

export const metadata: Metadata = { title: "My account" };

/** Who I am here, what I may do, and my password. */
export default async function AccountPage() {
  const account = await orNotFound(findOwnAccount(await requireActor()));
  return (
    <>
      <PageHeader
        title="My account"
        lead={`You are signed in as ${account.name}. An administrator assigns roles and organisations.`}
      />
      <PersonFacts person={account} />
      <Section title="Change my password" lead="All other browsers in which you are signed in are signed out.">
        <ChangePasswordForm email={account.email} act={changeOwnPasswordAction} />
      </Section>
    </>
  );
}
