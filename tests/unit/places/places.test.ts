import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { refuseUnfitMembers, refuseUnfitPlace } from "@/lib/places/region-members";
import { PLACES, REGIONS } from "@/prisma/seed/reference/places";

const named = (code: string) => PLACES.find((place) => place.code === code);

describe("the loaded places", () => {
  test("are 193 Member States, two observer States and Kosovo, each once", () => {
    expect(PLACES).toHaveLength(196);
    expect(new Set(PLACES.map(({ code }) => code)).size).toBe(196);
    expect(new Set(PLACES.map(({ name }) => name)).size).toBe(196);
  });

  test("call Kosovo with its footnote and by no other name", () => {
    expect(named("XK")).toMatchObject({
      aliases: [],
      footnote:
        "References to Kosovo shall be understood to be in the context of United Nations Security Council resolution 1244 (1999).",
    });
  });

  test.each([
    ["TR", "Türkiye", "europe"],
    ["MD", "Republic of Moldova", "europe"],
    ["AZ", "Azerbaijan", "europe"],
    ["KZ", "Kazakhstan", "asia-pacific"],
    ["MA", "Morocco", "arab-states"],
    ["US", "United States of America", null],
  ])("know %s as %s in region %s", (code, name, regionSlug) => {
    expect(named(code)).toMatchObject({ name, regionSlug });
  });

  test("make up regions that exist, and a group of places that exist", () => {
    const slugs: (string | null)[] = REGIONS.map(({ slug }) => slug);
    expect(PLACES.filter(({ regionSlug }) => regionSlug !== null && !slugs.includes(regionSlug))).toEqual([]);
    const codes = PLACES.map(({ code }) => code);
    expect(REGIONS.flatMap(({ placeCodes }) => placeCodes.filter((code) => !codes.includes(code)))).toEqual([]);
  });
});

const list = join(import.meta.dirname, "../../../../shared/reference/geo/countries.json");

test.skipIf(!existsSync(list))(
  "bear the names of the UN's list (skipped where that list is not beside the project)",
  () => {
    const official = z
      .array(z.object({ iso2: z.string().nullable(), names: z.object({ en: z.string() }) }))
      .parse(JSON.parse(readFileSync(list, "utf8")));
    const differing = PLACES.filter(({ code, name }) => {
      const entry = official.find(({ iso2 }) => iso2 === code);
      return entry?.names.en.replace("’", "'") !== name.replace("’", "'");
    });
    expect(differing.map(({ name }) => name)).toEqual([]);
  },
);

test("Kosovo without its footnote is refused, and so is the name of another place", () => {
  expect(() => refuseUnfitPlace({ code: "XK", name: "Kosovo", footnote: null }, [])).toThrow(
    expect.objectContaining({ fields: { footnote: "This place always carries its footnote." } }),
  );
  expect(() => refuseUnfitPlace({ code: "AL", name: "serbia", footnote: null }, [{ name: "Serbia" }])).toThrow(
    expect.objectContaining({ fields: { name: "Another place is already called serbia." } }),
  );
});

test.each([
  ["network", ["AL", "RS"], ["AL", "RS"]],
  ["group", ["AL"], ["AL"]],
  ["group", ["AL", "ZZ"], ["AL"]],
] as const)("a %s with %j is refused", (kind, placeCodes, known) => {
  expect(() => refuseUnfitMembers(kind, placeCodes, known)).toThrow(expect.objectContaining({ code: "invalid" }));
});
