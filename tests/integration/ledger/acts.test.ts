import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { carryOver } from "@/lib/committee/carry-over.commands";
import { startDraft } from "@/lib/concept-notes/concept-note.commands";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { deposit } from "@/tests/integration/concept-notes/way";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";
import {
  BALANCED,
  insertBareSet,
  insertFact,
  insertLines,
  insertSet,
  NOW,
  type Row,
  setAside,
  together,
  WRITER,
} from "./by-hand";

let stage: Stage;
let entryId: string;
let noteId: string;

beforeAll(async () => {
  stage = await setStage();
  const { fmuOfficer, agency } = stage.cast;
  await given(fmuOfficer, stage.donorId("norway"), { deposit: part() });
  entryId = (await db.contributionEntry.findFirstOrThrow()).id;
  await deposit(stage.cast, "1000000");
  noteId = (await startDraft(agency, {})).value.id;
  await db.conceptNote.update({ where: { id: noteId }, data: { amountUsd: "600000" } });
});

let before: number;
beforeEach(async () => {
  before = await db.ledgerSet.count();
});

type Set = Parameters<typeof insertSet>[1] & { note?: string };

/** A whole, balanced set with the fact that somebody made it, and lines of the note where one is meant. */
function written(set: Set, rows: readonly Row[] = BALANCED, ofNote = false): string[] {
  const id = randomUUID();
  const lines = insertLines(id, rows, { on: set.on });
  const ofTheNote = lines.replace("category)", "category, note_id)").replaceAll(/NULL\)/g, `NULL, '${noteId}')`);
  return [insertSet(id, set), ofNote ? ofTheNote : lines];
}
const sides = (debit: string, credit: string, currency = "USD"): Row[] => [
  [debit, currency, "5.00"],
  [credit, currency, "-5.00"],
];
const ofNote = (act: string, rows: readonly Row[]) =>
  written({ act, subject: `'concept-note', '${noteId}'` }, rows, true);

const refused = async (statements: readonly string[]) => {
  await expect(together(...statements)).rejects.toThrow("ledger_sets_stand_for_acts");
  expect(await db.ledgerSet.count()).toBe(before);
};

