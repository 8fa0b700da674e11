import { beforeAll, describe, expect, test } from "vitest";
import { findConceptNote, findDraft } from "@/lib/concept-notes/concept-note-record.queries";
import { saveDraft, startDraft, submitNote, withdrawNote } from "@/lib/concept-notes/concept-note.commands";
import { reviseFundSetting } from "@/lib/fund/fund-setting.commands";
import { findFundSettingRecord } from "@/lib/fund/fund.queries";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { content, isRefused, leftBy, organisation, type People, seen, setPeople, type Way, wayOf } from "./way";

let people: People;
let way: Way;
beforeAll(async () => {
  people = await setPeople();
  way = wayOf(people);
});

describe("starting a draft", () => {
  test("makes a note that the person's organisation leads, with one line of history and one fact", async () => {
    let id = "";
    const left = await leftBy(async () => {
      id = (await startDraft(people.agency, { title: "New" })).value.id;
    });
    expect(left).toEqual({ facts: ["concept-note.drafted"], changes: ["start → draft"] });
    const draft = await findDraft(people.agency, id);
    expect(draft).toMatchObject({ revision: 0, reference: null, leadId: people.agency.organisationId });
    expect(draft?.typed.participations).toEqual([{ organisationId: people.agency.organisationId, budgetUsd: "" }]);
  });

  test("is refused to whoever does not draft", async () => {
    await isRefused(() => startDraft(people.fmuOfficer, {}), { code: "forbidden" });
  });
});

describe("saving a draft", () => {
  test("keeps what was typed, adds up the amount, and leaves one fact", async () => {
    const { value } = await startDraft(people.agency, {});
    const typed = await content();
    const left = await leftBy(async () => saveDraft(people.agency, { ...(await seen(value.id)), ...typed }));
    expect(left).toEqual({ facts: ["concept-note.draft-saved"], changes: [] });
    const draft = await findDraft(people.agency, value.id);
    expect(draft?.missing).toEqual([]);
    expect(draft?.typed).toMatchObject({ ...typed, places: expect.anything(), participations: expect.anything() });
    expect(draft?.typed.places).toEqual([
      { code: "GH", share: "60.00" },
      { code: "KE", share: "40.00" },
    ]);
    const note = await db.conceptNote.findUniqueOrThrow({ where: { id: value.id } });
    expect(note.amountUsd?.toFixed(2)).toBe("2000000.00");
  });

  test.each([
    ["a null character", "Ministry\0 of Labour"],
    ["half of a character", "Ministry\ud800 of Labour"],
    ["a reversed direction", "Ministry\u202e of Labour"],
    ["an escape character", "Ministry\u001b of Labour"],
  ])("refuses %s with a sentence at its field", async (_, partner) => {
    const { value } = await startDraft(people.agency, {});
    const form = { ...(await seen(value.id)), title: "Fair" };
    for (const field of ["title", "summary", "governmentPartners"]) {
      const refusal = await saveDraft(people.agency, { ...form, [field]: partner }).catch((error: unknown) => error);
      expect(refusal).toMatchObject({
        code: "invalid",
        fields: { [field]: expect.stringContaining("Character 9 (U+") },
      });
    }
  });

  test("of two people with the same revision the second is told and changes nothing", async () => {
    const { value } = await startDraft(people.agency, {});
    const form = await seen(value.id);
    const first = await saveDraft(people.agency, { ...form, title: "First" });
    expect(first.value.revision).toBe(form.revision + 1);
    await isRefused(() => saveDraft(people.agency, { ...form, title: "Second" }), { code: "conflict" });
  });

  test("at once: of ten exactly one is kept", async () => {
    const { value } = await startDraft(people.agency, {});
    const form = await seen(value.id);
    const left = await leftBy(async () => {
      const tries = Array.from({ length: 10 }, (_, n) => saveDraft(people.agency, { ...form, title: `Title ${n}` }));
      const told = await Promise.allSettled(tries);
      expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const each of told) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "conflict" });
    });
    expect(left.facts).toEqual(["concept-note.draft-saved"]);
  });

  test("is refused with an organisation that is no UN entity, and with a place nobody knows", async () => {
    const { value } = await startDraft(people.agency, {});
    const form = await seen(value.id);
    const donor = { participations: [{ organisationId: await organisation("germany"), budgetUsd: "1" }] };
    await isRefused(() => saveDraft(people.agency, { ...form, ...donor }), {
      code: "invalid",
      fields: { "participations.0.organisationId": expect.any(String) },
    });
    const nowhere = { places: [{ code: "QQ", share: "" }] };
    await isRefused(() => saveDraft(people.agency, { ...form, ...nowhere }), {
      fields: { places: expect.any(String) },
    });
  });

  test("is not found by an officer of an organisation that does not take part, and forbidden to one that does", async () => {
    const alone = (await startDraft(people.agency, {})).value.id;
    await isRefused(async () => saveDraft(people.stranger, await seen(alone)), { code: "not-found" });
    const joint = await way.draft();
    await isRefused(async () => saveDraft(people.stranger, await seen(joint)), { code: "forbidden" });
    expect(await findConceptNote(people.stranger, joint)).toMatchObject({ canEdit: false, moves: [] });
    expect(await findDraft(people.stranger, joint)).toBeNull();
  });
});

