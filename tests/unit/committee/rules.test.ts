import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/access/permissions";
import {
  moveOf,
  type Outcome,
  OUTCOMES,
  outcomesFor,
  recusalOf,
  refusalOfAmount,
} from "@/lib/committee/decision-outcomes";
import { recordDecisionInput } from "@/lib/committee/decision.schema";
import { MOVES, STAGES } from "@/lib/concept-notes/stages";

describe("what the committee can decide", () => {
  test("depends on the stage, and each outcome makes a move that needs a decision", () => {
    expect(outcomesFor("recommended")).toEqual(["endorsed", "deferred", "not_endorsed"]);
    expect(outcomesFor("appraised")).toEqual(["deferred", "approved", "rejected"]);
    for (const stage of STAGES)
      for (const outcome of OUTCOMES) {
        const move = moveOf(outcome, stage);
        if (move) expect(MOVES[move]).toMatchObject({ from: [stage], byDecision: true });
        else expect(outcomesFor(stage)).not.toContain(outcome);
      }
  });
});

describe("recusal", () => {
  const note = { leadId: "a", participations: [{ organisationId: "a" }, { organisationId: "b" }] };
  const actor = (organisationId: string | null, ...roles: Role[]) => ({ id: "p", name: "P", roles, organisationId });

  test("holds for a member whose organisation takes part", () => {
    expect(recusalOf(actor("b", "fmu_officer", "committee"), note)).toContain("recused");
    expect(recusalOf(actor("a", "fmu_officer", "chair"), note)).toContain("recused");
  });

  test("does not hold for other members, nor for staff without a seat", () => {
    expect(recusalOf(actor("c", "fmu_officer", "committee"), note)).toBeNull();
    expect(recusalOf(actor("a", "fmu_officer"), note)).toBeNull();
  });
});

test("no more is granted than stands before the committee", () => {
  expect(refusalOfAmount("100.00", "100.00")).toBeNull();
  expect(refusalOfAmount("100.01", "100.00")).toContain("more than");
  expect(refusalOfAmount("1.00", null)).toContain("no amount");
});

describe("a decision as typed", () => {
  const NOTE = "0190a000-0000-7000-8000-000000000001";
  const issuesOf = (item: Record<string, unknown>, more: Record<string, unknown> = {}) => {
    const typed = {
      decidedOn: "2026-05-01",
      mode: "meeting",
      text: "Decided.",
      items: [{ noteId: NOTE, revision: 1, ...item }],
      ...more,
    };
    return recordDecisionInput.safeParse(typed).error?.issues.map(({ path }) => path.join(".")) ?? [];
  };

  test.each<[Outcome, Record<string, string>, string[]]>([
    ["endorsed", {}, ["items.0.amountUsd"]],
    ["endorsed", { amountUsd: "10" }, []],
    ["approved", { amountUsd: "10" }, ["items.0.sources"]],
    ["approved", { amountUsd: "10", source: "unearmarked" }, []],
    ["deferred", { reason: " " }, ["items.0.reason"]],
    ["deferred", { reason: "Later.", amountUsd: "10" }, ["items.0.amountUsd"]],
    ["not_endorsed", { reason: "No." }, []],
    ["rejected", { reason: "No.", amountUsd: "10" }, ["items.0.amountUsd"]],
    ["rejected", {}, ["items.0.reason"]],
  ])("%s with %o lacks %o", (outcome, item, fields) => {
    expect(issuesOf({ outcome, ...item })).toEqual(fields);
  });

  test("needs a text, a real day, a way of deciding that is not the opening, and each note once", () => {
    const item = { outcome: "deferred", reason: "Later." };
    expect(issuesOf(item, { text: " " })).toEqual(["text"]);
    expect(issuesOf(item, { decidedOn: "2026-02-30" })).toEqual(["decidedOn"]);
    expect(issuesOf(item, { mode: "opening_record" })).toEqual(["mode"]);
    const twice = { noteId: NOTE, revision: 1, ...item };
    expect(issuesOf(item, { items: [twice, twice] })).toEqual(["items"]);
  });
});
