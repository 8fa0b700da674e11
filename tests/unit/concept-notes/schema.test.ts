import { describe, expect, test } from "vitest";
import { ELIGIBILITY_LINES } from "@/lib/concept-notes/concept-note.labels";
import { conceptNoteFilter, draftContent, screenInput } from "@/lib/concept-notes/concept-note.schema";
import { LEAD } from "./notes";

const issuesOf = (typed: unknown) =>
  draftContent.safeParse(typed).error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("a draft as typed", () => {
  test("may be empty", () => {
    expect(draftContent.parse({})).toMatchObject({ title: "", areaNumber: null, places: [], governmentPartners: [] });
  });

  test("reads what inputs send: empty strings as nothing, grouped amounts, one partner per line", () => {
    const typed = {
      areaNumber: "4",
      durationMonths: "",
      genderMarker: "0",
      objectiveNumbers: ["6", "5", "6"],
      places: [{ code: "GH", share: "" }],
      participations: [{ organisationId: LEAD, budgetUsd: "1,500,000.5" }],
      governmentPartners: "Ministry of Labour\n\n Ministry of Interior \nMinistry of Labour",
    };
    expect(draftContent.parse(typed)).toMatchObject({
      areaNumber: 4,
      durationMonths: null,
      genderMarker: 0,
      objectiveNumbers: [5, 6],
      places: [{ code: "GH", share: null }],
      participations: [{ organisationId: LEAD, budgetUsd: "1500000.50" }],
      governmentPartners: ["Ministry of Labour", "Ministry of Interior"],
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    [
      "a budget that is no amount",
      { participations: [{ organisationId: LEAD, budgetUsd: "much" }] },
      "participations.0.budgetUsd",
    ],
    ["a budget of zero", { participations: [{ organisationId: LEAD, budgetUsd: "0" }] }, "participations.0.budgetUsd"],
    [
      "three decimals",
      { participations: [{ organisationId: LEAD, budgetUsd: "1.005" }] },
      "participations.0.budgetUsd",
    ],
    ["a share above 100", { places: [{ code: "GH", share: "100.01" }] }, "places.0.share"],
    ["121 months", { durationMonths: "121" }, "durationMonths"],
    ["half a month", { durationMonths: "1.5" }, "durationMonths"],
    ["a sixth area", { areaNumber: "6" }, "areaNumber"],
    ["gender marker 4", { genderMarker: "4" }, "genderMarker"],
    ["human rights marker D", { rightsMarker: "D" }, "rightsMarker"],
    ["a place twice", { places: [{ code: "GH" }, { code: "GH" }] }, "places.1.code"],
    [
      "an organisation twice",
      { participations: [{ organisationId: LEAD }, { organisationId: LEAD }] },
      "participations.1.organisationId",
    ],
  ])("is refused with %s, at its field", (_case, typed, field) => {
    expect(issuesOf(typed)).toEqual([field]);
  });
});

test("the eligibility checklist is confirmed whole or not at all", () => {
  const form = { noteId: LEAD, revision: "3" };
  const ids = ELIGIBILITY_LINES.map(({ id }) => id);
  expect(screenInput.safeParse({ ...form, eligibility: ids }).success).toBe(true);
  expect(screenInput.safeParse({ ...form, eligibility: ids.slice(1) }).success).toBe(false);
});

test("wrong values of an address fall away", () => {
  const asked = { stage: "nowhere", area: "9", place: "ghana", asOf: "2024-02-30", sort: "fast", text: " data " };
  const read = Object.entries(conceptNoteFilter.parse(asked)).filter(([, value]) => value !== undefined);
  expect(read).toEqual([["text", "data"]]);
});
