import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import {
  deactivatePerson,
  inviteFirstAdministrator,
  invitePerson,
  renewInvitation,
} from "@/lib/people/person.commands";
import { acceptInvitation, findInvitation, signIn } from "@/lib/people/sign-in/sign-in.commands";
import type { Cast } from "@/prisma/seed/cast";
import { ownerQuery } from "@/tests/support/postgres";
import { factsOf, setReferenceStage } from "@/tests/support/reference";
import { createPerson, FORBIDDEN, noTrace, PASSWORD, personOf, refused } from "./stage";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const DAY = 86_400_000;
const HERE = { address: "192.0.2.9" };
let asked = 0;
const form = (changes: Record<string, unknown> = {}) => ({
  email: `guest-${++asked}@example.org`,
  name: "A Guest",
  roles: ["reviewer"],
  organisationId: "",
  ...changes,
});

describe("inviting a person", () => {
  test("creates them with roles and organisation, and leaves one fact without their name or address", async () => {
    let personId = "";
    const facts = await factsOf(async () => {
      const input = form({ roles: ["agency", "reviewer"], organisationId: cast.agency.organisationId });
      ({ personId } = (await invitePerson(cast.admin, input)).value);
    });
    const person = await db.person.findUniqueOrThrow({ where: { id: personId }, include: { roles: true } });
    expect(person).toMatchObject({ name: "A Guest", passwordHash: null, organisationId: cast.agency.organisationId });
    expect(person.roles.map(({ role }) => role).sort()).toEqual(["agency", "reviewer"]);
    expect(facts).toMatchObject([{ name: "person.invited", actorId: cast.admin.id, subjectId: personId }]);
    expect(JSON.stringify(facts)).not.toMatch(/guest/i);
  });

  test("stores what recognises the link, never the link", async () => {
    const { value } = await invitePerson(cast.admin, form());
    const stored = JSON.stringify(await db.invitation.findMany());
    expect(stored).not.toContain(value.token);
  });

  test.each([
    ["an address that is already here", { email: "CHAIR@demo.local" }, ["email"]],
    ["no role", { roles: [] }, ["roles"]],
    ["a role that needs an organisation", { roles: ["donor"] }, ["organisationId"]],
    ["an unknown organisation", { organisationId: crypto.randomUUID() }, ["organisationId"]],
    ["no name", { name: " " }, ["name"]],
  ])("is refused with %s, and leaves no trace", async (_, changes, fields) => {
    expect(await refused(() => invitePerson(cast.admin, form(changes)))).toEqual(noTrace("invalid", ...fields));
  });

  test("is refused to everybody but an administrator", async () => {
    for (const [key, actor] of Object.entries(cast))
      if (key !== "admin") expect(await refused(() => invitePerson(actor, form()))).toEqual(FORBIDDEN);
  });
});