describe("the books take no whole and balanced set", () => {
  test.each<[string, (id: string) => string]>([
    ["that nobody wrote", () => "SELECT 1"],
    ["that somebody else wrote", () => insertFact(NOW, "gen_random_uuid()")],
    ["that was written at another moment", () => insertFact("'2024-05-10T10:00:00.001Z'")],
  ])("%s", async (_, fact) => {
    const id = randomUUID();
    await refused([insertBareSet(id), insertLines(id, BALANCED), fact(id)]);
  });

  test.each<[string, () => string[]]>([
    ["of an act nobody knows", () => written({ act: "booking.gifts" })],
    ["about a thing nobody knows", () => written({ subject: "'gift', gen_random_uuid()" })],
    ["whose accounts are another act's", () => written({ act: "booking.bank-charges" })],
    ["of the Fund in another currency", () => written({}, sides("cash_with_agent", "fund_interest", "EUR"))],
    ["that says it takes something back and does not", () => written({ act: "booking.fund-interest-reversed" })],
    [
      "of a transfer past request and release",
      () => written({ act: "booking.transfers", on: today() }, sides("transfers", "cash_with_agent")),
    ],
    [
      "of a refund past its programme",
      () => written({ act: "booking.refunds", on: today() }, sides("cash_with_agent", "refunds")),
    ],
    [
      "of a release that was not made",
      () =>
        written(
          { act: "transfer.released", subject: "'transfer', gen_random_uuid()" },
          sides("transfers", "cash_with_agent"),
        ),
    ],
    [
      "of an entry that does not exist",
      () =>
        written(
          { act: "contribution.pledge", subject: "'contribution-entry', gen_random_uuid()" },
          sides("pledged", "pledged_contra"),
        ),
    ],
    [
      "that sets money aside without an invitation",
      () => ofNote("programme.reserved", sides("reserved", "reserved_contra")),
    ],
    [
      "that gives back what no move gives back",
      () => ofNote("programme.reservation-released", sides("reserved_contra", "reserved")),
    ],
    ["that allocates without a decision", () => ofNote("programme.allocated", sides("allocated", "allocated_contra"))],
    [
      "that gives an allocation back without a closing",
      () => ofNote("programme.allocation-released", sides("allocated_contra", "allocated")),
    ],
    [
      "of a refund to another programme",
      () =>
        written(
          { act: "refund.recorded", subject: `'concept-note', '${noteId}'` },
          sides("cash_with_agent", "refunds"),
        ),
    ],
  ])("%s", async (_, statements) => {
    await refused(statements());
  });

  test("that adds to an entry that stands, at its own moment and under its own donor", async () => {
    const id = randomUUID();
    const entry = await db.contributionEntry.findUniqueOrThrow({ where: { id: entryId } });
    const { recordedAt, effectiveOn, recordedById } = entry;
    const at = `'${recordedAt.toISOString()}'`;
    const on = effectiveOn.toISOString().slice(0, 10);
    const set = insertBareSet(id, {
      on,
      at,
      act: "contribution.deposit",
      subject: `'contribution-entry', '${entryId}'`,
    });
    const lines = insertLines(id, sides("cash_with_agent", "deposits"), { on, at })
      .replace("category)", "category, donor_id)")
      .replaceAll(/NULL\)/g, `NULL, '${stage.donorId("norway")}')`);
    await refused([set.replace(/'00000000[^']*'/, `'${recordedById}'`), lines]);
  });

  test("that takes a booking back under another act or another booking's name", async () => {
    const [booked, subject] = [randomUUID(), `'booking', '${randomUUID()}'`];
    await together(insertSet(booked, { subject }), insertLines(booked, BALANCED));
    before += 1;
    const back = BALANCED.map(([account, currency, amount]): Row => [account, currency, `-(${amount})`]);
    const act = "booking.fund-interest-reversed";
    await refused(written({ reverses: booked, act }, back));
    await refused(written({ reverses: booked, subject }, back));
    await together(...written({ reverses: booked, act, subject }, back));
    const { id: mirror } = await db.ledgerSet.findFirstOrThrow({ where: { reversesId: booked } });
    const again = written({ reverses: mirror, act: `${act}-reversed`, subject });
    await expect(together(...again)).rejects.toThrow("ledger_sets_mirror");
  });
});

describe("the plans of a note keep to its way:", () => {
  const moved = (move: string, stage: string, note = noteId) =>
    `INSERT INTO stage_changes (note_id, move, to_stage, detail, reason, effective_on, at, actor_id)
     VALUES ('${note}', '${move}', '${stage}', '{}', 'Why', '2024-05-10', ${NOW}, ${WRITER})`;

  test("another amount is set aside than the invitation's", async () => {
    const [invited = "", ...books] = setAside(noteId, "5.00", "NULL");
    await refused([invited.replace("'invited', 5.00", "'invited', 6.00"), ...books]);
  });

  test("a part of what was set aside is given back, and the rest forgotten", async () => {
    await together(...setAside(noteId, "10.00", "NULL"));
    before += 1;
    const back = ofNote("programme.reservation-released", sides("reserved_contra", "reserved"));
    await refused([moved("withdraw", "withdrawn"), ...back]);
  });

  test("a part of what is left of an allocation is given back, and the rest forgotten", async () => {
    const record = { title: "Older", areaNumber: 1, placeCodes: ["MK"], amountUsd: "1500000", stage: "funded" };
    const opening = { source: "Leaflet", effectiveOn: "2024-01-31", text: "As printed.", records: [record] };
    const { value } = await carryOver(stage.cast.fmuHead, opening);
    before += 1;
    const older = value.records[0]?.noteId ?? "";
    const back = ofNote("programme.allocation-released", sides("allocated_contra", "allocated"));
    const statements = [moved("close-financially", "financially_closed"), ...back];
    await refused(statements.map((statement) => statement.replaceAll(noteId, older)));
  });
});

test("a transfer of a day before these books may be booked by whoever says so", async () => {
  const set = { act: "booking.transfers", on: "2019-06-30" };
  await together(...written(set, sides("transfers", "cash_with_agent")));
  expect(await db.ledgerSet.count({ where: { act: "booking.transfers" } })).toBe(1);
});
