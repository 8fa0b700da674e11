import { beforeAll, describe, expect, test } from "vitest";
import { carryOver } from "@/lib/committee/carry-over.commands";
import { recordDecision } from "@/lib/committee/decision.commands";
import { findDecision, listDecisions, listNotesAwaitingDecision } from "@/lib/committee/decision.queries";
import { findConceptNote } from "@/lib/concept-notes/concept-note-record.queries";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { addDays, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { encodeCursor } from "@/lib/kernel/list-cursor";
import { appQuery } from "@/tests/support/postgres";
import {
  decision,
  deposit,
  isRefused,
  leftBy,
  organisation,
  type People,
  seen,
  setPeople,
  stageOf,
  type Way,
  wayOf,
} from "../concept-notes/way";

let people: People;
let way: Way;
const YEAR = today().slice(0, 4);
beforeAll(async () => {
  people = await setPeople();
  way = wayOf(people);
  await deposit(people, "100000000");
});

const granting = async (noteId: string, outcome: string, more: Record<string, unknown> = {}) => ({
  ...(await seen(noteId)),
  outcome,
  amountUsd: "2000000",
  ...more,
});
const refusing = async (noteId: string, outcome: string) => ({
  ...(await seen(noteId)),
  outcome,
  reason: "Letters are missing.",
});

describe("a decision", () => {
  test("moves every note it names, under one number, with one line for each and one fact", async () => {
    const [endorsed, deferred, declined] = [await way.recommended(), await way.recommended(), await way.recommended()];
    const items = [
      await granting(endorsed, "endorsed", { amountUsd: "1900000" }),
      await refusing(deferred, "deferred"),
      await refusing(declined, "not_endorsed"),
    ];
    let number = "";
    const left = await leftBy(async () => {
      number = (await recordDecision(people.fmuOfficer, decision(items))).value.number;
    });
    expect(number).toBe(`SC-${YEAR}-01`);
    expect(left.facts).toEqual(["decision.recorded"]);
    expect(left.changes.sort()).toEqual(["decline → not_endorsed", "defer → recommended", "endorse → in_pipeline"]);
    expect(await findConceptNote(people.chair, endorsed)).toMatchObject({
      stage: "in_pipeline",
      amountUsd: "1900000.00",
    });
    expect(await findConceptNote(people.agency, deferred)).toMatchObject({
      stage: "recommended",
      history: expect.arrayContaining([
        expect.objectContaining({ move: "defer", decisionNumber: number, reason: "Letters are missing." }),
      ]),
    });
    expect((await findDecision(people.committee, number))?.items).toHaveLength(3);
  });

  test("approves a programme: reference, amount and source, once", async () => {
    const noteId = await way.appraised();
    const form = await granting(noteId, "approved", { source: "unearmarked" });
    await isRefused(() => recordDecision(people.fmuOfficer, decision([{ ...form, amountUsd: "2000000.01" }])), {
      fields: { "items.0.amountUsd": expect.any(String) },
    });
    await isRefused(() => recordDecision(people.fmuOfficer, decision([{ ...form, source: "area:5" }])), {
      fields: { "items.0.source": expect.any(String) },
    });
    const left = await leftBy(() => recordDecision(people.fmuOfficer, decision([form])));
    expect(left).toEqual({ facts: ["decision.recorded"], changes: ["approve → funded"] });
    expect(await findConceptNote(people.administrativeAgent, noteId)).toMatchObject({
      stage: "funded",
      programmeReference: `MPTF-${YEAR}-001`,
      amountUsd: "2000000.00",
    });
    await isRefused(() => recordDecision(people.fmuOfficer, decision([form])), { code: "conflict" });
  });

  test("rejects or defers an appraised programme with a reason", async () => {
    const noteId = await way.appraised();
    await recordDecision(people.fmuOfficer, decision([await refusing(noteId, "deferred")]));
    expect(await stageOf(noteId)).toBe("appraised");
    await recordDecision(people.fmuOfficer, decision([await refusing(noteId, "rejected")]));
    expect(await stageOf(noteId)).toBe("rejected");
  });

  test("is all or nothing, and a refused one takes no number", async () => {
    const [good, bad] = [await way.recommended(), await way.submitted()];
    const items = [await granting(good, "endorsed"), await granting(bad, "endorsed")];
    await isRefused(() => recordDecision(people.fmuOfficer, decision(items)), {
      code: "invalid",
      fields: { "items.1.outcome": expect.any(String) },
    });
  });

  test("rejects a decision date in the future or before the recommendation", async () => {
    const noteId = await way.recommended();
    const items = [await granting(noteId, "endorsed")];
    const on = (decidedOn: string) => () => recordDecision(people.fmuOfficer, decision(items, { decidedOn }));
    await isRefused(on(addDays(today(), 2)), {
      fields: { decidedOn: expect.stringContaining("Date must be today or in the past.") },
    });
    await isRefused(on(addDays(today(), -1)), { fields: { decidedOn: expect.stringContaining("last move") } });
  });

  test("is recorded by the Fund's staff, and not by a member whose organisation takes part", async () => {
    const noteId = await way.recommended();
    const form = decision([await granting(noteId, "endorsed")]);
    await isRefused(() => recordDecision(people.chair, form), { code: "forbidden" });
    await isRefused(() => recordDecision(people.agency, form), { code: "forbidden" });
    const seated = { ...people.fmuOfficer, roles: ["committee"] as const };
    await isRefused(() => recordDecision(seated, form), { code: "forbidden" });
    const awaiting = await listNotesAwaitingDecision(seated);
    expect(awaiting.find(({ id }) => id === noteId)).toMatchObject({ recusal: expect.any(String) });
  });

  test("of two at once on one note one stands, the other is told, and the numbers have no gap", async () => {
    const noteId = await way.recommended();
    const forms = [
      decision([await granting(noteId, "endorsed")]),
      decision([await refusing(noteId, "deferred")]),
      decision([await refusing(noteId, "not_endorsed")]),
    ];
    const left = await leftBy(async () => {
      const told = await Promise.allSettled(forms.map((form) => recordDecision(people.fmuOfficer, form)));
      expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const each of told) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "conflict" });
    });
    expect(left.facts).toEqual(["decision.recorded"]);
    expect(left.changes).toHaveLength(1);
    const numbers = (await db.decision.findMany({ orderBy: { number: "asc" } })).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, n) => `SC-${YEAR}-${String(n + 1).padStart(2, "0")}`));
  });

  test("is listed for the committee, the latest first, and for nobody without the permission", async () => {
    const { rows } = await listDecisions(people.chair, {});
    expect(rows.map(({ number }) => number)).toEqual(
      rows
        .map(({ number }) => number)
        .toSorted()
        .reverse(),
    );
    await expect(listDecisions(people.donor, {})).rejects.toMatchObject({ code: "forbidden" });
    const madeUp = encodeCursor(["zzz", "yyy"]);
    await expect(listDecisions(people.chair, { after: madeUp })).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a record from before this system", () => {
  const record = (change: Record<string, unknown> = {}) => ({
    title: "Older programme",
    areaNumber: 1,
    placeCodes: ["MK"],
    amountUsd: "1500000",
    stage: "in_pipeline",
    ...change,
  });
  const opening = (records: readonly unknown[]) => ({
    source: "Leaflet",
    effectiveOn: "2024-01-31",
    text: "Taken over as printed.",
    records,
  });

  test("is carried over with its day and source under one opening decision, with one fact", async () => {
    const records = [record({ stage: "funded" }), record({ title: "Older note" })];
    const left = await leftBy(() => carryOver(people.fmuHead, opening(records)));
    expect(left).toEqual({
      facts: ["concept-note.carried-over"],
      changes: ["carry-over → funded", "carry-over → in_pipeline"],
    });
    const found = await findDecision(people.chair, "SC-2024-01");
    expect(found).toMatchObject({ mode: "opening_record", decidedOn: "2024-01-31" });
    const [funded] = await db.conceptNote.findMany({ where: { source: "Leaflet", stage: "funded" } });
    expect(funded).toMatchObject({ programmeReference: "MPTF-2024-001", leadId: null, durationMonths: null });
  });

  test("holds money of what was funded back until the conditions of the opening decision are met", async () => {
    const records = [record({ stage: "funded" }), record({ title: "Older note" })];
    const { value } = await carryOver(people.fmuHead, { ...opening(records), conditions: "Name who takes part." });
    expect(await db.programmeCondition.findMany({ where: { decisionId: value.id } })).toMatchObject([
      { noteId: value.records[0]?.noteId, text: "Name who takes part." },
    ]);
  });

  test("is carried over by the head only, with places of the list", async () => {
    await isRefused(() => carryOver(people.fmuOfficer, opening([record()])), { code: "forbidden" });
    await isRefused(() => carryOver(people.fmuHead, opening([record(), record({ placeCodes: ["QQ"] })])), {
      code: "invalid",
    });
  });

  test("goes on once the head names who takes part", async () => {
    const { value } = await carryOver(people.fmuHead, opening([record()]));
    const noteId = value.records[0]?.noteId ?? "";
    const form = { ...(await seen(noteId)), source: "unearmarked" };
    await isRefused(() => inviteDocument(people.fmuHead, form), { fields: { organisationIds: expect.any(String) } });
    const organisationIds = [await organisation("iom"), await organisation("unicef")];
    await inviteDocument(people.fmuHead, { ...form, organisationIds });
    expect(await findConceptNote(people.agency, noteId)).toMatchObject({ stage: "invited", leadName: "IOM" });
  });
});

