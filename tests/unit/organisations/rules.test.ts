import { expect, test } from "vitest";
import { freeSlug, refuseDouble, slugOf } from "@/lib/organisations/organisation-names";
import { ORGANISATION_TYPES } from "@/lib/organisations/organisation.labels";
import { addOrganisationInput } from "@/lib/organisations/organisation.schema";
import { OrganisationType } from "@/prisma/generated/enums";
import { ORGANISATIONS } from "@/prisma/seed/reference/organisations";

test("the database knows the same types of organisation", () => {
  expect([...ORGANISATION_TYPES].sort()).toEqual(Object.values(OrganisationType).sort());
});

test.each([
  ["Türkiye", "tuerkiye"],
  ["UN Women", "un-women"],
  ["Robert Bosch Stiftung", "robert-bosch-stiftung"],
  ["Côte d’Ivoire", "cote-d-ivoire"],
  ["  World Bank (IDA) ", "world-bank-ida"],
])("%s is %s in an address", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test("a slug others have is followed by the first free number", () => {
  expect(freeSlug("Germany", ["germany", "germany-2"])).toBe("germany-3");
  expect(freeSlug("日本", [])).toBe("organisation");
});

const organisation = (name: string, more: object = {}) => ({
  name,
  shortName: null,
  type: "foundation" as const,
  countryCode: null,
  aliases: [] as string[],
  ...more,
});

test.each([
  ["the same name in other letters", organisation("GERMANY"), "name"],
  ["another's alias", organisation("New", { aliases: ["Federal Republic of Germany"] }), "aliases"],
  ["another's name as its short name", organisation("New", { shortName: "Germany" }), "shortName"],
  ["the same Member State", organisation("Deutschland", { type: "member_state", countryCode: "DE" }), "countryCode"],
])("an organisation with %s is refused at the field", (_, candidate, field) => {
  const germany = organisation("Germany", {
    type: "member_state",
    countryCode: "DE",
    aliases: ["Federal Republic of Germany"],
  });
  expect(() => refuseDouble(candidate, [germany])).toThrow(
    expect.objectContaining({ code: "invalid", fields: { [field]: expect.any(String) } }),
  );
});

test("the loaded organisations are 20 Member States and two others of the leaflet, and UN organisations, none twice", () => {
  const ofType = (type: string) => ORGANISATIONS.filter((one) => one.type === type).length;
  expect([ofType("member_state"), ofType("foundation"), ofType("civil_society")]).toEqual([20, 1, 1]);
  ORGANISATIONS.forEach((one, index) => refuseDouble({ ...one }, ORGANISATIONS.slice(0, index)));
});

test("a Member State needs its country, and nobody else keeps one", () => {
  const input = { name: "Chile", shortName: "", aliases: "", holdsFrom: "2024-01-01" };
  expect(addOrganisationInput.safeParse({ ...input, type: "member_state" }).error?.issues[0]?.path).toEqual([
    "countryCode",
  ]);
  expect(addOrganisationInput.parse({ ...input, type: "other", countryCode: "CL" }).countryCode).toBeNull();
});
