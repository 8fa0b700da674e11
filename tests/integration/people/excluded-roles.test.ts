import { beforeAll, describe, expect, test, vi } from "vitest";
import { authorize, type Role } from "@/lib/access/permissions";
import { listAuditFacts } from "@/lib/audit/audit.queries";
import { db } from "@/lib/kernel/db";
import { assignRoles, inviteAdministrator, invitePerson, renewInvitation } from "@/lib/people/person.commands";
import { listPeople, listPeopleWithExcludedRoles } from "@/lib/people/person.queries";
import { giveUpRole, resolveRoles } from "@/lib/people/role-exclusions.commands";
import { acceptInvitation } from "@/lib/people/sign-in/sign-in.commands";
import { type Cast, createCast } from "@/prisma/seed/cast";
import { ownerQuery } from "@/tests/support/postgres";
import { factsOf, setReferenceStage } from "@/tests/support/reference";
import { EXCLUDED_PAIRS, PERMITTED_PAIRS } from "@/tests/support/role-pairs";
import { actorOf, createPerson, FORBIDDEN, noTrace, PASSWORD, refused } from "./stage";

/** Passwords are not what is tested here: a cheaper hash makes a person for each pair affordable. */
vi.mock("@node-rs/argon2", () => ({
  hash: (password: string) => Promise.resolve(`of ${password}`),
  verify: (hash: string, password: string) => Promise.resolve(hash === `of ${password}`),
}));

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const REVIEWER = { roles: ["reviewer"], organisationId: "" };
/** As an installation may hold it from before the rule: no command assigns it, and the database refuses a new one. */
const addRole = (personId: string, role: Role) =>
  ownerQuery(
    `WITH old AS (SELECT set_config('session_replication_role', 'replica', true))
     INSERT INTO role_assignments (person_id, role) SELECT $1, $2::role FROM old`,
    [personId, role],
  );

/** A person with two roles from before the rule. */
async function holderOf(one: Role, other: Role) {
  const { id } = await createPerson(cast.admin, [one], cast.donor.organisationId);
  await addRole(id, other);
  return actorOf(id);
}

/** One act of each role, refused for the role alone before anything else is looked at. */
const ACT_OF = {
  agency: "concept-note.submit",
  reviewer: "concept-note.review",
  fmu_officer: "transfer.prepare",
  fmu_head: "transfer.override",
  administrative_agent: "transfer.release",
  admin: "people.assign",
} as const;
const isActing = (role: Role): role is keyof typeof ACT_OF => role in ACT_OF;

