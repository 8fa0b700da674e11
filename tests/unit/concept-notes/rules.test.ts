import { describe, expect, test } from "vitest";
import {
  amountOf,
  missingForSubmission,
  type NoteContent,
  refuseDay,
  refuseMissing,
} from "@/lib/concept-notes/submission-requirements";
import { toDecimal } from "@/lib/kernel/money";
import { completeNote, LEAD, PARTNER } from "./notes";

const FACTS = { on: "2026-05-01", areaObjectives: [5, 6, 18, 19, 20, 23], childMarkerAfter: "2023-02-06" };
const fieldsMissing = (change: Partial<NoteContent>, facts = FACTS) =>
  missingForSubmission({ ...completeNote, ...change }, facts).map(({ field }) => field);

const half = { organisationId: LEAD, budgetUsd: "1.00" };

describe("a note is complete for submission", () => {
  test("when nothing is missing", () => {
    expect(fieldsMissing({})).toEqual([]);
  });

  const lacking: readonly (readonly [string, Partial<NoteContent>, string[]])[] = [
    ["no title", { title: " " }, ["title"]],
    ["no summary", { summary: "" }, ["summary"]],
    ["no theme", { areaNumber: null }, ["areaNumber"]],
    ["no objective", { objectiveNumbers: [] }, ["objectiveNumbers"]],
    ["objectives of other areas only", { objectiveNumbers: [1, 14] }, ["objectiveNumbers"]],
    ["no place", { places: [] }, ["places"]],
    [
      "a share for one place of two",
      { places: [completeNote.places[0] ?? never(), { code: "KE", share: null }] },
      ["places"],
    ],
    ["shares that add up to less", { places: [{ code: "GH", share: "99.99" }] }, ["places"]],
    ["one organisation", { participations: [half] }, ["participations"]],
    [
      "an organisation without a budget",
      { participations: [half, { organisationId: PARTNER, budgetUsd: null }] },
      ["participations"],
    ],
    ["a lead that does not take part", { leadId: "0190a000-0000-7000-8000-000000000009" }, ["participations"]],
    ["no duration", { durationMonths: null }, ["durationMonths"]],
    ["one government entity", { governmentPartners: ["Ministry of Labour"] }, ["governmentPartners"]],
    ["no stakeholders", { stakeholders: "" }, ["stakeholders"]],
    ["no gender marker", { genderMarker: null }, ["genderMarker"]],
    ["an unjustified gender marker", { genderJustification: " " }, ["genderJustification"]],
    ["no human rights marker", { rightsMarker: null }, ["rightsMarker"]],
    ["an unjustified human rights marker", { rightsJustification: "" }, ["rightsJustification"]],
    ["no child marker", { childMarker: null }, ["childMarker"]],
    ["an unjustified child marker", { childJustification: "" }, ["childJustification"]],
  ];
  test.each(lacking)("not with %s", (_case, change, fields) => {
    expect(fieldsMissing(change)).toEqual(fields);
  });

  test("with an objective outside its area beside one of it, and with objective 23 in any area", () => {
    expect(fieldsMissing({ objectiveNumbers: [1, 5] })).toEqual([]);
    expect(fieldsMissing({ objectiveNumbers: [23] })).toEqual([]);
  });

  test("with no shares at all, and with the gender marker 0", () => {
    expect(fieldsMissing({ places: completeNote.places.map(({ code }) => ({ code, share: null })) })).toEqual([]);
    expect(fieldsMissing({ genderMarker: 0 })).toEqual([]);
  });

  test("without a child marker until the day the Fund has set", () => {
    const without = { childMarker: null, childJustification: "" };
    expect(fieldsMissing(without, { ...FACTS, on: "2023-02-06" })).toEqual([]);
    expect(fieldsMissing(without, { ...FACTS, childMarkerAfter: "2027-01-01" })).toEqual([]);
    expect(fieldsMissing(without, { ...FACTS, on: "2023-02-07" })).toEqual(["childMarker", "childJustification"]);
  });
});

function never(): never {
  throw new Error("The complete note has places.");
}

describe("the requested amount", () => {
  test("is the sum of the budgets to the cent, and nothing where none is given", () => {
    const amount = amountOf(completeNote.participations);
    expect(amount && toDecimal(amount)).toBe("1500000.50");
    expect(amountOf([{ organisationId: LEAD, budgetUsd: null }])).toBeNull();
  });
});

describe("refusals", () => {
  test("name each field once, with its first sentence", () => {
    const missing = [
      { field: "places", sentence: "First." },
      { field: "places", sentence: "Second." },
      { field: "title", sentence: "Third." },
    ];
    expect(() => refuseMissing(missing, "Not complete.")).toThrow(
      expect.objectContaining({ code: "invalid", fields: { places: "First.", title: "Third." } }),
    );
    expect(() => refuseMissing([], "Not complete.")).not.toThrow();
  });

  test("keep the days of a history in order", () => {
    const now = new Date("2026-05-10T09:59:59Z");
    const day = (effectiveOn: string) => () =>
      refuseDay({ effectiveOn, now, lastOn: "2026-05-01", field: "decidedOn" });
    expect(day("2026-05-01")).not.toThrow();
    expect(day("2026-05-10")).not.toThrow();
    expect(day("2026-05-11")).toThrow(
      expect.objectContaining({
        fields: { decidedOn: "Date must be today or in the past. Enter a date up to 10 May 2026." },
      }),
    );
    expect(day("2026-04-30")).toThrow("before the note's last move");
  });
});
