import { beforeAll, describe, expect, test } from "vitest";
import { findConceptNote } from "@/lib/concept-notes/concept-note-record.queries";
import { listSourceChoices } from "@/lib/concept-notes/source-choice.queries";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { addDays, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { findDocument } from "@/lib/programmes/programme-document.queries";
import {
  activateProgramme,
  appraiseDocument,
  closeFinancially,
  closeOperationally,
  handInDocument,
  returnDocument,
  saveDocument,
} from "@/lib/programmes/programme.commands";
import {
  deposit,
  documentContent,
  isRefused,
  leftBy,
  organisation,
  type People,
  seen,
  setPeople,
  type Way,
  wayOf,
} from "../concept-notes/way";

let people: People;
let way: Way;
beforeAll(async () => {
  people = await setPeople();
  way = wayOf(people);
  await deposit(people, "100000000");
  await deposit(people, "1000000", "area:4");
  await deposit(people, "5000000", "area:5");
  await deposit(people, "5000000", "region:africa");
});

describe("the invitation", () => {
  test("names a source that fits and holds the money, and opens the document", async () => {
    const noteId = await way.inPipeline();
    const choices = await listSourceChoices(people.fmuHead, noteId);
    expect(choices.map(({ key, refusal }) => [key, refusal === null])).toEqual([
      ["unearmarked", true],
      ["area:4", true],
      ["area:5", false],
      ["region:africa", true],
    ]);
    expect(choices.find(({ key }) => key === "region:africa")).toMatchObject({ availableUsd: "4950000.00" });
    const form = await seen(noteId);
    const atSource = { code: "invalid", fields: { source: expect.any(String) } };
    await isRefused(() => inviteDocument(people.fmuHead, { ...form, source: "area:5" }), atSource);
    await isRefused(() => inviteDocument(people.fmuHead, { ...form, source: "area:4" }), atSource);
    await isRefused(() => inviteDocument(people.fmuOfficer, { ...form, source: "unearmarked" }), { code: "forbidden" });
    const left = await leftBy(() => inviteDocument(people.fmuHead, { ...form, source: "region:africa" }));
    expect(left).toEqual({ facts: ["concept-note.invited"], changes: ["invite → invited"] });
    expect(await findDocument(people.agency, noteId)).toMatchObject({
      sources: [{ source: "region:africa", amountUsd: "2000000.00" }],
      canEdit: true,
    });
  });

  test("two at once never spend the same dollar", async () => {
    await deposit(people, "2500000", "region:europe");
    const places = [{ code: "AL", share: "" }];
    const ids = [await way.inPipeline({ places }), await way.inPipeline({ places })];
    const forms = await Promise.all(ids.map(seen));
    const told = await Promise.allSettled(
      forms.map((form) => inviteDocument(people.fmuHead, { ...form, source: "region:europe" })),
    );
    expect(told.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(told.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "invalid" } });
  });
});

