import "server-only";
import type { Actor } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";

/** The person of a session as they are now; null once deactivated or when the session's epoch is over. */
export async function findActor(personId: string, epoch: number): Promise<Actor | null> {
  const person = await db.person.findFirst({
    where: { id: personId, sessionEpoch: epoch, deactivatedAt: null },
    select: { id: true, name: true, organisationId: true, roles: { select: { role: true } } },
  });
  return person && { ...person, roles: person.roles.map(({ role }) => role) };
}
