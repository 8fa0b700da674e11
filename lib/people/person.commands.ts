import "server-only";
import { ONE_ALWAYS_STAYS, type Role } from "@/lib/access/permissions";
import { recordAudit } from "@/lib/audit/audit.steps";
import type { AuditEvent } from "@/lib/audit/events";
import { defineCommand, defineCommandWithPreparation, NOTHING, refusalOfInput } from "@/lib/command";
import { db, type Tx } from "@/lib/kernel/db";
import { acquireLock } from "@/lib/kernel/locks";
import { Refusal } from "@/lib/kernel/refusal";
import { losesAdministrator, refuseOwnPromotion, refuseRoleWithoutOrganisation, refuseStale } from "./account-state";
import { refuseGuessablePassword } from "./password-strength";
import {
  assignRolesInput,
  changeOwnPasswordInput,
  inviteAdministratorInput,
  invitePersonInput,
  personInput,
} from "./person.schema";
import {
  hashPassword,
  isPassword,
  openInvitation,
  refuseLastAdministrator,
  setPassword,
  voidInvitations,
} from "./person.steps";
import { endSessions } from "./sessions/session.steps";
import { forgetDevices } from "./sign-in/known-device.steps";
import { claimOwnPassword, forgetFailures, ownPasswordKey } from "./sign-in/sign-in.steps";

const withRoles = { include: { roles: { select: { role: true } } } } as const;
const rolesOf = (person: { roles: { role: Role }[] }): Role[] => person.roles.map(({ role }) => role).sort();

/** The person an act changes. Of two acts on one person the second waits here, and then sees what the first one did. */
async function loadPerson(tx: Tx, { personId }: { personId: string }) {
  await tx.$executeRaw`SELECT 1 FROM people WHERE id = ${personId}::uuid FOR UPDATE`;
  return tx.person.findUnique({ where: { id: personId }, ...withRoles });
}

const about = (personId: string, name: AuditEvent["name"], facts: Pick<AuditEvent, "before" | "after"> = {}) =>
  ({ name, subjectType: "person", subjectId: personId, ...facts }) satisfies AuditEvent;

type Invited = { email: string; name: string; organisationId: string | null; roles: readonly Role[] };

/** Creates a person and their first one-time link. The token is shown once and stored nowhere. */
async function createInvited(tx: Tx, { email, name, organisationId, roles }: Invited, now: Date) {
  if (await tx.person.findUnique({ where: { email }, select: { id: true } })) throw emailTaken();
  const person = await tx.person.create({
    data: { email, name, organisationId, createdAt: now, roles: { create: roles.map((role) => ({ role })) } },
  });
  const token = await openInvitation(tx, person.id, now);
  return {
    value: { personId: person.id, token },
    event: about(person.id, "person.invited", { after: { roles, organisationId } }),
  };
}

/** Invites a person with roles and returns the token of the one-time link. */
export const invitePerson = defineCommand({
  input: invitePersonInput,
  permission: "people.invite",
  ...NOTHING,
  async apply({ tx, input, now }) {
    refuseRoleWithoutOrganisation(input.roles, input.organisationId);
    await refuseUnknownOrganisation(tx, input.organisationId);
    return createInvited(tx, input, now);
  },
});

/** Invites another administrator, so that one whose other role excludes this role can give it up. */
export const inviteAdministrator = defineCommand({
  input: inviteAdministratorInput,
  permission: "people.invite-administrator",
  ...NOTHING,
  apply: ({ tx, input, now }) => createInvited(tx, { ...input, organisationId: null, roles: [ONE_ALWAYS_STAYS] }, now),
});

const emailTaken = () =>
  new Refusal("invalid", "Some entries need your attention.", {
    email: "Somebody with this e-mail address is already here.",
  });

async function refuseUnknownOrganisation(tx: Tx, id: string | null): Promise<void> {
  if (id === null || (await tx.organisation.findUnique({ where: { id }, select: { id: true } }))) return;
  throw new Refusal("invalid", "Some entries need your attention.", {
    organisationId: "Choose an organisation from the list.",
  });
}

/** Makes a new one-time link for somebody who lost the first one or the password; the older links are void. */
export const renewInvitation = defineCommand({
  input: personInput,
  permission: "people.invite",
  load: loadPerson,
  async apply({ tx, actor, subject: person, now }) {
    if (person.id === actor.id)
      throw new Refusal("not-now", "You cannot make a link for your own account. Ask another administrator.");
    if (person.deactivatedAt)
      throw new Refusal("not-now", "This person is deactivated. Reactivate them before you make a link.");
    const token = await openInvitation(tx, person.id, now);
    return { value: { personId: person.id, token }, event: about(person.id, "person.invitation-renewed") };
  },
});

/**
 * Invites the first administrator of an installation, or renews the link of an administrator who never set a password.
 * Refuses with "not-now" once somebody can sign in as administrator. Nobody is signed in: whoever runs the machine asks.
 */
