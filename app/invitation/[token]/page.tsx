import type { Metadata } from "next";
import { NewPasswordForm } from "@/components/people/sign-in/new-password-form";
import { PlainFrame } from "@/components/shell/plain-frame";
import { LinkButton } from "@/components/ui/actions/button";
import { Row } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { PART, readParams } from "@/lib/kernel/address-parts";
import { findInvitation } from "@/lib/people/sign-in/sign-in.commands";
import { currentVisitor } from "@/lib/request/visitor-address";
import { acceptInvitationAction } from "./actions";

export const metadata: Metadata = {
  title: "Set your password",
  robots: { index: false },
  // The address is the secret: no other site and no log of ours learns it from a link on this page.
  referrer: "no-referrer",
};

type Props = { params: Promise<{ token: string }> };

/** The page of a one-time link. A link that cannot be used says so, and not why. */
export default async function InvitationPage({ params }: Props) {
  // A token of another form is counted as a wrong one.
  const { token } = (await readParams(params, { token: PART.token })) ?? { token: "" };
  const invitation = await findInvitation(token, await currentVisitor());
  if (!invitation)
    return (
      <PlainFrame>
        <PageHeader
          title="This link is no longer valid"
          lead="A one-time link works once and for seven days. Ask an administrator of this system for a new one."
        />
        <Row>
          <LinkButton href="/sign-in">Sign in</LinkButton>
        </Row>
      </PlainFrame>
    );
  return (
    <PlainFrame>
      <PageHeader
        title="Set your password"
        lead={`Welcome, ${invitation.name}. Choose the password you will sign in with.`}
      />
      <NewPasswordForm email={invitation.email} token={token} act={acceptInvitationAction} />
    </PlainFrame>
  );
}
