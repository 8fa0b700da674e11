import { expect, test } from "vitest";
import { answerShape } from "@/lib/simulation/answer.schema";

const ANSWERED = {
  status: "answered",
  proof: "solver",
  gapPercent: null,
  fundedCount: 0,
  fundedUsd: "0.00",
  programmes: [],
  pools: [],
  steps: [{ extraUsd: "100.00", count: 1, references: ["MIG-2026-001"], isProven: true }],
  expected: [
    { id: "1", kind: "pledge", donorName: "Norway", poolLabel: "Unearmarked", amountUsd: "5.00", isCounted: false },
  ],
  targets: [],
};

test("reads an answer of an earlier version, without what later versions added", () => {
  expect(answerShape.parse(ANSWERED)).toEqual(ANSWERED);
  expect(answerShape.parse({ status: "impossible", conflict: ["a target"] })).toEqual({
    status: "impossible",
    conflict: ["a target"],
  });
});

test("refuses what is no answer", () => {
  expect(answerShape.safeParse({ ...ANSWERED, fundedUsd: 5 }).success).toBe(false);
  expect(answerShape.safeParse({ status: "done" }).success).toBe(false);
  expect(answerShape.safeParse(null).success).toBe(false);
});
