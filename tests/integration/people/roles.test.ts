import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { encodeCursor } from "@/lib/kernel/list-cursor";
import { assignRoles, changeOwnPassword, deactivatePerson, reactivatePerson } from "@/lib/people/person.commands";
import { listPeople } from "@/lib/people/person.queries";
import { peopleFilter } from "@/lib/people/person.schema";
import { LOCK_MS, LOCKED_FROM } from "@/lib/people/sign-in/sign-in-lockout";
import { resumeSession, signIn } from "@/lib/people/sign-in/sign-in.commands";
import type { Cast } from "@/prisma/seed/cast";
import { appQuery } from "@/tests/support/postgres";
import { factsOf, setReferenceStage } from "@/tests/support/reference";
import { actorOf, createPerson, FORBIDDEN, noTrace, PASSWORD, personOf, refused } from "./stage";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const NONE = { roles: [], organisationId: "" };
const REVIEWER = { roles: ["reviewer"], organisationId: "" };
const ADMIN = { roles: ["admin"], organisationId: "" };
const assignment = (personId: string, to: typeof REVIEWER | object, seen: object = REVIEWER) => ({
  personId,
  ...to,
  seen,
});

describe("assigning roles", () => {
  test("gives exactly these roles, and leaves one fact with before and after", async () => {
    const { id } = await createPerson(cast.admin);
    const facts = await factsOf(() =>
      assignRoles(
        cast.admin,
        assignment(id, { roles: ["committee", "donor"], organisationId: cast.donor.organisationId }),
      ),
    );
    expect(await actorOf(id)).toMatchObject({ organisationId: cast.donor.organisationId });
    expect((await actorOf(id)).roles.toSorted()).toEqual(["committee", "donor"]);
    expect(facts).toMatchObject([
      {
        name: "person.assigned",
        before: { roles: ["reviewer"], organisationId: null },
        after: { roles: ["committee", "donor"], organisationId: cast.donor.organisationId },
      },
    ]);
  });

  test("holds from the person's next request on", async () => {
    const { id, email } = await createPerson(cast.admin);
    const session = await signIn({ email, password: PASSWORD }, { address: "192.0.2.20" });
    await assignRoles(cast.admin, assignment(id, { roles: ["auditor"], organisationId: "" }));
    expect((await personOf(session))?.roles).toEqual(["auditor"]);
  });

  test("to oneself is refused", async () => {
    const self = assignment(cast.admin.id, { roles: ["admin", "reviewer"], organisationId: "" }, ADMIN);
    expect(await refused(() => assignRoles(cast.admin, self))).toEqual(FORBIDDEN);
  });

  test("is refused over somebody else's change, without a needed organisation, for nobody, and to others", async () => {
    const { id } = await createPerson(cast.admin);
    const act = (to: object, seen?: object, who = id) =>
      refused(() => assignRoles(cast.admin, assignment(who, to, seen)));
    expect(await act(NONE, NONE)).toEqual(noTrace("conflict"));
    expect(await act({ roles: ["agency"], organisationId: "" })).toEqual(noTrace("invalid", "organisationId"));
    expect(await act({ roles: ["reviewer"], organisationId: crypto.randomUUID() })).toEqual(
      noTrace("invalid", "organisationId"),
    );
    expect(await act(NONE, REVIEWER, crypto.randomUUID())).toEqual(noTrace("not-found"));
    expect(await refused(() => assignRoles(cast.auditor, assignment(id, NONE)))).toEqual(FORBIDDEN);
  });

  test("of two at once lets one through and tells the other", async () => {
    const { id } = await createPerson(cast.admin);
    const results = await Promise.allSettled([
      assignRoles(cast.admin, assignment(id, { roles: ["auditor"], organisationId: "" })),
      assignRoles(cast.admin, assignment(id, { roles: ["chair"], organisationId: "" })),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    expect(await db.auditFact.count({ where: { name: "person.assigned", subjectId: id } })).toBe(1);
  });
});

describe("the last administrator", () => {
  test("can neither give the role back nor be deactivated", async () => {
    const leave = assignment(cast.admin.id, NONE, ADMIN);
    expect(await refused(() => assignRoles(cast.admin, leave))).toEqual(noTrace("not-now"));
    const personId = cast.admin.id;
    expect(await refused(() => deactivatePerson(cast.admin, { personId }))).toEqual(noTrace("not-now"));
  });

  test("is not followed by somebody who never set a password", async () => {
    const { id } = await createPerson(cast.admin, ["admin"]);
    await db.person.update({ where: { id }, data: { passwordHash: null } });
    const leave = assignment(cast.admin.id, NONE, ADMIN);
    expect(await refused(() => assignRoles(cast.admin, leave))).toEqual(noTrace("not-now"));
    await assignRoles(cast.admin, assignment(id, NONE, ADMIN));
  });

  test("stays where two administrators remove each other at once, by either act", async () => {
    const remove = {
      assign: (by: Awaited<ReturnType<typeof actorOf>>, id: string) => assignRoles(by, assignment(id, NONE, ADMIN)),
      deactivate: (by: Awaited<ReturnType<typeof actorOf>>, id: string) => deactivatePerson(by, { personId: id }),
    };
    for (const [one, other] of [
      ["assign", "assign"],
      ["assign", "deactivate"],
      ["deactivate", "deactivate"],
    ] as const) {
      const before = await db.person.findFirstOrThrow({
        where: { deactivatedAt: null, roles: { some: { role: "admin" } } },
      });
      const admin = await actorOf(before.id);
      const second = await actorOf((await createPerson(admin, ["admin"])).id);
      const results = await Promise.allSettled([remove[one](admin, second.id), remove[other](second, admin.id)]);
      expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      const left = await db.person.count({ where: { deactivatedAt: null, roles: { some: { role: "admin" } } } });
      expect(left).toBe(1);
    }
  });

  test("is kept by the database itself", async () => {
    const deleting = appQuery("DELETE FROM role_assignments WHERE role = 'admin'");
    await expect(deleting).rejects.toThrow(/people_one_admin_stays/);
    const shutting = appQuery("UPDATE people SET deactivated_at = now()");
    await expect(shutting).rejects.toThrow(/people_one_admin_stays/);
    const turning = appQuery("UPDATE role_assignments SET role = 'auditor' WHERE role = 'admin'");
    await expect(turning).rejects.toThrow("permission denied");
    const unseeing = appQuery("BEGIN ISOLATION LEVEL SERIALIZABLE; DELETE FROM role_assignments WHERE role = 'admin'");
    await expect(unseeing).rejects.toThrow("writers_see_what_is_committed");
  });
});

describe("deactivating", () => {
  let admin: Awaited<ReturnType<typeof actorOf>>;
  beforeAll(async () => {
    cast = await setReferenceStage();
    admin = cast.admin;
  });

  test("and reactivating each leave one fact, and roles and password stay", async () => {
    const { id, email } = await createPerson(admin);
    const facts = await factsOf(async () => {
      await deactivatePerson(admin, { personId: id });
      await reactivatePerson(admin, { personId: id });
    });
    expect(facts.map(({ name, subjectId }) => [name, subjectId])).toEqual([
      ["person.deactivated", id],
      ["person.reactivated", id],
    ]);
    expect((await actorOf(id)).roles).toEqual(["reviewer"]);
    expect(await signIn({ email, password: PASSWORD }, { address: "192.0.2.30" })).not.toBeNull();
  });

  test("is refused twice, for nobody, and to others; so is reactivating", async () => {
    const { id: personId } = await createPerson(admin);
    expect(await refused(() => reactivatePerson(admin, { personId }))).toEqual(noTrace("conflict"));
    await deactivatePerson(admin, { personId });
    expect(await refused(() => deactivatePerson(admin, { personId }))).toEqual(noTrace("conflict"));
    const nobody = { personId: crypto.randomUUID() };
    for (const act of [deactivatePerson, reactivatePerson]) {
      expect(await refused(() => act(admin, nobody))).toEqual(noTrace("not-found"));
      expect(await refused(() => act(cast.fmuHead, { personId }))).toEqual(FORBIDDEN);
    }
  });
});

describe("one's own password", () => {
  const change = (current: string, password: string) => ({ current, password, repeated: password });

  test("is changed knowing the current one; other sessions end; one fact", async () => {
    const { id, email } = await createPerson(cast.admin);
    const session = await signIn({ email, password: PASSWORD }, { address: "192.0.2.40" });
    const actor = await actorOf(id);
    const other = await signIn({ email, password: PASSWORD }, { address: "192.0.2.42" });
    const asking = await resumeSession(session?.token ?? "", { isUse: false });
    const facts = await factsOf(() =>
      changeOwnPassword(actor, { ...change(PASSWORD, "seven grey horses"), sessionId: asking?.id }),
    );
    expect(facts).toMatchObject([{ name: "person.password-changed", actorId: id, subjectId: id }]);
    expect(await personOf(other)).toBeNull();
    expect(await personOf(session)).toMatchObject({ id });
    expect(await signIn({ email, password: PASSWORD }, { address: "192.0.2.40" })).toBeNull();
    expect(await signIn({ email, password: "seven grey horses" }, { address: "192.0.2.40" })).toMatchObject({
      personId: id,
    });
  });

  test.each([
    ["without the current one", change("not this one", "seven grey horses"), "current"],
    ["for a short one", change(PASSWORD, "short"), "password"],
    ["for a common one", change(PASSWORD, "password1234"), "password"],
    ["when mistyped", { ...change(PASSWORD, "seven grey horses"), repeated: "seven gray horses" }, "repeated"],
  ])("is not changed %s, and that leaves no trace", async (_, input, field) => {
    const actor = await actorOf((await createPerson(cast.admin)).id);
    expect(await refused(() => changeOwnPassword(actor, input))).toEqual(noTrace("invalid", field));
  });

  test("cannot be guessed on and on in somebody's open session, and is theirs again after the lock", async () => {
    const { id, email } = await createPerson(cast.admin);
    const actor = await actorOf(id);
    const right = change(PASSWORD, "seven grey horses");
    let now = Date.now() - LOCK_MS - LOCKED_FROM * 60_000;
    const guess = (input: object) => refused(() => changeOwnPassword(actor, input, new Date(now)));
    for (let tries = 1; tries <= LOCKED_FROM; tries += 1) {
      expect(await guess(change(`guess number ${tries}`, "seven grey horses"))).toEqual(noTrace("invalid", "current"));
      now += 60_000;
    }
    expect(await guess(right)).toEqual(noTrace("too-many"));
    expect(await signIn({ email, password: PASSWORD }, { address: "192.0.2.41" })).toMatchObject({ personId: id });

    now += LOCK_MS;
    expect(await guess(change(PASSWORD, "password1234"))).toEqual(noTrace("invalid", "password"));
    await changeOwnPassword(actor, right, new Date(now));
  });
});

describe("the list of people", () => {
  const list = (filter: Record<string, string> = {}) => listPeople(cast.auditor, peopleFilter.parse(filter));

  test("is in the order of names and obeys its filters", async () => {
    const { rows } = await list({ role: "chair" });
    expect(rows).toMatchObject([{ name: "Grace Mwangi", organisation: "International Organization for Migration" }]);
    expect((await list({ text: "KOVA" })).rows).toMatchObject([{ name: "Mirela Kovač", state: "active" }]);
    expect((await list({ state: "deactivated" })).rows.every(({ state }) => state === "deactivated")).toBe(true);
    expect(JSON.stringify(await list())).not.toContain("argon2");
  });

  test("is turned page by page without losing or repeating anybody", async () => {
    await db.person.createMany({
      data: Array.from({ length: 60 }, (_, index) => ({
        email: `twin-${index}@example.org`,
        name: "Same Name",
        createdAt: new Date(),
      })),
    });
    const first = await list();
    const second = await list({ after: first.next ?? "" });
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(second.next).toBeUndefined();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(await db.person.count());
  });

  test("is refused to whoever may not see people, and with a damaged address", async () => {
    await expect(listPeople(cast.fmuHead, {})).rejects.toMatchObject({ code: "forbidden" });
    for (const after of ["damaged", encodeCursor(["zzz", "yyy"])])
      await expect(list({ after })).rejects.toMatchObject({ code: "invalid" });
  });
});
