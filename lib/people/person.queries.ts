import "server-only";
import { excludedPairs, type RolePair } from "@/lib/access/excluded-roles";
import { type Actor, authorize, type Role, ROLES } from "@/lib/access/permissions";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/list-cursor";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import type { Prisma } from "@/prisma/generated/client";
import { stateOf } from "./account-state";
import type { PeopleFilter, PersonState } from "./person.schema";

/** Somebody who may sign in, or once could, as the people pages show them. Never a password or its hash. */
export type PersonRow = {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  organisationId: string | null;
  organisation: string | null;
  state: PersonState;
};

const columns = {
  id: true,
  name: true,
  email: true,
  organisationId: true,
  passwordHash: true,
  deactivatedAt: true,
  createdAt: true,
  roles: { select: { role: true } },
} satisfies Prisma.PersonSelect;
type Found = Prisma.PersonGetPayload<{ select: typeof columns }>;

async function rowsOf(found: Found[]): Promise<PersonRow[]> {
  const ids = found.flatMap(({ organisationId }) => organisationId ?? []);
  const organisations = await describeOrganisations(today(), [...new Set(ids)]);
  return found.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    roles: ROLES.filter((role) => person.roles.some((held) => held.role === role)),
    organisationId: person.organisationId,
    organisation: (person.organisationId && organisations.get(person.organisationId)?.name) || null,
    state: stateOf(person),
  }));
}

const WHERE_STATE: Readonly<Record<PersonState, Prisma.PersonWhereInput>> = {
  active: { deactivatedAt: null, passwordHash: { not: null } },
  invited: { deactivatedAt: null, passwordHash: null },
  deactivated: { deactivatedAt: { not: null } },
};

/** Everybody, by name, one page at a time. Refuses with "forbidden" without people.read. */
export async function listPeople(actor: Actor, { text, role, state, after }: PeopleFilter): Promise<Page<PersonRow>> {
  authorize(actor, "people.read");
  const parts: Prisma.PersonWhereInput[] = [];
  if (text) {
    const contains = { contains: text, mode: "insensitive" as const };
    parts.push({ OR: [{ name: contains }, { email: contains }] });
  }
  if (role) parts.push({ roles: { some: { role } } });
  if (state) parts.push(WHERE_STATE[state]);
  if (after) {
    const [name = "", id = ""] = readCursor(after, [CURSOR_PART.text, CURSOR_PART.id]);
    parts.push({ OR: [{ name: { gt: name } }, { name, id: { gt: id } }] });
  }
  const found = await db.person.findMany({
    where: { AND: parts },
    select: columns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: PAGE_SIZE + 1,
  });
  return pageOf(await rowsOf(found), ({ name, id }) => encodeCursor([name, id]));
}

/** One person with their open invitation; null where there is none. Refuses with "forbidden" without people.read. */
export async function findPerson(actor: Actor, id: string) {
  authorize(actor, "people.read");
  const found = await db.person.findUnique({ where: { id }, select: columns });
  const [row] = await rowsOf(found ? [found] : []);
  if (!found || !row) return null;
  const open = { personId: id, usedAt: null, expiresAt: { gt: new Date() } };
  const invitation = await db.invitation.findFirst({ where: open, select: { expiresAt: true } });
  return { ...row, createdAt: found.createdAt, invitationExpiresAt: invitation?.expiresAt ?? null };
}

/** A person with roles that exclude each other: they read, and do not act in either. */
export type ExcludedRolesRow = PersonRow & { pairs: readonly RolePair[] };

/** Every person with roles that exclude each other, by name. Refuses with "forbidden" without people.read. */
export async function listPeopleWithExcludedRoles(actor: Actor): Promise<ExcludedRolesRow[]> {
  authorize(actor, "people.read");
  const several = await db.roleAssignment.groupBy({
    by: ["personId"],
    having: { personId: { _count: { gt: 1 } } },
  });
  const found = await db.person.findMany({
    where: { id: { in: several.map(({ personId }) => personId) } },
    select: columns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const rows = (await rowsOf(found)).map((row) => ({ ...row, pairs: excludedPairs(row.roles) }));
  return rows.filter(({ pairs }) => pairs.length > 0);
}

/** The names to choose from where acts are filtered by who did them. Refuses with "forbidden" without people.read. */
export async function listPeopleChoices(actor: Actor): Promise<{ id: string; name: string; email: string }[]> {
  authorize(actor, "people.read");
  return db.person.findMany({
    select: { id: true, name: true, email: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** What a person sees of their own account. */
export async function findOwnAccount(actor: Actor): Promise<PersonRow | null> {
  const found = await db.person.findUnique({ where: { id: actor.id }, select: columns });
  const [row] = await rowsOf(found ? [found] : []);
  return row ?? null;
}

/** What people are called, by id, where a history says who recorded something to somebody who may read that history. */
export async function namesOfPeople(ids: readonly string[]): Promise<Map<string, string>> {
  const found = await db.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(found.map(({ id, name }) => [id, name]));
}
