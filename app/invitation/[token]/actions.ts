"use server";

import { acceptInvitation } from "@/lib/people/sign-in/commands";
import { performSignedOut } from "@/lib/request/action";

export async function acceptInvitationAction(input: {
  token: string;
  password: string;
  repeated?: string | undefined;
}) {
  return performSignedOut(acceptInvitation, input);
}
