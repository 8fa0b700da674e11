import { beforeAll, describe, expect, test } from "vitest";
import { revisePlace, reviseRegion } from "@/lib/places/place.commands";
import { findPlaceRecord, findRegionRecord, listPlaces, listRegions, searchPlaces } from "@/lib/places/place.queries";
import { NO_REGION } from "@/lib/places/place.schema";
import type { Cast } from "@/prisma/seed/cast";
import { factsOf, refusalOf, setReferenceStage, TODAY } from "@/tests/support/reference";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const place = async (code: string, given: object = {}) => {
  const record = await findPlaceRecord(cast.admin, code, TODAY);
  if (!record) throw new Error(`The reference data has no place ${code}.`);
  return { code, ...record.value, basedOn: record.basedOn, holdsFrom: "2025-01-01", ...given };
};

const region = async (slug: string, given: object = {}) => {
  const record = await findRegionRecord(cast.admin, slug, TODAY);
  if (!record) throw new Error(`The reference data has no region ${slug}.`);
  return { slug, ...record.value, basedOn: record.basedOn, holdsFrom: "2025-01-01", ...given };
};

const membersOf = async (slug: string, on: string) =>
  (await listRegions(on)).find((one) => one.slug === slug)?.placeCodes ?? [];

describe("revising a place", () => {
  test("moves it to another region from its day on, with one audit fact", async () => {
    const facts = await factsOf(async () =>
      revisePlace(cast.fmuHead, await place("GE", { regionSlug: "asia-pacific" })),
    );
    expect(facts).toEqual([
      expect.objectContaining({
        name: "reference.revised",
        subjectId: "place:GE",
        before: expect.objectContaining({ regionSlug: "europe" }),
        after: expect.objectContaining({ regionSlug: "asia-pacific", holdsFrom: "2025-01-01" }),
      }),
    ]);
    expect(await membersOf("europe", "2024-12-31")).toContain("GE");
    expect(await membersOf("europe", "2025-01-01")).not.toContain("GE");
    expect(await membersOf("asia-pacific", "2025-01-01")).toContain("GE");
  });

  test.each([
    ["Kosovo without its footnote", "XK", { footnote: " " }, "footnote"],
    ["the name of another place", "AL", { name: "Serbia" }, "name"],
    ["a region that does not exist", "AL", { regionSlug: "atlantis" }, "regionSlug"],
    ["a named group as its region", "AL", { regionSlug: "western-balkans" }, "regionSlug"],
  ])("is refused with %s, and leaves no trace", async (_, code, given, field) => {
    expect(await refusalOf(revisePlace, cast.admin, await place(code, given))).toMatchObject({
      code: "invalid",
      fields: { [field]: expect.any(String) },
      records: 0,
      facts: [],
    });
  });

  test("tells whoever started from an older record", async () => {
    const older = await place("AM", { name: "Armenia (old)" });
    await revisePlace(cast.admin, await place("AM", { aliases: "Republic of Armenia\nHayastan" }));
    expect(await refusalOf(revisePlace, cast.fmuHead, older)).toMatchObject({
      code: "conflict",
      records: 0,
      facts: [],
    });
  });

  test("is refused to an auditor, and only the refusal is audited", async () => {
    expect(await refusalOf(revisePlace, cast.auditor, await place("AL"))).toMatchObject({
      code: "forbidden",
      records: 0,
      facts: ["access.refused"],
    });
  });
});

describe("revising a region", () => {
  test("changes a named group from its day on, with one audit fact", async () => {
    const facts = await factsOf(async () =>
      reviseRegion(
        cast.admin,
        await region("western-balkans", { placeCodes: ["AL", "BA", "XK", "ME", "MK", "RS", "HR"] }),
      ),
    );
    expect(facts.map(({ name, subjectId }) => [name, subjectId])).toEqual([
      ["reference.revised", "region:western-balkans"],
    ]);
    expect(await membersOf("western-balkans", "2024-12-31")).toHaveLength(6);
    expect(await membersOf("western-balkans", "2025-01-01")).toHaveLength(7);
  });

  test.each([
    ["a place nobody knows", "western-balkans", ["AL", "ZZ"]],
    ["one place only", "western-balkans", ["AL"]],
    ["places of its own for a region of the Network", "europe", ["AL", "RS"]],
  ])("is refused with %s, and leaves no trace", async (_, slug, placeCodes) => {
    expect(await refusalOf(reviseRegion, cast.admin, await region(slug, { placeCodes }))).toMatchObject({
      code: "invalid",
      fields: { placeCodes: expect.any(String) },
      records: 0,
      facts: [],
    });
  });
});

test("places are found by code, name or alias, and by region or the lack of one", async () => {
  const found = async (text: string, region?: string) =>
    (await searchPlaces(cast.auditor, { text, region }, TODAY)).map(({ code }) => code);
  expect(await found("turkey")).toEqual(["TR"]);
  expect(await found("", NO_REGION)).toEqual(["CA", "US"]);
  expect(await found("north macedonia", "africa")).toEqual([]);
});

test("every place has a name on every day, also before the first record", async () => {
  expect(await listPlaces("2000-01-01")).toHaveLength(196);
});
