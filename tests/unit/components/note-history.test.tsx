import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NoteHistory } from "@/components/concept-notes/note/note-history";
import type { Move } from "@/lib/concept-notes/stages";

const line = (move: Move, number: string, amountUsd: string | null) => ({
  id: number,
  move,
  from: null,
  to: "recommended" as const,
  reason: null,
  amountUsd,
  decisionNumber: number,
  effectiveOn: "2026-11-02",
  at: "2026-11-02T10:00:00.000Z",
  actor: "Mirela",
  detail: {},
});
const history = [line("defer", "SC-2026-01", null), line("endorse", "SC-2026-02", "2000000.00")];

const linksFor = (readsDecisions: boolean) =>
  [
    ...renderToStaticMarkup(<NoteHistory note={{ history, versions: [] }} readsDecisions={readsDecisions} />).matchAll(
      /href="([^"]+)"/g,
    ),
  ].map(([, href]) => href);

test("a decision in the history leads to a page its reader may open", () => {
  expect(linksFor(true)).toEqual(["/committee/decisions/SC-2026-02", "/committee/decisions/SC-2026-01"]);
  expect(linksFor(false)).toEqual(["/decisions/SC-2026-02"]);
});
