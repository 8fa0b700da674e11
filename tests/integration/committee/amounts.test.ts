import { expect, test } from "vitest";
import { recordDecision } from "@/lib/committee/decision.commands";
import { db } from "@/lib/kernel/db";
import { appQuery } from "@/tests/support/postgres";
import { decision, deposit, isRefused, seen, setPeople, wayOf } from "../concept-notes/way";

test("a decision that grants nothing names no amount, and what stands before the committee stays as it is", async () => {
  const people = await setPeople();
  await deposit(people, "2100000");
  const noteId = await wayOf(people).appraised();
  const item = { ...(await seen(noteId)), outcome: "deferred", reason: "Letters." };
  await isRefused(() => recordDecision(people.fmuOfficer, decision([{ ...item, amountUsd: "1" }])), {
    fields: { "items.0.amountUsd": expect.any(String) },
  });
  const { value } = await recordDecision(people.fmuOfficer, decision([item]));
  expect(await db.conceptNote.findUnique({ where: { id: noteId } })).toMatchObject({ stage: "appraised" });
  const other = `INSERT INTO decision_items (decision_id, note_id, outcome, amount_usd) SELECT $1, id, 'deferred', 1
    FROM concept_notes WHERE id <> $2 LIMIT 1`;
  await wayOf(people).recommended();
  await expect(appQuery(other, [value.id, noteId])).rejects.toThrow("decision_items_amount_only_granted");
});