describe("roles that exclude each other", () => {
  test.each(EXCLUDED_PAIRS)("are not assigned together: %s and %s", async (one, other) => {
    const { id: personId } = await createPerson(cast.admin);
    const organisationId = cast.donor.organisationId;
    const input = { personId, roles: [one, other], organisationId, seen: REVIEWER };
    expect(await refused(() => assignRoles(cast.admin, input))).toEqual(noTrace("invalid", "roles"));
    const invited = { email: "pair@example.org", name: "A Pair", roles: [other, one], organisationId };
    expect(await refused(() => invitePerson(cast.admin, invited))).toEqual(noTrace("invalid", "roles"));
  });

  test.each(EXCLUDED_PAIRS)("are refused by the database: %s and %s", async (one, other) => {
    for (const [held, added] of [
      [one, other],
      [other, one],
    ] as const) {
      const { id: personId } = await createPerson(cast.admin, [held], cast.donor.organisationId);
      const add = () => db.roleAssignment.create({ data: { personId, role: added } });
      await expect(add()).rejects.toThrow("role_assignments_exclude_each_other");
    }
  });

  test("given at the same moment by two administrators are one role", async () => {
    const { id: personId } = await createPerson(cast.admin);
    const give = (role: Role) =>
      assignRoles(cast.admin, { personId, roles: [role], organisationId: "", seen: REVIEWER });
    await Promise.allSettled([give("committee"), give("fmu_officer")]);
    expect((await actorOf(personId)).roles).toHaveLength(1);
  });

  test.each(PERMITTED_PAIRS)("are not these: %s and %s", async (one, other) => {
    const { id: personId } = await createPerson(cast.admin);
    const input = { personId, roles: [one, other], organisationId: cast.donor.organisationId, seen: REVIEWER };
    await assignRoles(cast.admin, input);
    expect((await actorOf(personId)).roles.toSorted()).toEqual([one, other].toSorted());
  });

  test.each(EXCLUDED_PAIRS)(
    "of a person from before the rule give no act, and each can be given up: %s and %s",
    async (one, other) => {
      for (const [given, kept] of [
        [one, other],
        [other, one],
      ] as const) {
        const holder = await holderOf(one, other);
        for (const role of [one, other].filter(isActing))
          expect(() => authorize(holder, ACT_OF[role]), role).toThrow(/exclude each other/);
        const listed = await listPeopleWithExcludedRoles(cast.auditor);
        expect(listed.find(({ id }) => id === holder.id)?.pairs).toHaveLength(1);

        const facts = await factsOf(() => giveUpRole(holder, { role: given }));
        expect(facts).toEqual([
          {
            name: "person.roles-resolved",
            actorId: holder.id,
            subjectType: "person",
            subjectId: holder.id,
            before: { roles: [one, other].toSorted() },
            after: { roles: [kept] },
          },
        ]);
        const resolved = await actorOf(holder.id);
        expect(resolved.roles).toEqual([kept]);
        if (isActing(kept)) expect(() => authorize(resolved, ACT_OF[kept])).not.toThrow();
        expect((await listPeopleWithExcludedRoles(cast.auditor)).map(({ id }) => id)).not.toContain(holder.id);
      }
    },
  );

  test("are listed to administrators and auditors, and to no other role", async () => {
    const { id } = await holderOf("chair", "fmu_officer");
    expect((await listPeopleWithExcludedRoles(cast.admin)).map((person) => person.id)).toContain(id);
    await expect(listPeopleWithExcludedRoles(cast.fmuHead)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("are held by no member of the cast", async () => {
    await setReferenceStage();
    await createCast(PASSWORD, () => undefined);
    expect(await listPeopleWithExcludedRoles(cast.auditor)).toEqual([]);
    cast = await setReferenceStage();
  });
});

describe("giving up a role", () => {
  test("is refused for a role that the person lacks, and for one that no other excludes", async () => {
    const holder = await holderOf("committee", "fmu_officer");
    expect(await refused(() => giveUpRole(holder, { role: "chair" }))).toEqual(noTrace("not-now"));
    expect(await refused(() => giveUpRole(cast.chair, { role: "chair" }))).toEqual(noTrace("not-now"));
    expect(await refused(() => giveUpRole(holder, { role: "king" }))).toEqual(noTrace("invalid", "role"));
  });

  test("of one role sent twice at the same moment is done once", async () => {
    const holder = await holderOf("committee", "fmu_officer");
    const results = await Promise.allSettled([
      giveUpRole(holder, { role: "committee" }),
      giveUpRole(holder, { role: "committee" }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await actorOf(holder.id)).roles).toEqual(["fmu_officer"]);
  });

  test("of both roles at the same moment leaves one of them", async () => {
    const holder = await holderOf("committee", "fmu_officer");
    const results = await Promise.allSettled([
      giveUpRole(holder, { role: "committee" }),
      giveUpRole(holder, { role: "fmu_officer" }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await actorOf(holder.id)).roles).toHaveLength(1);
  });
});

describe("the only administrator, who is also head of the Fund Management Unit", () => {
  let holder: Awaited<ReturnType<typeof actorOf>>;
  let email: string;
  beforeAll(async () => {
    cast = await setReferenceStage();
    await addRole(cast.admin.id, "fmu_head");
    holder = await actorOf(cast.admin.id);
    ({ email } = await db.person.findUniqueOrThrow({ where: { id: holder.id } }));
  });

  test("reads people and the audit log", async () => {
    expect((await listPeople(holder, {})).rows.length).toBeGreaterThan(0);
    expect((await listAuditFacts(holder, {})).rows.length).toBeGreaterThan(0);
  });

  test("cannot invite others, assign roles or renew links", async () => {
    const guest = { email: "guest@example.org", name: "A Guest", roles: ["reviewer"], organisationId: "" };
    expect(await refused(() => invitePerson(holder, guest))).toEqual(FORBIDDEN);
    const seen = { roles: ["chair"], organisationId: cast.chair.organisationId };
    const input = { personId: cast.chair.id, roles: ["committee"], organisationId: "", seen };
    expect(await refused(() => assignRoles(holder, input))).toEqual(FORBIDDEN);
    const link = { personId: cast.administrativeAgent.id };
    expect(await refused(() => renewInvitation(holder, link))).toEqual(FORBIDDEN);
  });

  test("cannot give up the role of administrator, on the page or from the machine", async () => {
    expect(await refused(() => giveUpRole(holder, { role: "admin" }))).toEqual(noTrace("not-now"));
    expect(await refused(() => resolveRoles({ email, role: "admin" }))).toEqual(noTrace("not-now"));
  });

  test("invites another administrator, and can then give up the role", async () => {
    const input = { email: "second@example.org", name: "Second Administrator" };
    const facts = await factsOf(async () => {
      const { value } = await inviteAdministrator(holder, input);
      await acceptInvitation({ token: value.token, password: PASSWORD }, { address: "192.0.2.60" });
      expect((await actorOf(value.personId)).roles).toEqual(["admin"]);
    });
    expect(facts.map(({ name, actorId }) => [name, actorId === holder.id])).toEqual([
      ["person.invited", true],
      ["person.invitation-accepted", false],
    ]);
    await giveUpRole(holder, { role: "admin" });
    expect((await actorOf(holder.id)).roles).toEqual(["fmu_head"]);
    expect(await refused(() => inviteAdministrator(cast.fmuHead, input))).toEqual(FORBIDDEN);
  });
});

describe("from the machine", () => {
  test("one of the two roles is removed, and the audit log shows no person as its author", async () => {
    const { id } = await holderOf("donor", "fmu_officer");
    const { email } = await db.person.findUniqueOrThrow({ where: { id } });
    const facts = await factsOf(() => resolveRoles({ email: email.toUpperCase(), role: "donor" }));
    expect(facts).toMatchObject([
      { name: "person.roles-resolved", actorId: null, subjectId: id, after: { roles: ["fmu_officer"] } },
    ]);
    expect((await actorOf(id)).roles).toEqual(["fmu_officer"]);
  });

  test("an unknown address, an unknown role and a person without such roles are refused", async () => {
    const { email } = await db.person.findUniqueOrThrow({ where: { id: cast.chair.id } });
    expect(await refused(() => resolveRoles({ email: "unknown@example.org", role: "chair" }))).toEqual(
      noTrace("not-found"),
    );
    expect(await refused(() => resolveRoles({ email, role: "king" }))).toEqual(noTrace("invalid", "role"));
    expect(await refused(() => resolveRoles({ email, role: "chair" }))).toEqual(noTrace("not-now"));
  });
});
