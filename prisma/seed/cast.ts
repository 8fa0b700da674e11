import type { Actor, Role } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { inviteFirstAdministrator, invitePerson, renewInvitation } from "@/lib/people/person.commands";
import { isPassword } from "@/lib/people/person.steps";
import { acceptInvitation, recoverAccount } from "@/lib/people/sign-in/sign-in.commands";

type Part = { email: string; name: string; role: Role; organisation: string | null };

const part = (role: Role, name: string, organisation: string | null): Part => ({
  email: `${role.replaceAll("_", "-")}@demo.local`,
  name,
  role,
  organisation,
});

/** One person for each role, at the organisations of the leaflet. The member's country is in a programme: recusal matters. */
const PARTS = {
  admin: part("admin", "Ingrid Solheim", null),
  agency: part("agency", "Amina Diallo", "iom"),
  reviewer: part("reviewer", "Rafael Ortega", "ilo"),
  fmuOfficer: part("fmu_officer", "Mirela Kovač", "iom"),
  fmuHead: part("fmu_head", "Jonas Lindqvist", "iom"),
  committee: part("committee", "Elif Yıldız", "tuerkiye"),
  chair: part("chair", "Grace Mwangi", "iom"),
  administrativeAgent: part("administrative_agent", "Priya Raman", "undp"),
  donor: part("donor", "Katrin Vogel", "germany"),
  auditor: part("auditor", "Samuel Okafor", null),
} as const satisfies Record<string, Part>;

/** Another UN organisation's officer, from whom the cast's notes are hidden. Tests only. */
const STRANGER: Part = { ...part("agency", "Daniel Petrescu", "unhcr"), email: "agency-2@demo.local" };

export type CastKey = keyof typeof PARTS;
/** The people of the demo and of the tests: one for each role, ready to be handed to a command. */
export type Cast = Readonly<Record<CastKey, Actor>>;

type Say = (line: string) => void;

/**
 * Invites the cast and accepts for them, as people would. Does nothing for those who are already here, except that a
 * different password is set by a new link. Throws where an organisation of the reference data is missing.
 */
export async function createCast(password: string, say: Say): Promise<Cast> {
  const { admin: first, ...others } = PARTS;
  const inviter = (await findAdministrator()) ?? (await createFirstAdministrator(first, password));
  const cast: Record<string, Actor> = { admin: await present(first, inviter, password) };
  for (const [key, member] of Object.entries(others)) cast[key] = await present(member, inviter, password);
  say(`Cast: ${Object.keys(cast).length} demo accounts, one for each role.`);
  return cast as Record<CastKey, Actor>;
}

/** The officer of another UN organisation, for tests of what the cast must not see. */
export async function createStranger(password: string): Promise<Actor> {
  const inviter = await findAdministrator();
  if (!inviter) throw new Error("The stranger comes after the cast: call createCast first.");
  return present(STRANGER, inviter, password);
}

const actorFields = { id: true, name: true, organisationId: true, roles: { select: { role: true } } } as const;
type Found = { id: string; name: string; organisationId: string | null; roles: { role: Role }[] };
const actorOf = ({ id, name, organisationId, roles }: Found): Actor => ({
  id,
  name,
  organisationId,
  roles: roles.map(({ role }) => role),
});

async function findAdministrator(): Promise<Actor | null> {
  const found = await db.person.findFirst({
    where: { deactivatedAt: null, passwordHash: { not: null }, roles: { some: { role: PARTS.admin.role } } },
    orderBy: { createdAt: "asc" },
    select: actorFields,
  });
  return found && actorOf(found);
}

async function createFirstAdministrator({ email, name }: Part, password: string): Promise<Actor> {
  await accept((await inviteFirstAdministrator({ email, name })).token, password);
  return actorOf(await db.person.findUniqueOrThrow({ where: { email }, select: actorFields }));
}

/** The member of the cast, invited if absent, whose password is the one given. */
async function present(member: Part, inviter: Actor, password: string): Promise<Actor> {
  const { email, name, role, organisation } = member;
  const found = await db.person.findUnique({ where: { email }, select: { ...actorFields, passwordHash: true } });
  if (!found) {
    const organisationId = organisation && (await findOrganisation(organisation));
    const { value } = await invitePerson(inviter, { email, name, organisationId, roles: [role] });
    await accept(value.token, password);
  } else if (!(await isPassword(found.passwordHash, password))) {
    await accept(await newLink(inviter, { id: found.id, email }), password);
  }
  return actorOf(await db.person.findUniqueOrThrow({ where: { email }, select: actorFields }));
}

/** An administrator makes a link for another person; for the own account the operator of the server does. */
async function newLink(inviter: Actor, { id, email }: { id: string; email: string }): Promise<string> {
  if (inviter.id === id) return (await recoverAccount({ email })).token;
  return (await renewInvitation(inviter, { personId: id })).value.token;
}

async function accept(token: string, password: string): Promise<void> {
  try {
    await acceptInvitation({ token, password }, { address: "127.0.0.1" });
  } catch (error) {
    if (error instanceof Refusal && error.fields.password)
      throw new Error(`DEMO_PASSWORD cannot be used: ${error.fields.password}`, { cause: error });
    throw error;
  }
}

async function findOrganisation(slug: string): Promise<string> {
  const found = await db.organisation.findUnique({ where: { slug }, select: { id: true } });
  if (!found) throw new Error(`The cast needs the organisation "${slug}", which the reference data does not hold.`);
  return found.id;
}
