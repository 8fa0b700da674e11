import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/access/permissions";
import { deskAct, waitingFor, type WaitingFacts } from "@/lib/concept-notes/desk-items";
import { type Stage, STAGES } from "@/lib/concept-notes/stages";

const NOW = new Date("2026-05-31T12:00:00Z");
const waits = (stage: Stage, more: Partial<WaitingFacts> = {}) =>
  waitingFor({ stage, stageSince: "2026-05-01", missing: [], reviews: [], isHandedIn: false, ...more }, NOW);

const FUND = ["Fund Management Unit officer", "Head of the Fund Management Unit"];
const COMMITTEE = ["Steering Committee member", "Steering Committee chair"];
const AGENCY = ["UN organisation officer"];

describe("why a note is still waiting", () => {
  test("says since how many days", () => {
    expect(waits("submitted").sinceDays).toBe(30);
  });

  test.each<[Stage, string[], string[]]>([
    ["draft", AGENCY, ["submit"]],
    ["submitted", FUND, ["screen"]],
    ["in_review", FUND, ["recommend"]],
    ["recommended", COMMITTEE, ["endorse"]],
    ["in_pipeline", ["Head of the Fund Management Unit"], ["invite"]],
    ["invited", AGENCY, ["appraise"]],
    ["appraised", COMMITTEE, ["approve"]],
    ["funded", ["Administrative Agent"], ["activate"]],
    ["active", FUND, ["close-operationally"]],
    ["operationally_closed", ["Administrative Agent"], ["close-financially"]],
  ])("%s: names who is waited for and what leads on", (stage, who, next) => {
    expect(waits(stage)).toMatchObject({ who, next });
  });

  test.each(["financially_closed", "ineligible", "withdrawn", "not_endorsed", "rejected"] as const)(
    "%s waits for nobody",
    (stage) => {
      expect(waits(stage)).toMatchObject({ who: [], next: [], missing: [] });
    },
  );

  test("a draft says how much is missing, and a complete one that only the submission is", () => {
    const one = [{ field: "title", sentence: "Enter a title." }];
    expect(waits("draft", { missing: one })).toMatchObject({
      missing: one,
      sentence: expect.stringContaining("1 entry"),
    });
    expect(waits("draft").sentence).toContain("not submitted it yet");
  });

  test("a review waits for a reviewer to be found, then for the reviewers, then for the Fund", () => {
    expect(waits("in_review").sentence).toContain("assign a reviewer");
    const open = waits("in_review", { reviews: [{ state: "assigned" }, { state: "completed" }] });
    expect(open).toMatchObject({ who: ["Reviewer"], sentence: "One review is outstanding." });
    const done = waits("in_review", { reviews: [{ state: "completed" }, { state: "conflicted" }] });
    expect(done).toMatchObject({ who: FUND, missing: [] });
    expect(waits("in_review", { reviews: [{ state: "conflicted" }] }).missing).toHaveLength(1);
  });

  test("a handed-in document waits for the Fund", () => {
    expect(waits("invited", { isHandedIn: true }).who).toEqual(FUND);
  });
});

describe("what a desk asks of a person", () => {
  const actor = (role: Role) => ({ id: "me", name: "Me", roles: [role], organisationId: "ours" });
  const note = (stage: Stage, more = {}) => ({
    stage,
    leadId: "ours",
    reviews: [],
    document: null,
    participations: [{ organisationId: "ours" }],
    ...more,
  });

  test("is one act for whoever is waited for, and none for the others", () => {
    expect(deskAct(actor("agency"), note("draft"))).toBe("complete-draft");
    expect(deskAct(actor("agency"), note("draft", { leadId: "theirs" }))).toBeNull();
    expect(deskAct(actor("fmu_officer"), note("submitted"))).toBe("screen");
    expect(deskAct(actor("fmu_officer"), note("recommended"))).toBe("decide");
    expect(deskAct(actor("chair"), note("recommended"))).toBe("await-decision");
    expect(deskAct(actor("fmu_officer"), note("in_pipeline"))).toBeNull();
    expect(deskAct(actor("fmu_head"), note("in_pipeline"))).toBe("invite");
    expect(deskAct(actor("agency"), note("invited"))).toBe("write-document");
    expect(deskAct(actor("agency"), note("invited", { document: { handedInAt: NOW } }))).toBeNull();
    expect(deskAct(actor("fmu_officer"), note("invited", { document: { handedInAt: NOW } }))).toBe("appraise");
    expect(deskAct(actor("administrative_agent"), note("funded"))).toBe("activate");
    for (const stage of STAGES) expect(deskAct(actor("auditor"), note(stage))).toBeNull();
  });

  test("in review is the own review, then a reviewer to find, then the recommendation", () => {
    const mine = note("in_review", { reviews: [{ reviewerId: "me", state: "assigned" }] });
    expect(deskAct(actor("reviewer"), mine)).toBe("review");
    expect(deskAct(actor("fmu_officer"), mine)).toBe("review");
    expect(deskAct(actor("fmu_officer"), note("in_review"))).toBe("assign");
    const done = note("in_review", { reviews: [{ reviewerId: "other", state: "completed" }] });
    expect(deskAct(actor("fmu_officer"), done)).toBe("recommend");
    expect(deskAct(actor("reviewer"), done)).toBeNull();
  });
});
