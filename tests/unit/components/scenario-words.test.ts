import { expect, test } from "vitest";
import { questionFacts } from "@/components/simulation/question-facts";
import { funded } from "@/components/simulation/scenario-list";
import type { Answer } from "@/lib/simulation/answer";
import { questionInput } from "@/lib/simulation/simulation.schema";

const answer = (more: Partial<Extract<Answer, { status: "answered" }>>): Answer => ({
  status: "answered",
  proof: "exact",
  gapPercent: null,
  fundedCount: 0,
  fundedUsd: "0.00",
  programmes: [],
  pools: [],
  steps: [],
  expected: [],
  targets: [],
  ...more,
});

test("wherever an answer stands in a line, it says when its time was cut off", () => {
  expect(funded({ answer: answer({}) })).toBe("0 of 0");
  expect(funded({ answer: answer({ proof: "limit" }) })).toBe("0 of 0, cut off by time");
});

test("what took no part for want of an amount is said of every question, and not made up where it was not kept", () => {
  const question = questionInput.parse({ objective: "money", asOf: "2026-01-31", knownOn: "2026-01-31" });
  const words = { targets: [], priorities: [], wishes: [] };
  const said = (of: Answer) => questionFacts({ question, words, answer: of }).at(-1)?.value;
  expect(said(answer({ withoutAmount: [{ id: "1", reference: "CN-1", title: "Of old" }] }))).toBe("CN-1 Of old");
  expect(said(answer({ withoutAmount: [] }))).toBe("None");
  expect(said(answer({}))).toBe("Not recorded then");
});
