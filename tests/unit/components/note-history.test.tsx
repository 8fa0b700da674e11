import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NoteHistory } from "@/components/concept-notes/note/note-history";
import type { NoteView } from "@/components/concept-notes/note/note-view";

const line: NoteView["history"][number] = {
  ...{ id: "1", move: "approve", from: "appraised", to: "funded", actor: "Ada", reason: null },
  ...{ decisionNumber: "SC-2024-01", amountUsd: "100.00", effectiveOn: "2024-01-31", at: "2024-01-31T10:00:00.000Z" },
};
const historyFor = (canOpenDecision: boolean) =>
  renderToStaticMarkup(<NoteHistory note={{ history: [line], versions: [] }} canOpenDecision={canOpenDecision} />);

test("a decision is named to every reader of a note, and is a link for whoever may open it", () => {
  expect(historyFor(true)).toContain('href="/committee/decisions/SC-2024-01"');
  expect(historyFor(false)).toContain("SC-2024-01");
  expect(historyFor(false)).not.toContain("href");
});
