import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/people/sign-in/sign-in-form";
import { PlainFrame } from "@/components/shell/plain-frame";
import { PageHeader } from "@/components/ui/page/page-header";
import { Text, TextLink } from "@/components/ui/page/text";
import { pathAfterSignIn } from "@/lib/people/account-state";
import { currentActor } from "@/lib/request/session";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type Props = { searchParams: Promise<{ next?: string | string[] }> };

/** E-mail and password; afterwards the page somebody wanted, if it is one of ours. */
export default async function SignInPage({ searchParams }: Props) {
  const next = pathAfterSignIn((await searchParams).next);
  if (await currentActor()) redirect(next);
  return (
    <PlainFrame>
      <PageHeader title="Sign in" lead="For the staff, the Steering Committee and the partners of the Fund." />
      <SignInForm next={next} />
      <Text tone="muted">
        No account, or the password is lost? An administrator of this system can send you a one-time link. Everything
        the Fund publishes is open to everybody on the <TextLink href="/">public pages</TextLink>.
      </Text>
    </PlainFrame>
  );
}