describe("the programme document", () => {
  test("is written by every organisation that takes part, each told when the other was faster", async () => {
    const noteId = await way.invited();
    const form = { noteId, revision: 0, ...(await documentContent()) };
    const left = await leftBy(() => saveDocument(people.stranger, form));
    expect(left).toEqual({ facts: ["programme.document-saved"], changes: [] });
    await isRefused(() => saveDocument(people.agency, form), { code: "conflict" });
    await saveDocument(people.agency, { ...form, revision: 1 });
    expect(await findDocument(people.fmuOfficer, noteId)).toMatchObject({
      missing: [],
      canEdit: false,
      totals: { direct: "1869158.88", indirect: "130841.12", total: "2000000.00", indirectDue: "130841.12" },
    });
  });

  test("is handed in by the leading organisation when it is complete, and not before", async () => {
    const noteId = await way.invited();
    const content = await documentContent();
    await isRefused(() => handInDocument(people.agency, { noteId, revision: 0 }), {
      code: "invalid",
      fields: { results: expect.any(String), risks: expect.any(String), budget: expect.any(String) },
    });
    await saveDocument(people.agency, { noteId, revision: 0, ...content, budget: content.budget.slice(0, 2) });
    await isRefused(() => handInDocument(people.agency, { noteId, revision: 1 }), {
      fields: { budget: expect.stringContaining("130,841.12") },
    });
    await saveDocument(people.agency, { noteId, revision: 1, ...content });
    await isRefused(() => handInDocument(people.stranger, { noteId, revision: 2 }), { code: "forbidden" });
    const left = await leftBy(() => handInDocument(people.agency, { noteId, revision: 2 }));
    expect(left).toEqual({ facts: ["programme.document-handed-in"], changes: [] });
    await isRefused(() => saveDocument(people.agency, { noteId, revision: 3, ...content }), { code: "conflict" });
  });

  test("goes back with a reason that its writers read, and is handed in again", async () => {
    const noteId = await way.handedIn();
    const form = { ...(await way.documentSeen(noteId)), reason: "Say who pays the staff." };
    const left = await leftBy(() => returnDocument(people.fmuOfficer, form));
    expect(left).toEqual({ facts: ["programme.document-returned"], changes: [] });
    expect(await findDocument(people.agency, noteId)).toMatchObject({
      canEdit: true,
      handedInAt: null,
      returnedReason: "Say who pays the staff.",
    });
    await handInDocument(people.agency, await way.documentSeen(noteId));
  });

  test("is appraised once handed in, and only then", async () => {
    const early = await way.invited();
    await isRefused(async () => appraiseDocument(people.fmuOfficer, await seen(early)), { code: "not-now" });
    const noteId = await way.handedIn();
    await isRefused(async () => appraiseDocument(people.agency, await seen(noteId)), { code: "forbidden" });
    const left = await leftBy(async () => appraiseDocument(people.fmuOfficer, await seen(noteId)));
    expect(left).toEqual({ facts: ["programme.appraised"], changes: ["appraise → appraised"] });
  });
});

describe("a funded programme", () => {
  test("leads to its money only those who may read it, among all who read the record", async () => {
    const noteId = await way.funded();
    expect(await findConceptNote(people.auditor, noteId)).toMatchObject({ canReadMoney: true });
    expect(await findConceptNote(people.reviewer, noteId)).toMatchObject({ canReadMoney: false });
  });

  test("is activated, closed operationally and closed financially, each by whoever may, with its days", async () => {
    const noteId = await way.funded();
    const on = today();
    const form = async () => seen(noteId);
    const days = { signedOn: on, firstTransferOn: on };
    await isRefused(async () => activateProgramme(people.fmuOfficer, { ...(await form()), ...days }), {
      code: "forbidden",
    });
    const future = { signedOn: on, firstTransferOn: addDays(on, 2) };
    await isRefused(async () => activateProgramme(people.administrativeAgent, { ...(await form()), ...future }), {
      fields: { firstTransferOn: expect.stringContaining("Date must be today or in the past.") },
    });
    const before = { signedOn: addDays(on, -2), firstTransferOn: addDays(on, -1) };
    await isRefused(async () => activateProgramme(people.administrativeAgent, { ...(await form()), ...before }), {
      fields: { firstTransferOn: expect.stringContaining("last move") },
    });
    const activated = await leftBy(async () =>
      activateProgramme(people.administrativeAgent, { ...(await form()), ...days }),
    );
    expect(activated).toEqual({ facts: ["programme.activated"], changes: ["activate → active"] });

    const closed = await leftBy(async () =>
      closeOperationally(people.fmuOfficer, { ...(await form()), finalNarrativeOn: on }),
    );
    expect(closed.changes).toEqual(["close-operationally → operationally_closed"]);

    // Nothing was transferred, so nothing can come back.
    const books = { finalFinancialOn: on };
    const refunds = [{ organisationId: await organisation("iom"), amountUsd: "1" }];
    await isRefused(
      async () => closeFinancially(people.administrativeAgent, { ...(await form()), ...books, refunds }),
      {
        fields: { "refunds.0.amountUsd": expect.stringContaining("No transfer") },
      },
    );
    const ended = await leftBy(async () =>
      closeFinancially(people.administrativeAgent, { ...(await form()), ...books }),
    );
    expect(ended).toEqual({
      facts: ["programme.closed-financially"],
      changes: ["close-financially → financially_closed"],
    });
    const last = await db.stageChange.findFirstOrThrow({ where: { noteId }, orderBy: { id: "desc" } });
    expect(last.detail).toMatchObject({ finalFinancialOn: on, refundedUsd: "0.00" });
  });
});
