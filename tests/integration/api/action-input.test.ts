import { beforeAll, expect, test, vi } from "vitest";
import { findNewestDocumentAction } from "@/app/(office)/concept-notes/[id]/document/actions";
import { findNewestDraftAction } from "@/app/(office)/concept-notes/[id]/edit/actions";
import { compareRateAction, confirmDepositAction } from "@/app/(office)/contributions/actions";
import { checkRatesAction } from "@/app/(office)/settings/rates/actions";
import { overrideBlocksAction } from "@/app/(office)/transfers/actions";
import { startDraft } from "@/lib/concept-notes/concept-note.commands";
import { signedInAs } from "@/tests/support/signed-in";
import { type People, setPeople } from "../concept-notes/way";

vi.mock("next/headers", async () => (await import("@/tests/support/signed-in")).nextHeaders);
vi.mock("next/cache", async () => (await import("@/tests/support/signed-in")).nextCache);
vi.mock("@/lib/request/session", async () => (await import("@/tests/support/signed-in")).session);

/** Conditions of a query where an identifier is expected. */
const OBJECTS = [{ in: [] }, { not: "" }, [{ in: [] }], [], {}, null, undefined, 1, "\ud800", "\0", "1 OR 1=1"];

let people: People;
beforeAll(async () => {
  people = await setPeople();
});

test("the newest draft is read by its identifier and by nothing else", async () => {
  const { id } = (await startDraft(people.agency, { title: "Mine" })).value;
  signedInAs(people.agency);
  expect(await findNewestDraftAction(id)).toMatchObject({ typed: { title: "Mine" }, revision: 0 });
  for (const object of OBJECTS) expect(await findNewestDraftAction(object)).toBeNull();
});

test("a programme document is read by its identifier and by nothing else", async () => {
  signedInAs(people.agency);
  for (const object of OBJECTS) expect(await findNewestDocumentAction(object)).toBeNull();
});

test("a rate is compared for a currency and a day and for nothing else", async () => {
  signedInAs(people.fmuOfficer);
  for (const object of OBJECTS) {
    expect(await compareRateAction(object)).toBeNull();
    expect(await compareRateAction({ currency: object, on: "2024-01-31" })).toBeNull();
    expect(await compareRateAction({ currency: "EUR", on: object })).toBeNull();
  }
});

test("a file of rates that is no file is refused at its field", async () => {
  signedInAs(people.fmuHead);
  expect(await checkRatesAction({ fileName: { not: "" }, content: ["x"] })).toMatchObject({
    ok: false,
    code: "invalid",
    fields: { fileName: "Choose a file.", content: "Choose a file." },
  });
});

test("an action with several values refuses each that is an object", async () => {
  signedInAs(people.fmuHead);
  for (const object of OBJECTS) {
    expect(await overrideBlocksAction(object, object)).toMatchObject({ ok: false });
    expect(await confirmDepositAction(object)).toMatchObject({ ok: false });
  }
});

test("without a session an action reads nothing", async () => {
  const { id } = (await startDraft(people.agency, { title: "Mine" })).value;
  signedInAs(null);
  expect(await findNewestDraftAction(id)).toBeNull();
});
