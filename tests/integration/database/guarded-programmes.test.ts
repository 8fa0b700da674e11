import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startDraft } from "@/lib/concept-notes/concept-note.commands";
import { db } from "@/lib/kernel/db";
import { appQuery } from "@/tests/support/postgres";
import { type People, setPeople, type Way, wayOf } from "../concept-notes/way";

let people: People;
let way: Way;
let noteId: string;
let draftId: string;

beforeAll(async () => {
  people = await setPeople();
  way = wayOf(people);
  noteId = await way.submitted();
  draftId = (await startDraft(people.agency, { title: "A draft" })).value.id;
});

/** The amount, area, places and organizations of a note, as they are stored. */
const stored = async (id: string) =>
  db.conceptNote.findUniqueOrThrow({
    where: { id },
    select: {
      stage: true,
      amountUsd: true,
      areaNumber: true,
      regionGroup: true,
      leadId: true,
      source: true,
      createdById: true,
      objectives: true,
      places: true,
      participations: true,
    },
  });

/** Runs statements of the application's user in one transaction. */
const inTransaction = (...statements: string[]) => appQuery(["BEGIN", ...statements, "COMMIT"].join(";\n"));

const OTHER = "(SELECT id FROM organisations WHERE id NOT IN (SELECT organisation_id FROM participations) LIMIT 1)";

test.each([
  ["the amount", "UPDATE concept_notes SET amount_usd = amount_usd + 1 WHERE id = $id"],
  ["no amount", "UPDATE concept_notes SET amount_usd = NULL WHERE id = $id"],
  ["the thematic area", "UPDATE concept_notes SET area_number = area_number % 5 + 1 WHERE id = $id"],
  ["the group of places", "UPDATE concept_notes SET region_group = 'western-balkans' WHERE id = $id"],
  ["the lead organization", `UPDATE concept_notes SET lead_id = ${OTHER} WHERE id = $id`],
  ["the source", "UPDATE concept_notes SET source = 'An older record' WHERE id = $id"],
  ["the author", `UPDATE concept_notes SET created_by_id = '${randomUUID()}' WHERE id = $id`],
  ["a place's share", "UPDATE note_places SET share = NULL WHERE note_id = $id"],
  ["one place less", "DELETE FROM note_places WHERE note_id = $id AND position = 0"],
  ["one place more", "INSERT INTO note_places VALUES ($id, 'MA', 9, NULL)"],
  ["one objective less", "DELETE FROM note_objectives WHERE note_id = $id"],
  ["a budget", "UPDATE participations SET budget_usd = budget_usd + 1 WHERE note_id = $id"],
  ["one organization less", "DELETE FROM participations WHERE note_id = $id AND position = 0"],
  ["one organization more", `INSERT INTO participations VALUES ($id, ${OTHER}, 9, 1)`],
  [
    "an organization of another note",
    "UPDATE participations SET note_id = $draft WHERE note_id = $id AND position = 1",
  ],
])("the application's user cannot change %s of a submitted note without its record", async (_, sql) => {
  const before = await stored(noteId);
  const statement = sql.replaceAll("$id", `'${noteId}'`).replaceAll("$draft", `'${draftId}'`);
  await expect(appQuery(statement)).rejects.toThrow(/concept_notes_(change|lines)_recorded/);
  expect(await stored(noteId)).toEqual(before);
});

test("a stage without a line of history is refused, also for one statement only", async () => {
  const before = await stored(noteId);
  const [draft, back] = ["draft", before.stage].map(
    (stage) => `UPDATE concept_notes SET stage = '${stage}' WHERE id = '${noteId}'`,
  );
  const amount = `UPDATE concept_notes SET amount_usd = 1 WHERE id = '${noteId}'`;
  await expect(inTransaction(`${draft}`, amount, `${back}`)).rejects.toThrow("concept_notes_stage_change_recorded");
  expect(await stored(noteId)).toEqual(before);
});

const lineOfHistory = (move: string, amountUsd: string) =>
  `INSERT INTO stage_changes (note_id, move, from_stage, to_stage, amount_usd, effective_on, at, actor_id)
   SELECT id, '${move}', stage, stage, ${amountUsd}, current_date, now(), created_by_id FROM concept_notes WHERE id = '${noteId}'`;

test("an amount with a line of history but without a decision is refused", async () => {
  const amount = `UPDATE concept_notes SET amount_usd = 1 WHERE id = '${noteId}'`;
  await expect(inTransaction(amount, lineOfHistory("recommend", "1"))).rejects.toThrow("concept_notes_change_recorded");
});

test("an organization that joins a note that already names some is refused, also with an invitation", async () => {
  const join = `INSERT INTO participations VALUES ('${noteId}', ${OTHER}, 9, 1)`;
  await expect(inTransaction(join, lineOfHistory("invite", "1"))).rejects.toThrow("concept_notes_lines_recorded");
});

test("a title and a marker, which move no money, are still written", async () => {
  await appQuery("UPDATE concept_notes SET validation_note = 'Seen' WHERE id = $1", [noteId]);
  expect(await db.conceptNote.findUniqueOrThrow({ where: { id: noteId } })).toMatchObject({ validationNote: "Seen" });
});
