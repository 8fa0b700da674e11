import path from "node:path";
import { describe, expect, test } from "vitest";
import { ROLES } from "@/lib/access/permissions";
import { MOVE_LABELS, MOVE_PAST, STAGE_LABELS, stageDiagram, stagePage } from "@/lib/concept-notes/concept-note.labels";
import {
  BUCKETS,
  bucketOf,
  isMoveFrom,
  type Move,
  MOVE_NAMES,
  MOVES,
  movesFrom,
  type Stage,
  stageAfter,
  STAGES,
} from "@/lib/concept-notes/stages";
import { movesOpenTo } from "@/lib/concept-notes/submission-requirements";

/** Every move that exists, written down a second time: stage, move, where it leads. */
const ALLOWED: readonly (readonly [Stage, Move, Stage])[] = [
  ["draft", "submit", "submitted"],
  ["draft", "withdraw", "withdrawn"],
  ["submitted", "return", "draft"],
  ["submitted", "declare-ineligible", "ineligible"],
  ["submitted", "withdraw", "withdrawn"],
  ["submitted", "screen", "in_review"],
  ["in_review", "withdraw", "withdrawn"],
  ["in_review", "recommend", "recommended"],
  ["recommended", "withdraw", "withdrawn"],
  ["recommended", "endorse", "in_pipeline"],
  ["recommended", "defer", "recommended"],
  ["recommended", "decline", "not_endorsed"],
  ["in_pipeline", "invite", "invited"],
  ["invited", "appraise", "appraised"],
  ["appraised", "approve", "funded"],
  ["appraised", "defer-approval", "appraised"],
  ["appraised", "reject", "rejected"],
  ["funded", "activate", "active"],
  ["active", "close-operationally", "operationally_closed"],
  ["operationally_closed", "close-financially", "financially_closed"],
];
const every = STAGES.flatMap((stage) => MOVE_NAMES.map((move) => ({ stage, move })));
const leading = (stage: Stage, move: Move) => ALLOWED.find((row) => row[0] === stage && row[1] === move)?.[2];

describe("the stage table", () => {
  test.each(every)("$move from $stage is allowed or refused as the way says", ({ stage, move }) => {
    const to = leading(stage, move);
    expect(isMoveFrom(move, stage)).toBe(to !== undefined);
    if (to) expect(stageAfter(move, stage)).toBe(to);
    else expect(() => stageAfter(move, stage)).toThrow("already moved on");
  });

  test("nothing becomes public or is refused by the committee without a decision", () => {
    const decided = MOVE_NAMES.filter((move) => MOVES[move].byDecision);
    expect(decided).toEqual(["endorse", "defer", "decline", "approve", "defer-approval", "reject"]);
    const gates = MOVE_NAMES.filter((move) => ["in_pipeline", "funded"].includes(MOVES[move].to));
    expect(gates.every((move) => MOVES[move].byDecision)).toBe(true);
  });

  test("every stage can be reached from a draft", () => {
    const reached = new Set<Stage>(["draft"]);
    for (const stage of reached) for (const move of movesFrom(stage)) reached.add(MOVES[move].to);
    expect([...reached].sort()).toEqual([...STAGES].sort());
  });

  test("each stage stands in one public bucket at most, and drafts and ends in none", () => {
    const all = Object.values(BUCKETS).flat();
    expect(new Set(all).size).toBe(all.length);
    const outside = STAGES.filter((stage) => bucketOf(stage) === null);
    expect(outside).toEqual(["draft", "ineligible", "withdrawn", "not_endorsed", "rejected"]);
  });
});

describe("the moves open to a person", () => {
  const actor = (role: (typeof ROLES)[number]) => ({ id: "p", name: "P", roles: [role], organisationId: "ours" });

  test("are those of the table that the person's permission covers", () => {
    const open = (role: (typeof ROLES)[number], stage: Stage) => movesOpenTo(actor(role), { stage, leadId: "theirs" });
    expect(open("fmu_officer", "submitted")).toEqual(["return", "declare-ineligible", "screen"]);
    expect(open("fmu_officer", "in_pipeline")).toEqual([]);
    expect(open("fmu_head", "in_pipeline")).toEqual(["invite"]);
    expect(open("administrative_agent", "funded")).toEqual(["activate"]);
    for (const stage of STAGES) expect(open("auditor", stage)).toEqual([]);
  });

  test("are the leading organisation's where only the lead may move", () => {
    expect(movesOpenTo(actor("agency"), { stage: "draft", leadId: "theirs" })).toEqual([]);
    expect(movesOpenTo(actor("agency"), { stage: "draft", leadId: "ours" })).toEqual(["submit", "withdraw"]);
  });
});

describe("the words and the drawing", () => {
  test("every stage and move has its words, each its own", () => {
    expect(new Set(Object.values(STAGE_LABELS)).size).toBe(STAGES.length);
    expect(Object.keys(MOVE_LABELS).sort()).toEqual([...MOVE_NAMES].sort());
    expect(Object.keys(MOVE_PAST).sort()).toEqual([...MOVE_NAMES, "carry-over", "start"].sort());
  });

  test("the drawing has an arrow for each move and no other", () => {
    const arrows = stageDiagram().match(/^ {2}[a-z_]+ --> [a-z_]+:/gm);
    expect(arrows?.map((line) => line.trim()).sort()).toEqual(
      ALLOWED.map(([from, , to]) => `${from} --> ${to}:`).sort(),
    );
  });

  test("the documentation shows the table as it is", async () => {
    await expect(stagePage()).toMatchFileSnapshot(path.resolve(import.meta.dirname, "../../../docs/stages.md"));
  });
});
