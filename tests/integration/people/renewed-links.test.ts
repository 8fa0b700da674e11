import { beforeAll, describe, expect, test } from "vitest";
import { renewInvitation } from "@/lib/people/person.commands";
import { listOwnRenewedLinks, listRenewedLinks } from "@/lib/people/renewed-links.queries";
import { acceptInvitation, signIn } from "@/lib/people/sign-in/sign-in.commands";
import type { Cast } from "@/prisma/seed/cast";
import { setReferenceStage } from "@/tests/support/reference";
import { actorOf, createPerson, PASSWORD } from "./stage";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const HERE = { address: "192.0.2.60" };
const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);

describe("a renewed one-time link", () => {
  test("is shown to administrators and auditors, with its person and its maker, and to no other role", async () => {
    const { id } = await createPerson(cast.admin);
    await renewInvitation(cast.admin, { personId: id });
    for (const reader of [cast.admin, cast.auditor])
      expect(await listRenewedLinks(reader)).toMatchObject([{ personId: id, byName: "Ingrid Solheim" }]);
    await expect(listRenewedLinks(cast.fmuHead)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("is no longer listed to administrators after 30 days", async () => {
    const { id } = await createPerson(cast.admin);
    await renewInvitation(cast.admin, { personId: id }, daysAgo(32));
    expect((await listRenewedLinks(cast.admin)).map(({ personId }) => personId)).not.toContain(id);
  });

  test("is shown to its person, whether or not another one used it, and to no other person", async () => {
    const actor = await actorOf((await createPerson(cast.admin)).id);
    const { value } = await renewInvitation(cast.admin, { personId: actor.id });
    expect(await listOwnRenewedLinks(actor)).toMatchObject([{ byName: "Ingrid Solheim" }]);
    await acceptInvitation({ token: value.token, password: PASSWORD }, HERE);
    expect(await listOwnRenewedLinks(actor)).toHaveLength(1);
    expect(await listOwnRenewedLinks(cast.chair)).toEqual([]);
  });

  test("made while the person was away is shown at the next sign-in, and for 30 days from then", async () => {
    const away = await createPerson(cast.admin);
    const back = await createPerson(cast.admin);
    await renewInvitation(cast.admin, { personId: away.id }, daysAgo(200));
    await renewInvitation(cast.admin, { personId: back.id }, daysAgo(200));

    await signIn({ email: away.email, password: PASSWORD }, HERE);
    expect(await listOwnRenewedLinks(await actorOf(away.id))).toHaveLength(1);

    await signIn({ email: back.email, password: PASSWORD }, HERE, daysAgo(40));
    await signIn({ email: back.email, password: PASSWORD }, HERE);
    expect(await listOwnRenewedLinks(await actorOf(back.id))).toEqual([]);
  });
});
