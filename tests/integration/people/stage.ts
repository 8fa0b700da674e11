import type { Actor } from "@/lib/access/permissions";
import { db } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { invitePerson } from "@/lib/people/person.commands";
import { acceptInvitation, resumeSession } from "@/lib/people/sign-in/sign-in.commands";
import { factsOf } from "@/tests/support/reference";

export const PASSWORD = "a long enough password";

let invited = 0;

/** Somebody new with these roles, who has set PASSWORD. */
export async function createPerson(admin: Actor, roles: string[] = ["reviewer"], organisationId: string | null = null) {
  const email = `person-${++invited}@example.org`;
  const input = { email, name: `Person ${invited}`, roles, organisationId };
  const { value } = await invitePerson(admin, input);
  await acceptInvitation({ token: value.token, password: PASSWORD }, { address: "192.0.2.1" });
  return { id: value.personId, email };
}

export const actorOf = async (id: string): Promise<Actor> => {
  const found = await db.person.findUniqueOrThrow({ where: { id }, include: { roles: true } });
  return { id, name: found.name, organisationId: found.organisationId, roles: found.roles.map(({ role }) => role) };
};

/** Whose session this identifier opens now; null where it opens none. */
export async function personOf(session: { token: string } | null, now = new Date()): Promise<Actor | null> {
  if (!session) return null;
  return (await resumeSession(session.token, { isUse: false }, now))?.actor ?? null;
}

/** Everything that is stored about people and their sessions. */
const everything = () =>
  Promise.all([
    db.person.findMany({ orderBy: { id: "asc" } }),
    db.roleAssignment.findMany({ orderBy: [{ personId: "asc" }, { role: "asc" }] }),
    db.invitation.findMany({ orderBy: { id: "asc" } }),
  ]);

/** What a refused act answered, whether it left any record, and the names of the audit facts it left. */
export async function refused(act: () => Promise<unknown>) {
  const before = await everything();
  let refusal: Refusal | undefined;
  const facts = await factsOf(() =>
    act().catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      refusal = error;
    }),
  );
  const after = await everything();
  return {
    code: refusal?.code,
    fields: Object.keys(refusal?.fields ?? {}),
    leftRecords: JSON.stringify(before) !== JSON.stringify(after),
    facts: facts.map(({ name }) => name),
  };
}

/** A refusal that leaves no trace at all. */
export const noTrace = (code: string, ...fields: string[]) => ({ code, fields, leftRecords: false, facts: [] });
/** A refused permission leaves one fact and nothing else. */
export const FORBIDDEN = { code: "forbidden", fields: [], leftRecords: false, facts: ["access.refused"] };
