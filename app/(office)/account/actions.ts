"use server";

import { changeOwnPassword } from "@/lib/people/person.commands";
import { giveUpRole } from "@/lib/people/role-exclusions.commands";
import { endOtherSessions, endOwnSession } from "@/lib/people/sessions/session.commands";
import { type Outcome, perform, performWithSession } from "@/lib/request/action";
import { readDeviceToken } from "@/lib/request/session-cookie";

const fieldsOf = (input: unknown) => (typeof input === "object" ? input : {});

/** Every other session of the person ends with the old password; this browser's goes on. */
export async function changeOwnPasswordAction(input: unknown): Promise<Outcome<undefined>> {
  const outcome = await performWithSession(changeOwnPassword, (sessionId) => ({ ...fieldsOf(input), sessionId }));
  return outcome.ok ? { ok: true, value: undefined } : outcome;
}

export async function endOwnSessionAction(input: unknown) {
  return perform(endOwnSession, input);
}

export async function endOtherSessionsAction() {
  const deviceToken = (await readDeviceToken()) ?? undefined;
  return performWithSession(endOtherSessions, (currentId) => ({ currentId, deviceToken }));
}

export async function giveUpRoleAction(input: unknown) {
  return perform(giveUpRole, input);
}
