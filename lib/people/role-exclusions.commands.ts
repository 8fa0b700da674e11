import "server-only";
import { rolesToGiveUp } from "@/lib/access/excluded-roles";
import { ONE_ALWAYS_STAYS, type Role } from "@/lib/access/permissions";
import { ROLE_LABELS } from "@/lib/access/role.labels";
import { recordAudit } from "@/lib/audit/audit.steps";
import type { AuditEvent } from "@/lib/audit/events";
import { defineCommand, refusalOfInput } from "@/lib/command";
import { db, type Tx } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { giveUpRoleInput, resolveRolesInput } from "./person.schema";
import { refuseLastAdministrator } from "./person.steps";

/** A person with their roles, locked until the transaction ends: another change to their roles waits for this one. */
async function lockPerson(tx: Tx, where: { id: string } | { email: string }) {
  const found = await tx.person.findUnique({ where, select: { id: true } });
  if (!found) return null;
  await tx.$executeRaw`SELECT 1 FROM people WHERE id = ${found.id}::uuid FOR UPDATE`;
  const roles = await tx.roleAssignment.findMany({ where: { personId: found.id }, select: { role: true } });
  return { id: found.id, roles: roles.map(({ role }) => role).sort() };
}

type Holder = NonNullable<Awaited<ReturnType<typeof lockPerson>>>;

/** Removes one of two roles that exclude each other; any other change of roles is an administrator's. */
async function removeExcludedRole(tx: Tx, { id, roles }: Holder, role: Role): Promise<AuditEvent> {
  const label = ROLE_LABELS[role];
  if (!roles.includes(role)) throw new Refusal("not-now", `This person does not have the role ${label}.`);
  if (!rolesToGiveUp(roles).includes(role))
    throw new Refusal(
      "not-now",
      `No other role of this person excludes the role ${label}. An administrator can change roles on the People page.`,
    );
  if (role === ONE_ALWAYS_STAYS) await refuseLastAdministrator(tx, id);
  await tx.roleAssignment.delete({ where: { personId_role: { personId: id, role } } });
  return {
    name: "person.roles-resolved",
    subjectType: "person",
    subjectId: id,
    before: { roles },
    after: { roles: roles.filter((other) => other !== role) },
  };
}

/** Gives up one of one's own roles that exclude each other. */
export const giveUpRole = defineCommand({
  input: giveUpRoleInput,
  permission: "account.give-up-role",
  load: (tx, _input, actor) => lockPerson(tx, { id: actor.id }),
  async apply({ tx, input: { role }, subject: person }) {
    return { value: { role }, event: await removeExcludedRole(tx, person, role) };
  },
});

/** The same from the machine, for a person who cannot sign in. The audit log shows no person as its author. */
export async function resolveRoles(raw: unknown, now = new Date()): Promise<void> {
  const parsed = resolveRolesInput.safeParse(raw);
  if (!parsed.success) throw refusalOfInput(parsed.error);
  const { email, role } = parsed.data;
  await db.$transaction(async (tx) => {
    const person = await lockPerson(tx, { email });
    if (!person) throw new Refusal("not-found", "No person has this email address. Check the address.");
    await recordAudit(tx, null, await removeExcludedRole(tx, person, role), now);
  });
}
