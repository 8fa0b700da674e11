import { randomUUID } from "node:crypto";
import { type Actor, type Role, ROLES } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { invitePerson } from "@/lib/people/person.commands";
import { acceptInvitation } from "@/lib/people/sign-in/sign-in.commands";
import { TEST_PASSWORD } from "../../scripts/support/throw-away.ts";
import { type Makers, organisation, wayOf } from "./make";

export { TEST_PASSWORD };

/** The demo has one account for each role, named after it. */
export const emailOf = (role: Role): string => `${role.replaceAll("_", "-")}@demo.local`;

/** Whoever has this e-mail address, as a command sees them. */
export async function actorBy(email: string): Promise<Actor> {
  const found = await db.person.findUniqueOrThrow({
    where: { email },
    select: { id: true, name: true, organisationId: true, roles: { select: { role: true } } },
  });
  return { ...found, roles: found.roles.map(({ role }) => role) };
}

export const member = (role: Role): Promise<Actor> => actorBy(emailOf(role));

/** Everybody of the cast, by role. */
export async function wholeCast(): Promise<Record<Role, Actor>> {
  const members = await Promise.all(ROLES.map(async (role) => [role, await member(role)] as const));
  return Object.fromEntries(members) as Record<Role, Actor>;
}

/** Makes notes of any stage in the run's database, as the cast would. */
export async function castWay() {
  const { agency, fmu_officer: fmuOfficer, fmu_head: fmuHead, reviewer } = await wholeCast();
  const makers: Makers = { agency, fmuOfficer, fmuHead, reviewer };
  return { ...wayOf(makers), ...makers };
}

/** Somebody new with this role, ready to sign in with the tests' password: a test may lock or deactivate them. */
export async function newPerson(role: Role, organisationSlug?: string) {
  const email = `${role.replaceAll("_", "-")}-${randomUUID().slice(0, 8)}@demo.local`;
  const organisationId = organisationSlug ? await organisation(organisationSlug) : null;
  const admin = await member("admin");
  const { value } = await invitePerson(admin, { email, name: "Sam Guest", organisationId, roles: [role] });
  await acceptInvitation({ token: value.token, password: TEST_PASSWORD }, { address: "192.0.2.1" });
  return { email, actor: await actorBy(email) };
}
