import { expect, test } from "vitest";
import { emptyQuestion, goneFrom, questionOf, shownWith } from "@/components/simulation/typed-question";

const waiting = (reference: string) => ({ id: reference, reference, title: "", amountUsd: "1.00" });
const [A, B, C] = [waiting("CN-1"), waiting("CN-2"), waiting("CN-3")] as const;
const CLOCKS = { asOf: "2024-01-01", knownOn: "2024-01-01" };

test("programmes that left the pipeline on the day shown are told, and none twice", () => {
  const shown = shownWith([B, C], [A, B]);
  expect(shown).toEqual([A, B, C]);
  expect(goneFrom([B, C], shown)).toEqual([A]);
  expect(shownWith([A, B], shown)).toBe(shown);
});

test("what is asked names the programmes that wait on the day shown, with what was typed or the usual", () => {
  const typed = emptyQuestion([A, B]);
  typed.programmes[B.id] = { priority: "5", wish: "must" };
  expect(questionOf(typed, [B, C], CLOCKS).programmes).toEqual([
    { noteId: "CN-2", priority: "5", wish: "must" },
    { noteId: "CN-3", priority: "3", wish: "free" },
  ]);
});