describe("the database itself, for the application's user", () => {
  test("lets nothing into the pipeline or to funded without a decision", async () => {
    const noteId = await way.recommended();
    const jump = (set: string) => appQuery(`UPDATE concept_notes SET ${set} WHERE id = $1`, [noteId]);
    await expect(jump("stage = 'in_pipeline'")).rejects.toThrow("concept_notes_stage_change_recorded");
    await expect(jump("stage = 'funded'")).rejects.toThrow("concept_notes_programme_has_reference");
    const tell = appQuery(
      `INSERT INTO stage_changes (note_id, move, from_stage, to_stage, effective_on, at, actor_id)
       VALUES ($1, 'endorse', 'recommended', 'in_pipeline', current_date, now(), $2)`,
      [noteId, people.fmuOfficer.id],
    );
    await expect(tell).rejects.toThrow("stage_changes_decided");
    expect(await stageOf(noteId)).toBe("recommended");
  });

  test.each(["decisions", "decision_items", "stage_changes", "concept_note_versions"])(
    "changes and deletes nothing in %s",
    async (table) => {
      await expect(appQuery(`DELETE FROM ${table}`)).rejects.toThrow("permission denied");
      const column =
        table === "concept_note_versions" ? "number = 9" : table === "decisions" ? "text = 'x'" : "note_id = note_id";
      await expect(appQuery(`UPDATE ${table} SET ${column}`)).rejects.toThrow("permission denied");
    },
  );
});
