import { expect, test } from "vitest";
import { alike, guessNew, type KnownOrganisation, partiesOf } from "@/lib/imports/organisation-matching";
import { PLACES } from "@/prisma/seed/reference/places";

const organisation = (
  id: string,
  name: string,
  countryCode: string | null,
  ...spellings: string[]
): KnownOrganisation => ({
  id,
  name,
  countryCode,
  spellings,
  slug: name.toLowerCase(),
});
const KNOWN = [
  organisation("1", "Germany", "DE", "Federal Republic of Germany"),
  organisation("2", "Republic of Korea", "KR"),
  organisation("3", "Türkiye", "TR", "Turkey"),
];
const REFERENCE = { organisations: KNOWN, places: PLACES };
const named = (...names: string[]) => names.map((name) => ({ name, code: "" }));

test("a donor is known by name, alias and its words in another order", () => {
  const parties = partiesOf(named("GERMANY", "Korea, Republic of", "turkey"), [], false, REFERENCE);
  expect([...parties.values()].map(({ organisationId }) => organisationId)).toEqual(["1", "2", "3"]);
});

test("a name nobody knows is nobody, unless somebody says who it is", () => {
  expect(partiesOf(named("Atlantis"), [], false, REFERENCE).size).toBe(0);
  const chosen = partiesOf(named("Atlantis"), [{ name: "Atlantis", choice: "organisation:1" }], false, REFERENCE);
  expect([...chosen.values()]).toEqual([{ organisationId: "1", name: "Germany" }]);
});

test.each([
  ["Iceland", "IS", "member_state", "IS"],
  ["Viet Nam", "A", "member_state", "VN"],
  ["Moldova", "MD", "member_state", "MD"],
  ["Jersey", "JE", "other", null],
  ["African Union", "A", "other", null],
  ["UNF", "UNF", "other", null],
])(
  "the type of a new organisation is guessed by name, its code proves nothing: %s (%s)",
  (name, code, type, country) => {
    expect(guessNew(name, code, PLACES)).toEqual({ name, type, countryCode: country });
  },
);

test("the Republic of the Congo never becomes the Democratic Republic of the Congo, whatever its code says", () => {
  expect(guessNew("Congo, Republic of", "CD", PLACES).countryCode).not.toBe("CD");
});

test("a new Member State that is here under another name is that organisation", () => {
  const parties = partiesOf(
    [{ name: "Deutschland", code: "DE" }],
    [{ name: "Deutschland", choice: "new:member_state:DE" }],
    false,
    REFERENCE,
  );
  expect([...parties.values()][0]?.organisationId).toBe("1");
});

test("an empty name is never added unseen", () => {
  expect(partiesOf(named(""), [], true, REFERENCE).size).toBe(0);
});

test("organisations with a word in common are suggested", () => {
  expect(alike("Korea (South)", KNOWN).map(({ name }) => name)).toEqual(["Republic of Korea"]);
});
