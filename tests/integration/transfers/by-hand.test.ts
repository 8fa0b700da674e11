import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import {
  inTransaction,
  insertFact,
  insertLines,
  insertSet,
  together,
  WRITER,
} from "@/tests/integration/ledger/by-hand";
import { waitingForTurns } from "@/tests/support/locks";
import { planned, prepared, setStage, type Stage, twoTranches } from "./stage";

let stage: Stage;
let noteId: string;
let transferId: string;
const on = today();
const at = "date_trunc('milliseconds', now())";

beforeAll(async () => {
  stage = await setStage();
  noteId = await planned(stage);
  transferId = await prepared(stage, noteId);
});

type Release = { amount?: string; note?: string; puno?: string; of?: string; ends?: string; reverses?: string };

/** A release of the prepared 1,000,000 of IOM as whoever may write could make it, past the application. */
function release({
  amount = "1000000",
  of = transferId,
  ends = transferId,
  reverses,
  ...more
}: Release = {}): string[] {
  const [id, note, puno] = [randomUUID(), more.note ?? noteId, more.puno ?? stage.iom];
  const taken = reverses ? { act: "transfer.reversed", reverses } : { act: "transfer.released" };
  const rows = insertLines(
    id,
    [
      ["transfers", "USD", amount],
      ["cash_with_agent", "USD", `-${amount}`],
    ],
    { on, at },
  );
  return [
    insertSet(id, { ...taken, subject: `'transfer', '${of}'`, on, at }),
    rows.replace("category)", "category, note_id, puno_id)").replaceAll(/NULL\)/g, `NULL, '${note}', '${puno}')`),
    `INSERT INTO transfer_endings (transfer_id, kind, ended_on, set_id, recorded_at, recorded_by_id)
     VALUES ('${ends}', 'released', '${on}', '${id}', ${at}, ${WRITER})`,
  ];
}

let requests = 1000;
const request = (amount: string, tranche = 1, organisation = stage.iom) =>
  `INSERT INTO transfer_requests (id, reference, note_id, tranche_number, organisation_id, amount_usd, prepared_at, prepared_by_id, request_key)
   VALUES (gen_random_uuid(), 'T-2099-${requests++}', '${noteId}', ${tranche}, '${organisation}', ${amount}, ${at}, ${WRITER}, gen_random_uuid()); ${insertFact(at)}`;

describe("the database ends no request with a release", () => {
  test.each<[string, () => Release | Promise<Release>]>([
    ["of less than was requested", () => ({ amount: "999999.99" })],
    ["of more than was requested", () => ({ amount: "1000000.01" })],
    ["to another organisation", () => ({ puno: stage.unhcr })],
    ["of another programme", async () => ({ note: await planned(stage) })],
    ["that is another request's", async () => ({ of: await prepared(stage, await planned(stage)) })],
  ])("%s", async (_, how) => {
    await expect(together(...release(await how()))).rejects.toThrow("transfer_endings_posted");
    expect(await db.transferEnding.count({ where: { transferId } })).toBe(0);
  });
});

test("a release moves nothing beside the amount requested", async () => {
  const [set = "", lines = "", ending = ""] = release();
  const more = lines
    .slice(lines.indexOf("('"))
    .replaceAll("1000000", "5")
    .replace(", 1, ", ", 3, ")
    .replace(", 2, ", ", 4, ");
  await expect(together(set, `${lines}, ${more}`, ending)).rejects.toThrow("ledger_sets_stand_for_acts");
});

test("a release is taken back by the mirror of its own set and nothing else, though the mirror stands there", async () => {
  await together(...release());
  const { setId } = await db.transferEnding.findUniqueOrThrow({ where: { transferId } });
  const mirror = release({ amount: "(-1000000)", reverses: setId ?? "" }).slice(0, 2);
  const takeBack = `INSERT INTO transfer_reversals (transfer_id, set_id, reason, recorded_at, recorded_by_id)
    VALUES ('${transferId}', '${setId}', 'Wrong', ${at}, ${WRITER})`;
  await expect(together(takeBack)).rejects.toThrow("transfer_reversals_mirror");
  await expect(together(...mirror, takeBack)).rejects.toThrow("transfer_reversals_mirror");
});

describe("requests written by hand", () => {
  test("stay to the cent within the tranche of the plan that holds, not of one before", async () => {
    noteId = await planned(stage);
    const [first, second] = twoTranches(stage);
    const parts = [
      { organisationId: stage.iom, amountUsd: "400000" },
      { organisationId: stage.unhcr, amountUsd: "535000" },
    ];
    const later = { ...second, parts: [{ organisationId: stage.iom, amountUsd: "1065000" }] };
    const tranches = [{ ...first, parts }, later];
    await planTranches(stage.people.fmuOfficer, { noteId, version: 1, tranches, reason: "Less at first" });
    await expect(together(request("400000.01"))).rejects.toThrow("transfer_requests_within_tranche");
    await expect(together(request("1065000.01", 2))).rejects.toThrow("transfer_requests_within_tranche");
    await together(request("1065000", 2));
  });

  test("are kept by every later plan", async () => {
    const plan = randomUUID();
    const rows = [
      [1, stage.iom, "399999.99"],
      [1, stage.unhcr, "535000"],
      [2, stage.iom, "1065000.01"],
    ].map(([number, organisation, amount]) => `('${plan}', ${number}, '${organisation}', ${amount}, '${on}')`);
    await together(request("400000"));
    const planning = together(
      `INSERT INTO tranche_plans (id, note_id, version, reason, planned_at, planned_by_id) VALUES ('${plan}', '${noteId}', 3, 'Less', ${at}, ${WRITER}); ${insertFact(at)}`,
      `INSERT INTO tranches (plan_id, number, organisation_id, amount_usd, planned_on) VALUES ${rows.join(", ")}`,
    );
    await expect(planning).rejects.toThrow("tranches_hold_requested");
  });

  test("at the same moment take turns: the second finds what the first took", async () => {
    const second = await inTransaction(async (one) => {
      await one.query(request("535000", 1, stage.unhcr));
      const other = Promise.allSettled([together(request("0.01", 1, stage.unhcr))]);
      await waitingForTurns(1);
      return { other };
    });
    expect(await second.other).toMatchObject([
      { status: "rejected", reason: { constraint: "transfer_requests_within_tranche" } },
    ]);
  });
});

test("a report is accepted on the day it was submitted or later, also by hand", async () => {
  const step = (name: string, day: string) =>
    together(`INSERT INTO programme_reports (note_id, kind, year, step, done_on, recorded_at, recorded_by_id)
      VALUES ('${noteId}', 'narrative', 2024, '${name}', '${day}', ${at}, ${WRITER}); ${insertFact(at)}`);
  await step("submitted", "2025-03-01");
  await expect(step("accepted", "2025-02-28")).rejects.toThrow("programme_reports_submitted_first");
  await step("accepted", "2025-03-01");
});