describe("accepting an invitation", () => {
  test("sets the password once, and leaves one fact of the person", async () => {
    const input = form();
    const { value } = await invitePerson(cast.admin, input);
    expect(await findInvitation(value.token, HERE)).toEqual({ name: input.name, email: input.email });
    const facts = await factsOf(() =>
      acceptInvitation({ token: value.token, password: PASSWORD, repeated: PASSWORD }, HERE),
    );
    expect(facts).toMatchObject([
      { name: "person.invitation-accepted", actorId: value.personId, subjectId: value.personId },
    ]);
    expect(await signIn({ email: input.email, password: PASSWORD }, { address: "192.0.2.9" })).toMatchObject({
      personId: value.personId,
    });
    expect(await findInvitation(value.token, HERE)).toBeNull();
    expect(await refused(() => acceptInvitation({ token: value.token, password: PASSWORD }, HERE))).toEqual(
      noTrace("not-found"),
    );
  });

  test("by two at once lets one set the password", async () => {
    const { value } = await invitePerson(cast.admin, form());
    const results = await Promise.allSettled(
      ["the first password", "the second password"].map((password) =>
        acceptInvitation({ token: value.token, password }, HERE),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("is over after seven days, for somebody deactivated, and for a token nobody was given", async () => {
    const start = new Date();
    const at = (days: number) => new Date(start.getTime() + days * DAY);
    const { value } = await invitePerson(cast.admin, form(), start);
    const { token } = value;
    expect(await findInvitation(token, HERE, at(6.9))).not.toBeNull();
    expect(await refused(() => acceptInvitation({ token, password: PASSWORD }, HERE, at(7)))).toEqual(
      noTrace("not-found"),
    );
    expect(await refused(() => acceptInvitation({ token: "x", password: PASSWORD }, HERE))).toEqual(
      noTrace("not-found"),
    );
    await deactivatePerson(cast.admin, { personId: value.personId });
    expect(await refused(() => acceptInvitation({ token, password: PASSWORD }, HERE))).toEqual(noTrace("not-found"));
  });

  test.each([
    ["short", { password: "short" }, ["password"]],
    ["easy to guess", { password: "Password1234" }, ["password"]],
    ["the name", { password: "A Guest With A Name" }, ["password"]],
    ["not the same twice", { password: PASSWORD, repeated: "another password" }, ["repeated"]],
  ])("is refused with a password that is %s, and the link can still be used", async (_, changes, fields) => {
    const { value } = await invitePerson(cast.admin, form({ name: "A Guest With A Name" }));
    const act = () => acceptInvitation({ token: value.token, ...changes }, HERE);
    expect(await refused(act)).toEqual(noTrace("invalid", ...fields));
    expect(await findInvitation(value.token, HERE)).not.toBeNull();
  });
});

describe("a new link", () => {
  test("voids the older one, resets the password and ends sessions; one fact each", async () => {
    const person = await createPerson(cast.admin);
    const session = await signIn({ email: person.email, password: PASSWORD }, { address: "192.0.2.10" });
    const first = await renewInvitation(cast.admin, { personId: person.id });
    const facts = await factsOf(() =>
      renewInvitation(cast.admin, { personId: person.id }).then(({ value }) => {
        expect(value.token).not.toBe(first.value.token);
        return acceptInvitation({ token: value.token, password: "quite another password" }, HERE);
      }),
    );
    expect(facts.map(({ name }) => name)).toEqual(["person.invitation-renewed", "person.invitation-accepted"]);
    expect(await findInvitation(first.value.token, HERE)).toBeNull();
    const again = await signIn({ email: person.email, password: "quite another password" }, { address: "192.0.2.10" });
    expect(await personOf(session)).toBeNull();
    expect(await personOf(again)).toMatchObject({ id: person.id });
    expect(await signIn({ email: person.email, password: PASSWORD }, { address: "192.0.2.10" })).toBeNull();
  });

  test("is refused to an administrator for their own account", async () => {
    const own = { personId: cast.admin.id };
    expect(await refused(() => renewInvitation(cast.admin, own))).toEqual(noTrace("not-now"));
  });

  test("is refused for somebody deactivated, for nobody, and to whoever is no administrator", async () => {
    const { id: personId } = await createPerson(cast.admin);
    await deactivatePerson(cast.admin, { personId });
    expect(await refused(() => renewInvitation(cast.admin, { personId }))).toEqual(noTrace("not-now"));
    const nobody = { personId: crypto.randomUUID() };
    expect(await refused(() => renewInvitation(cast.admin, nobody))).toEqual(noTrace("not-found"));
    expect(await refused(() => renewInvitation(cast.auditor, { personId }))).toEqual(FORBIDDEN);
  });
});

describe("the first administrator", () => {
  const first = { email: "first@example.org", name: "First Administrator" };

  test("is refused while an administrator can sign in", async () => {
    expect(await refused(() => inviteFirstAdministrator(first))).toEqual(noTrace("not-now"));
  });

  test("is invited once, however many ask at once, and gets a new link while they have no password", async () => {
    await ownerQuery("SET session_replication_role = replica; DELETE FROM role_assignments WHERE role = 'admin'");
    const facts = await factsOf(async () => {
      await Promise.all([inviteFirstAdministrator(first), inviteFirstAdministrator(first)]);
    });
    expect(facts.map(({ name, actorId }) => [name, actorId])).toEqual([
      ["person.invited", null],
      ["person.invitation-renewed", null],
    ]);
    const { token } = await inviteFirstAdministrator(first);
    await acceptInvitation({ token, password: PASSWORD }, HERE);
    expect(await refused(() => inviteFirstAdministrator(first))).toEqual(noTrace("not-now"));
  });

  test("is refused without a name or an address", async () => {
    expect(await refused(() => inviteFirstAdministrator({ email: "x", name: "" }))).toEqual(
      noTrace("invalid", "email", "name"),
    );
  });
});