describe("submitting", () => {
  test("freezes the version, gives the reference, and leaves one line and one fact", async () => {
    const noteId = await way.draft();
    const year = new Date().getUTCFullYear();
    const left = await leftBy(async () => {
      const { value } = await submitNote(people.agency, await seen(noteId));
      expect(value).toMatchObject({ reference: `CN-${year}-001`, version: 1 });
    });
    expect(left).toEqual({ facts: ["concept-note.submitted"], changes: ["submit → submitted"] });
    const [version] = await db.conceptNoteVersion.findMany({ where: { noteId } });
    expect(version).toMatchObject({ number: 1, content: { title: "Fair recruitment", areaNumber: 4 } });
  });

  test("is refused with a sentence at each field where something is missing", async () => {
    const noteId = await way.draft({ summary: "", durationMonths: "", places: [] });
    await isRefused(async () => submitNote(people.agency, await seen(noteId)), {
      code: "invalid",
      fields: { summary: expect.any(String), durationMonths: expect.any(String), places: expect.any(String) },
    });
  });

  test("asks for the child marker after the day the fund profile says on the day of submission", async () => {
    const noteId = await way.draft({ childMarker: "", childJustification: "" });
    const asked = {
      code: "invalid",
      fields: { childMarker: expect.any(String), childJustification: expect.any(String) },
    };
    await isRefused(async () => submitNote(people.agency, await seen(noteId)), asked);

    const key = "child-marker-after";
    const record = await findFundSettingRecord(people.admin, key, today());
    const change = { key, value: "2099-12-31", source: "Decision", holdsFrom: today(), basedOn: record?.basedOn };
    await reviseFundSetting(people.admin, change);
    await submitNote(people.agency, await seen(noteId));
  });

  test("is refused to a partner, and of an older revision than the saved one", async () => {
    const noteId = await way.draft();
    await isRefused(async () => submitNote(people.stranger, await seen(noteId)), { code: "forbidden" });
    await isRefused(() => submitNote(people.agency, { noteId, revision: 0 }), { code: "conflict" });
  });

  test("twenty at once get twenty references without a gap", async () => {
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(await way.draft({ title: `Note ${n}` }));
    const forms = await Promise.all(ids.map(seen));
    const before = await db.conceptNote.count({ where: { reference: { not: null } } });
    const done = await Promise.all(forms.map((form) => submitNote(people.agency, form)));
    const numbers = done.map(({ value }) => Number(value.reference.slice(-3))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, n) => before + 1 + n));
  });

  test("the same note ten times at once is submitted once", async () => {
    const noteId = await way.draft();
    const form = await seen(noteId);
    const series = () => db.referenceSeries.findMany({ where: { series: "CN" }, select: { last: true } });
    const [before] = await series();
    const left = await leftBy(async () => {
      const told = await Promise.allSettled(Array.from({ length: 10 }, () => submitNote(people.agency, form)));
      expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const each of told) if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "conflict" });
    });
    expect(left).toEqual({ facts: ["concept-note.submitted"], changes: ["submit → submitted"] });
    expect(await series()).toEqual([{ last: (before?.last ?? 0) + 1 }]);
  });

  test("a draft can be withdrawn with a reason and never had a reference", async () => {
    const noteId = await way.draft();
    const form = await seen(noteId);
    await isRefused(() => withdrawNote(people.agency, { ...form, reason: " " }), {
      fields: { reason: expect.any(String) },
    });
    await withdrawNote(people.agency, { ...form, reason: "Not now." });
    expect(await findConceptNote(people.agency, noteId)).toMatchObject({ stage: "withdrawn", reference: null });
  });
});
