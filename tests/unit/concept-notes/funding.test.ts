import { describe, expect, test } from "vitest";
import { missingForRecommendation, takesPart } from "@/lib/concept-notes/reviews/recommendation";
import { keyOf, SOURCE_KEY, sourceOf, unfitness } from "@/lib/earmarks/funding-sources";

describe("a funding source", () => {
  test.each(["unearmarked", "area:4", "region:latin-america-caribbean"])("%s is read as it is written", (key) => {
    expect(SOURCE_KEY.test(key)).toBe(true);
    expect(keyOf(sourceOf(key))).toBe(key);
  });

  test.each(["", "area:6", "area:", "region:", "un:iom"])("“%s” is none", (key) => {
    expect(SOURCE_KEY.test(key)).toBe(false);
  });

  const note = { areaNumber: 4, placeCodes: ["AL", "RS"] };
  const balkans = ["AL", "BA", "XK", "ME", "MK", "RS"];

  test("of an area pays notes of that area only", () => {
    expect(unfitness(note, sourceOf("area:4"), [])).toBeNull();
    expect(unfitness(note, sourceOf("area:5"), [])).toContain("thematic area 5");
    expect(unfitness({ ...note, areaNumber: null }, sourceOf("area:4"), [])).not.toBeNull();
  });

  test("of a region pays notes that lie in it with every place", () => {
    expect(unfitness(note, sourceOf("region:western-balkans"), balkans)).toBeNull();
    expect(
      unfitness({ ...note, placeCodes: ["AL", "TR"] }, sourceOf("region:western-balkans"), balkans),
    ).not.toBeNull();
    expect(unfitness({ ...note, placeCodes: [] }, sourceOf("region:western-balkans"), balkans)).not.toBeNull();
  });

  test("without earmark pays any note", () => {
    expect(unfitness(note, sourceOf("unearmarked"), [])).toBeNull();
  });
});

describe("a review", () => {
  test("is no business of an organisation that leads or takes part", () => {
    const parties = { leadId: "a", participations: [{ organisationId: "a" }, { organisationId: "b" }] };
    expect(takesPart("a", parties)).toBe(true);
    expect(takesPart("b", parties)).toBe(true);
    expect(takesPart("c", parties)).toBe(false);
    expect(takesPart(null, { leadId: null, participations: [] })).toBe(false);
  });

  test("is there for a recommendation when one is completed and none outstanding", () => {
    expect(missingForRecommendation([{ state: "completed" }, { state: "conflicted" }])).toEqual([]);
    expect(missingForRecommendation([])).toHaveLength(1);
    expect(missingForRecommendation([{ state: "conflicted" }])).toHaveLength(1);
    expect(missingForRecommendation([{ state: "completed" }, { state: "assigned" }])[0]?.sentence).toContain(
      "outstanding",
    );
  });
});
