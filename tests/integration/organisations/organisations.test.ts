import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { addOrganisation, reviseOrganisation } from "@/lib/organisations/organisation.commands";
import {
  describeOrganisations,
  findOrganisationRecord,
  listOrganisationChoices,
  listOrganisations,
} from "@/lib/organisations/organisation.queries";
import type { Cast } from "@/prisma/seed/cast";
import { appQuery } from "@/tests/support/postgres";
import { factsOf, refusalOf, setReferenceStage, TODAY } from "@/tests/support/reference";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const chile = {
  name: "Chile",
  shortName: "",
  type: "member_state",
  countryCode: "CL",
  aliases: "Republic of Chile",
  holdsFrom: "2024-03-01",
};

const germany = async () => {
  const record = await findOrganisationRecord(cast.admin, "germany", TODAY);
  if (!record) throw new Error("Germany is missing from the reference data.");
  return record;
};

const revision = async (given: object = {}) => {
  const { id, history } = await germany();
  return {
    id,
    basedOn: history.basedOn,
    name: "Germany",
    shortName: null,
    type: "member_state",
    countryCode: "DE",
    aliases: ["Federal Republic of Germany"],
    holdsFrom: "2025-01-01",
    ...given,
  };
};

describe("adding an organisation", () => {
  test("makes it known from its day on, with one audit fact", async () => {
    const facts = await factsOf(() => addOrganisation(cast.fmuHead, chile));
    expect(facts).toEqual([
      expect.objectContaining({
        name: "organisation.added",
        actorId: cast.fmuHead.id,
        after: expect.objectContaining({ slug: "chile", countryCode: "CL", holdsFrom: "2024-03-01" }),
      }),
    ]);
    const slugs = async (on: string) => (await listOrganisationChoices(on, ["member_state"])).map(({ slug }) => slug);
    expect(await slugs("2024-02-29")).not.toContain("chile");
    expect(await slugs("2024-03-01")).toContain("chile");
  });

  test("is refused at the field where the name is taken, and leaves no trace", async () => {
    expect(
      await refusalOf(addOrganisation, cast.admin, { ...chile, name: "Turkey", countryCode: "PE", aliases: "" }),
    ).toMatchObject({ code: "invalid", fields: { name: expect.stringContaining("Türkiye") }, records: 0, facts: [] });
  });

  test("is refused with a country nobody knows", async () => {
    expect(
      await refusalOf(addOrganisation, cast.admin, { ...chile, name: "Nowhere", countryCode: "ZZ", aliases: "" }),
    ).toMatchObject({ code: "invalid", fields: { countryCode: "Choose a country of the list." }, records: 0 });
  });

  test("is refused to an officer, and only the refusal is audited", async () => {
    expect(await refusalOf(addOrganisation, cast.fmuOfficer, chile)).toMatchObject({
      code: "forbidden",
      records: 0,
      facts: ["access.refused"],
    });
  });

  test("twice at the same moment adds it once", async () => {
    const peru = { ...chile, name: "Peru", countryCode: "PE", aliases: "" };
    const results = await Promise.allSettled([addOrganisation(cast.admin, peru), addOrganisation(cast.fmuHead, peru)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await db.organisation.count({ where: { slug: { startsWith: "peru" } } })).toBe(1);
  });
});

describe("revising an organisation", () => {
  test("adds a record and leaves the past as it was", async () => {
    const facts = await factsOf(async () => reviseOrganisation(cast.admin, await revision({ name: "Deutschland" })));
    expect(facts).toEqual([
      expect.objectContaining({
        name: "reference.revised",
        before: expect.objectContaining({ name: "Germany" }),
        after: expect.objectContaining({ name: "Deutschland", holdsFrom: "2025-01-01" }),
      }),
    ]);
    const { id, history } = await germany();
    const nameOn = async (on: string) => (await describeOrganisations(on, [id])).get(id)?.name;
    expect([await nameOn("2024-12-31"), await nameOn("2025-01-01")]).toEqual(["Germany", "Deutschland"]);
    expect(history.lines.map(({ value, standing }) => [value.name, standing])).toEqual([
      ["Deutschland", "in-force"],
      ["Germany", "past"],
    ]);
  });

  test("tells the second of two who started from the same record", async () => {
    const inputs = [await revision({ name: "Allemagne" }), await revision({ name: "Alemania" })];
    const results = await Promise.allSettled(inputs.map((input) => reviseOrganisation(cast.admin, input)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results).toContainEqual({ status: "rejected", reason: expect.objectContaining({ code: "conflict" }) });
  });

  test("is refused for an organisation that does not exist", async () => {
    const input = await revision({ id: "0190a5b4-0000-7000-8000-000000000000" });
    expect(await refusalOf(reviseOrganisation, cast.admin, input)).toMatchObject({ code: "not-found", records: 0 });
  });

  test.each(["0024-01-31", "2018-12-18", "2100-01-01", "03/04/2024"])("is refused from %s on", async (holdsFrom) => {
    const refusal = await refusalOf(reviseOrganisation, cast.admin, await revision({ holdsFrom }));
    expect(refusal).toMatchObject({
      code: "invalid",
      fields: { holdsFrom: expect.any(String) },
      records: 0,
      facts: [],
    });
  });
});

describe("the list of organisations", () => {
  const list = (filter: object) =>
    listOrganisations(cast.auditor, { text: "", type: undefined, after: undefined, ...filter }, TODAY);

  test("pages by name without losing or repeating one", async () => {
    const first = await list({});
    const second = await list({ after: first.next });
    const names = [...first.rows, ...second.rows].map(({ name }) => name.toLowerCase());
    expect(names).toHaveLength(await db.organisation.count());
    expect(new Set(names).size).toBe(names.length);
    expect(second.next).toBeUndefined();
  });

  test("finds by type and by a part of any spelling, and takes % as it stands", async () => {
    expect((await list({ text: "turk" })).rows.map(({ slug }) => slug)).toEqual(["tuerkiye"]);
    expect((await list({ type: "foundation" })).rows.map(({ slug }) => slug)).toEqual(["robert-bosch-stiftung"]);
    expect((await list({ text: "%" })).rows).toEqual([]);
  });

  test("is refused to whoever may not read the reference data", async () => {
    await expect(
      listOrganisations(cast.agency, { text: "", type: undefined, after: undefined }, TODAY),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("the database refuses the application to change or delete a record", async () => {
  await expect(appQuery("UPDATE organisation_versions SET name = 'x'")).rejects.toThrow(/permission denied/);
  await expect(appQuery("DELETE FROM organisation_versions")).rejects.toThrow(/permission denied/);
});
