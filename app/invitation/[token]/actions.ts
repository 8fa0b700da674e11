"use server";

import { acceptInvitation } from "@/lib/people/sign-in/sign-in.commands";
import { type Outcome, performSignedOut } from "@/lib/request/action";
import { readDeviceToken, writeDeviceToken } from "@/lib/request/session-cookie";
import { currentVisitor } from "@/lib/request/visitor-address";

/** Sets the password and makes this browser a known device; the form then signs in with it. */
export async function acceptInvitationAction(input: unknown): Promise<Outcome<{ email: string }>> {
  const visitor = { ...(await currentVisitor()), deviceToken: (await readDeviceToken()) ?? undefined };
  const outcome = await performSignedOut((typed) => acceptInvitation(typed, visitor), input);
  if (!outcome.ok) return outcome;
  await writeDeviceToken(outcome.value.deviceToken);
  return { ok: true, value: { email: outcome.value.email } };
}
