import { expect, test } from "vitest";
import { recordDecision } from "@/lib/committee/decision.commands";
import { startDraft } from "@/lib/concept-notes/concept-note.commands";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { db } from "@/lib/kernel/db";
import { inTransaction, setAside } from "@/tests/integration/ledger/by-hand";
import { arrangeNotes } from "@/tests/support/history";
import { waitingForTurns } from "@/tests/support/locks";
import { decision, deposit, organisation, type People, setPeople } from "../concept-notes/way";

type Note = { noteId: string; revision: number };
const AT_SOURCE = { code: "invalid", fields: { source: expect.stringMatching(/^This source holds/) } };

async function invite(people: People, note: Note) {
  const organisationIds = await Promise.all(["iom", "unhcr"].map(organisation));
  return inviteDocument(people.fmuHead, { ...note, source: "unearmarked", organisationIds });
}

test("of several who set the last money aside at once exactly one succeeds; the others are told at the source", async () => {
  const people = await setPeople();
  await arrangeNotes(people.fmuOfficer);
  await deposit(people, "1000000");
  const notes = await db.conceptNote.findMany({ where: { stage: "in_pipeline" } });
  const ends = await Promise.allSettled(notes.map(({ id: noteId, revision }) => invite(people, { noteId, revision })));
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  for (const end of ends) if (end.status === "rejected") expect(end.reason).toMatchObject(AT_SOURCE);
  expect(await db.ledgerSet.count({ where: { act: "programme.reserved" } })).toBe(1);
});

test.each([
  ["invitation", "in_pipeline", invite, AT_SOURCE],
  [
    "approval",
    "appraised",
    (people: People, note: Note) =>
      recordDecision(
        people.fmuOfficer,
        decision([{ ...note, outcome: "approved", amountUsd: "500000", source: "unearmarked" }]),
      ),
    { ...AT_SOURCE, fields: { "items.0.source": AT_SOURCE.fields.source } },
  ],
] as const)(
  "of the last money: an %s waits for whoever takes some at this moment, and counts that",
  async (_, stage, act, refusal) => {
    const people = await setPeople();
    await arrangeNotes(people.fmuOfficer);
    await deposit(people, "1000000");
    const { value: other } = await startDraft(people.agency, {});
    const { id, revision } = await db.conceptNote.findFirstOrThrow({ where: { stage } });
    const end = await inTransaction(async (taker) => {
      await taker.query("SELECT pg_advisory_xact_lock(hashtext('ledger_pools'))");
      const acting = Promise.allSettled([act(people, { noteId: id, revision })]);
      await waitingForTurns(1);
      for (const statement of setAside(other.id, "990000", "NULL")) await taker.query(statement);
      return { acting };
    });
    expect(await end.acting).toMatchObject([{ status: "rejected", reason: refusal }]);
  },
);