export async function inviteFirstAdministrator(raw: unknown, now = new Date()): Promise<{ token: string }> {
  const parsed = inviteAdministratorInput.safeParse(raw);
  if (!parsed.success) throw refusalOfInput(parsed.error);
  const { email, name } = parsed.data;
  return db.$transaction(async (tx) => {
    // Two such commands at once must not make two first administrators.
    await acquireLock(tx, "one_admin_stays");
    const administrators = await tx.person.findMany({ where: { roles: { some: { role: ONE_ALWAYS_STAYS } } } });
    const known = administrators.find((person) => person.email === email);
    if (administrators.some(({ passwordHash, deactivatedAt }) => passwordHash && !deactivatedAt))
      throw new Refusal("not-now", "An administrator is already here: ask them to invite you on the People page.");
    if (known?.deactivatedAt) throw new Refusal("not-now", "This administrator is deactivated.");
    if (!known && (await tx.person.findUnique({ where: { email } }))) throw emailTaken();

    const data = { email, name, createdAt: now, roles: { create: { role: ONE_ALWAYS_STAYS } } };
    const { id } = known ?? (await tx.person.create({ data }));
    const token = await openInvitation(tx, id, now);
    const event = known
      ? about(id, "person.invitation-renewed")
      : about(id, "person.invited", { after: { roles: [ONE_ALWAYS_STAYS], organisationId: null } });
    await recordAudit(tx, null, event, now);
    return { token };
  });
}

const wrongPassword = () =>
  new Refusal("invalid", "Some entries need your attention.", { current: "This is not your current password." });

const tooManyTries = () =>
  new Refusal("too-many", "The current password was wrong several times in a row. Wait a little, then try again.");

const setOwnPassword = defineCommand({
  input: changeOwnPasswordInput,
  permission: "account.change-password",
  load: (tx, _input, actor) => tx.person.findFirst({ where: { id: actor.id, deactivatedAt: null } }),
  async apply({ tx, input: { current, password, sessionId }, subject: person, now }) {
    if (!(await isPassword(person.passwordHash, current))) throw wrongPassword();
    refuseGuessablePassword(password, person);
    await setPassword(tx, person.id, await hashPassword(password));
    await endSessions(tx, person.id, "password_changed", now, sessionId);
    await forgetFailures(tx, ownPasswordKey(person.id));
    return { value: { personId: person.id }, event: about(person.id, "person.password-changed") };
  },
});

/**
 * Changes one's own password, knowing the current one. Every other session of the person ends. Wrong tries are slowed
 * like those of the sign-in ("too-many"). A try counts as failed before the password is compared, in a transaction of its
 * own, so that a refused change does not undo the count.
 */
export const changeOwnPassword = defineCommandWithPreparation(
  setOwnPassword,
  changeOwnPasswordInput,
  async (actor, input, now) => {
    if ((await db.$transaction((tx) => claimOwnPassword(tx, actor.id, now))) === null) throw tooManyTries();
    try {
      return await setOwnPassword(actor, input, now);
    } catch (error) {
      const isProven = error instanceof Refusal && error.fields.password !== undefined;
      if (isProven) await db.$transaction((tx) => forgetFailures(tx, ownPasswordKey(actor.id)));
      throw error;
    }
  },
);

/** Gives a person exactly these roles and this organisation, from their next request on. */
export const assignRoles = defineCommand({
  input: assignRolesInput,
  permission: "people.assign",
  load: loadPerson,
  async apply({ tx, actor, input: { roles, organisationId, seen }, subject: person }) {
    const before = { roles: rolesOf(person), organisationId: person.organisationId };
    const after = { roles: [...roles].sort(), organisationId };
    refuseOwnPromotion(actor.id === person.id, before, after);
    refuseStale(seen, before);
    refuseRoleWithoutOrganisation(roles, organisationId);
    await refuseUnknownOrganisation(tx, organisationId);
    if (losesAdministrator(before.roles, after.roles)) await refuseLastAdministrator(tx, person.id);

    await tx.roleAssignment.deleteMany({ where: { personId: person.id, role: { notIn: roles } } });
    const data = roles.map((role) => ({ personId: person.id, role }));
    await tx.roleAssignment.createMany({ data, skipDuplicates: true });
    await tx.person.update({ where: { id: person.id }, data: { organisationId } });
    return { value: { personId: person.id }, event: about(person.id, "person.assigned", { before, after }) };
  },
});

/** Locks a person out at once: their sessions end, their links are void, they cannot sign in. */
export const deactivatePerson = defineCommand({
  input: personInput,
  permission: "people.deactivate",
  load: loadPerson,
  async apply({ tx, subject: person, now }) {
    if (losesAdministrator(rolesOf(person), [])) await refuseLastAdministrator(tx, person.id);
    const open = { id: person.id, deactivatedAt: null };
    const { count } = await tx.person.updateMany({ where: open, data: { deactivatedAt: now } });
    if (count === 0) throw new Refusal("conflict", "This person is already deactivated.");
    await endSessions(tx, person.id, "deactivated", now);
    await forgetDevices(tx, person.id);
    await voidInvitations(tx, person.id, now);
    return { value: { personId: person.id }, event: about(person.id, "person.deactivated") };
  },
});

/** Lets a deactivated person in again, with their former roles and password. */
export const reactivatePerson = defineCommand({
  input: personInput,
  permission: "people.deactivate",
  load: loadPerson,
  async apply({ tx, subject: person }) {
    const shut = { id: person.id, deactivatedAt: { not: null } };
    const { count } = await tx.person.updateMany({ where: shut, data: { deactivatedAt: null } });
    if (count === 0) throw new Refusal("conflict", "This person is already active.");
    return { value: { personId: person.id }, event: about(person.id, "person.reactivated") };
  },
});
