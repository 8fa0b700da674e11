import { expect, test } from "vitest";
import { inviteDocument } from "@/lib/concept-notes/funding/commands";
import { db } from "@/lib/kernel/db";
import { arrangeNotes } from "@/tests/support/history";
import { deposit, organisation, setPeople } from "../concept-notes/way";

test("of several who set the last money aside at once exactly one succeeds; the others are told at the source", async () => {
  const people = await setPeople();
  await arrangeNotes(people.fmuOfficer);
  await deposit(people, "1000000");
  const organisationIds = await Promise.all(["iom", "unhcr"].map(organisation));
  const notes = await db.conceptNote.findMany({ where: { stage: "in_pipeline" } });
  const ends = await Promise.allSettled(
    notes.map(({ id: noteId, revision }) =>
      inviteDocument(people.fmuHead, { noteId, revision, source: "unearmarked", organisationIds }),
    ),
  );
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
  for (const end of ends)
    if (end.status === "rejected")
      expect(end.reason).toMatchObject({
        code: "invalid",
        fields: { source: expect.stringMatching(/^This source holds/) },
      });
  expect(await db.ledgerSet.count({ where: { act: "programme.reserved" } })).toBe(1);
});
