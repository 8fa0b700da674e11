"use server";

import {
  assignRoles,
  deactivatePerson,
  inviteAdministrator,
  invitePerson,
  reactivatePerson,
  renewInvitation,
} from "@/lib/people/person.commands";
import { endSessionOfPerson, endSessionsOfPerson } from "@/lib/people/sessions/session.commands";
import { type Outcome, perform } from "@/lib/request/action";
import { invitationUrl } from "@/lib/request/visitor-address";

type Linked = { personId: string; url: string };

/** The token leaves the server once, as a link. */
function linked(outcome: Outcome<{ personId: string; token: string }>): Outcome<Linked> {
  if (!outcome.ok) return outcome;
  const { personId, token } = outcome.value;
  return { ok: true, value: { personId, url: invitationUrl(token) } };
}

export async function invitePersonAction(input: unknown) {
  return linked(await perform(invitePerson, input));
}

export async function inviteAdministratorAction(input: unknown) {
  return linked(await perform(inviteAdministrator, input));
}

export async function renewInvitationAction(input: unknown) {
  return linked(await perform(renewInvitation, input));
}

export async function assignRolesAction(input: unknown) {
  return perform(assignRoles, input);
}

export async function deactivatePersonAction(input: unknown) {
  return perform(deactivatePerson, input);
}

export async function reactivatePersonAction(input: unknown) {
  return perform(reactivatePerson, input);
}

export async function endSessionOfPersonAction(input: unknown) {
  return perform(endSessionOfPerson, input);
}

export async function endSessionsOfPersonAction(input: unknown) {
  return perform(endSessionsOfPerson, input);
}
