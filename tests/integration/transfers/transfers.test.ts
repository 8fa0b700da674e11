import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { listAuditFacts } from "@/lib/audit/audit.queries";
import { addDays, dateOf, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { poolBalances } from "@/lib/ledger/ledger.queries";
import { meetCondition, setCondition } from "@/lib/programmes/conditions/condition.commands";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { recordBooking } from "@/lib/status/bookings/booking.commands";
import { SAME_PERSON } from "@/lib/transfers/transfer-blocks";
import { refuseTransfer, releaseTransfer, reverseTransfer, withdrawTransfer } from "@/lib/transfers/transfer.commands";
import { listTransfersToRelease } from "@/lib/transfers/transfer.queries";
import { audited } from "@/tests/support/audited";
import { appQuery } from "@/tests/support/postgres";
import { deposit } from "../concept-notes/way";
import {
  accountsOf,
  backdate,
  factsAfter,
  isRefused,
  planned,
  prepared,
  setStage,
  type Stage,
  twoTranches,
  inRoles,
} from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const on = today();

describe("tranches", () => {
  test("add up for each organisation to its budget and all to the approved amount, or are refused at their sums", async () => {
    const noteId = await stage.way.funded();
    const { fmuOfficer, agency } = stage.people;
    const [first, second] = twoTranches(stage);
    const form = { noteId, version: 0, tranches: [first] };
    await isRefused(() => planTranches(fmuOfficer, form), {
      code: "invalid",
      fields: { tranches: expect.any(String), [`total-${stage.iom}`]: expect.stringContaining("1,465,000.00") },
    });
    await isRefused(() => planTranches(agency, { ...form, tranches: [first, second] }), { code: "forbidden" });
    const facts = await factsAfter(() => planTranches(fmuOfficer, { ...form, tranches: [first, second] }));
    expect(facts).toEqual(["tranche.planned"]);
    await isRefused(() => planTranches(fmuOfficer, { ...form, tranches: [first, second] }), { code: "conflict" });
  });

  test("can be planned anew with a reason, but keep what is requested of them", async () => {
    const noteId = await planned(stage);
    const { fmuOfficer } = stage.people;
    await prepared(stage, noteId);
    const [first, second] = twoTranches(stage);
    const form = { noteId, version: 1, tranches: [first, second] };
    await isRefused(() => planTranches(fmuOfficer, form), { fields: { reason: expect.any(String) } });
    const later = [
      { ...first, parts: [{ organisationId: stage.unhcr, amountUsd: "535000" }] },
      { ...second, parts: [{ organisationId: stage.iom, amountUsd: "1465000" }] },
    ];
    await isRefused(() => planTranches(fmuOfficer, { ...form, reason: "Later", tranches: later }), {
      fields: { [`total-${stage.iom}`]: expect.stringContaining("already requested") },
    });
    await planTranches(fmuOfficer, { ...form, reason: "The same again" });
  });

  test("the database itself refuses a plan that does not add up", async () => {
    const noteId = await stage.way.funded();
    const insert = (amount: string) =>
      appQuery(
        `WITH plan AS (INSERT INTO tranche_plans (id, note_id, version, planned_at, planned_by_id)
           VALUES (gen_random_uuid(), $1, 1, now(), $2) RETURNING id)
         INSERT INTO tranches (plan_id, number, organisation_id, amount_usd, planned_on)
         SELECT id, 1, $3::uuid, $4::numeric, now() FROM plan`,
        [noteId, stage.people.fmuOfficer.id, stage.iom, amount],
      );
    await expect(insert("1465000")).rejects.toThrow("tranches_add_up");
    await expect(insert("2000000")).rejects.toThrow("tranches_follow_budget");
  });
});

describe("a transfer request", () => {
  test("is called by its reference in the audit", async () => {
    const { id, reference } = await db.transferRequest.findUniqueOrThrow({
      where: { id: await prepared(stage, await planned(stage)) },
    });
    const { rows } = await listAuditFacts(stage.people.auditor, { subjectType: "transfer", subjectId: id });
    expect(rows.map(({ subjectName }) => subjectName)).toEqual([reference]);
  });

  test("takes the next number and at most what is left of its tranche, also when two are prepared at once", async () => {
    const noteId = await planned(stage);
    await isRefused(() => prepared(stage, noteId, { amountUsd: "1000000.01" }), {
      fields: { amountUsd: expect.stringContaining("1,000,000.00") },
    });
    await isRefused(() => prepared(stage, noteId, { trancheNumber: 3 }), {
      fields: { trancheNumber: expect.any(String) },
    });
    const both = await Promise.allSettled([
      prepared(stage, noteId, { amountUsd: "600000" }),
      prepared(stage, noteId, { amountUsd: "600000" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const requests = await db.transferRequest.findMany({ where: { noteId } });
    expect(requests.map(({ reference }) => reference)).toEqual([expect.stringMatching(/^T-\d{4}-\d{3}$/)]);
  });

  test("is never released by the person who prepared it, also after they became the Administrative Agent", async () => {
    const noteId = await planned(stage);
    const { fmuOfficer } = stage.people;
    const transferId = await prepared(stage, noteId, {}, fmuOfficer);
    const preparer = inRoles(fmuOfficer, "administrative_agent");
    await isRefused(() => releaseTransfer(preparer, { transferId, on }), { code: "forbidden", message: SAME_PERSON });
    const [set] = await db.ledgerSet.findMany({ take: 1, select: { id: true } });
    const ending = `INSERT INTO transfer_endings (transfer_id, kind, ended_on, set_id, recorded_at, recorded_by_id)
      VALUES ($1, 'released', now(), $2, now(), $3)`;
    await expect(appQuery(ending, [transferId, set?.id, preparer.id])).rejects.toThrow("transfer_endings_two_people");
    const other = stage.people.administrativeAgent.id;
    await expect(appQuery(ending, [transferId, set?.id, other])).rejects.toThrow("transfer_endings_posted");
  });

  test("waits on the desk of whoever may release it, but not its preparer's, while nothing holds it back", async () => {
    const noteId = await planned(stage);
    const { fmuOfficer, administrativeAgent, fmuHead } = stage.people;
    const transferId = await prepared(stage, noteId, {}, fmuOfficer);
    const preparer = inRoles(fmuOfficer, "administrative_agent");
    const waits = async (actor: Actor) => (await listTransfersToRelease(actor)).some(({ id }) => id === transferId);
    expect(await Promise.all([administrativeAgent, preparer, fmuHead].map(waits))).toEqual([true, false, false]);
    const condition = { noteId, text: "Sign first.", fromTranche: 1, dueOn: null, decisionId: null };
    const { value } = await setCondition(fmuOfficer, condition);
    expect(await waits(administrativeAgent)).toBe(false);
    await meetCondition(fmuOfficer, { conditionId: value.conditionId, metOn: on, note: "Signed." });
    expect(await waits(administrativeAgent)).toBe(true);
    await releaseTransfer(administrativeAgent, { transferId, on });
    expect(await waits(administrativeAgent)).toBe(false);
  });

  test("is released by another person: the cash leaves the agent for the organisation, dated, in one set", async () => {
    const noteId = await planned(stage);
    const transferId = await prepared(stage, noteId);
    const { administrativeAgent, fmuHead } = stage.people;
    await isRefused(() => releaseTransfer(fmuHead, { transferId, on }), { code: "forbidden" });
    await isRefused(() => releaseTransfer(administrativeAgent, { transferId, on: addDays(on, 2) }), {
      fields: { on: expect.stringContaining("Date must be today or in the past.") },
    });
    await isRefused(() => releaseTransfer(administrativeAgent, { transferId, on: addDays(on, -1) }), {
      fields: { on: expect.stringContaining("before the approval") },
    });
    const facts = await factsAfter(() => releaseTransfer(administrativeAgent, { transferId, on }));
    expect(facts).toEqual(["transfer.released"]);
    expect(await accountsOf(noteId)).toMatchObject({ transfers: "1000000.00" });
    await isRefused(() => releaseTransfer(administrativeAgent, { transferId, on }), { code: "conflict" });
  });

  test("is released once when two people release it at the same time", async () => {
    const noteId = await planned(stage);
    const transferId = await prepared(stage, noteId);
    const second = inRoles(stage.people.fmuHead, "administrative_agent");
    const both = await Promise.allSettled(
      [stage.people.administrativeAgent, second].map((actor) => releaseTransfer(actor, { transferId, on })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    expect(await accountsOf(noteId)).toMatchObject({ transfers: "1000000.00" });
  });

  test("is withdrawn by the unit or refused by the agent with a reason, which frees its part of the tranche", async () => {
    const noteId = await planned(stage);
    const { fmuOfficer, administrativeAgent } = stage.people;
    const withdrawn = await prepared(stage, noteId);
    await isRefused(() => withdrawTransfer(fmuOfficer, { transferId: withdrawn, reason: " " }), { code: "invalid" });
    expect(
      await factsAfter(() => withdrawTransfer(fmuOfficer, { transferId: withdrawn, reason: "Too early" })),
    ).toEqual(["transfer.withdrawn"]);
    await isRefused(() => releaseTransfer(administrativeAgent, { transferId: withdrawn, on }), { code: "conflict" });
    const refused = await prepared(stage, noteId);
    await refuseTransfer(administrativeAgent, { transferId: refused, reason: "The bank details are old" });
    await prepared(stage, noteId);
  });

  test("that was released wrongly is taken back by its mirror, and its part is free again", async () => {
    const noteId = await planned(stage);
    const transferId = await prepared(stage, noteId);
    await releaseTransfer(stage.people.administrativeAgent, { transferId, on });
    const back = { transferId, reason: "Sent to the wrong account" };
    expect(await factsAfter(() => reverseTransfer(stage.people.administrativeAgent, back))).toEqual([
      "transfer.reversed",
    ]);
    expect(await accountsOf(noteId)).toMatchObject({ transfers: "0.00" });
    await isRefused(() => reverseTransfer(stage.people.administrativeAgent, back), { code: "conflict" });
    await prepared(stage, noteId);
  });

  test("is not released with more than the agent holds", async () => {
    const noteId = await planned(stage);
    const transferId = await prepared(stage, noteId);
    // The money was spent on something else: bank charges of everything but a dollar.
    const [cash] = await db.ledgerLine.groupBy({
      by: ["account"],
      where: { account: "cash_with_agent" },
      _sum: { amount: true },
    });
    const spent = cash?._sum.amount?.minus(1).toFixed(2) ?? "0";
    const charges = { requestKey: randomUUID(), kind: "bank_charges", on, amountUsd: spent, description: "All" };
    await recordBooking(stage.people.administrativeAgent, charges);
    await isRefused(() => releaseTransfer(stage.people.administrativeAgent, { transferId, on }), {
      code: "not-now",
      fields: { on: expect.stringContaining("USD 1.00") },
    });
    await deposit(stage.people, "100000000");
  });
});

describe("the database", () => {
  test("lets the application's user neither change nor delete a request, its release or its override", async () => {
    const noteId = await planned(stage);
    const transferId = await prepared(stage, noteId);
    await releaseTransfer(stage.people.administrativeAgent, { transferId, on });
    for (const sql of [
      "UPDATE transfer_requests SET amount_usd = 1 WHERE id = $1",
      "DELETE FROM transfer_requests WHERE id = $1",
      "UPDATE transfer_endings SET recorded_by_id = gen_random_uuid() WHERE transfer_id = $1",
      "DELETE FROM transfer_endings WHERE transfer_id = $1",
      "DELETE FROM transfer_overrides WHERE transfer_id = $1",
      "UPDATE tranches SET amount_usd = 1 WHERE organisation_id = $1",
    ])
      await expect(appQuery(sql, [transferId]), sql).rejects.toThrow("permission denied");
  });

  test("refuses lines that send a programme more than was approved, whoever writes them", async () => {
    const noteId = await stage.way.funded();
    const insert = `WITH made AS (INSERT INTO ledger_sets (id, act, subject_type, subject_id, effective_on, recorded_at, recorded_by_id)
        VALUES (gen_random_uuid(), 'transfer.released', 'transfer', gen_random_uuid(), current_date, now(), $1) RETURNING id, effective_on, recorded_at)
      INSERT INTO ledger_lines (set_id, position, account, currency, amount, effective_on, recorded_at, note_id, puno_id)
      SELECT id, side.position, side.account::ledger_account, 'USD', side.amount, effective_on, recorded_at, $2, $3 FROM made,
        (VALUES (1, 'transfers', 2000000.01), (2, 'cash_with_agent', -2000000.01)) AS side(position, account, amount)`;
    const params = [stage.people.administrativeAgent.id, noteId, stage.iom];
    await expect(appQuery(insert, params)).rejects.toThrow("ledger_lines_transfers_within_approved");
  });
});

test("what pools may still give away does not change by a transfer", async () => {
  const available = async () =>
    (await poolBalances({ asOf: on, knownOn: on })).map((balance) => toDecimal(balance.available));
  const noteId = await planned(stage);
  const before = await available();
  const transferId = await prepared(stage, noteId);
  await releaseTransfer(stage.people.administrativeAgent, { transferId, on });
  expect(await available()).toEqual(before);
});

// Last, because nothing reopens a period.
test("a release of a closed day is refused, or booked late on the first open day with its reason and its own day", async () => {
  const noteId = await planned(stage);
  // Over everywhere at any hour of today.
  const closedDay = addDays(on, -2);
  await backdate(noteId, "approve", closedDay);
  const transferId = await prepared(stage, noteId);
  await audited(stage.people.fmuHead.id, (tx) =>
    tx.periodClosing.create({
      data: { closedThrough: dateOf(closedDay), closedAt: new Date(), closedById: stage.people.fmuHead.id },
    }),
  );
  const { administrativeAgent } = stage.people;
  const release = (more: Record<string, unknown>) =>
    releaseTransfer(administrativeAgent, { transferId, on: closedDay, ...more });
  await isRefused(() => release({}), { code: "not-now", fields: { on: expect.stringContaining("closed") } });
  await isRefused(() => release({ isLate: true }), { fields: { note: expect.any(String) } });
  await release({ isLate: true, note: "The bank statement arrived today." });
  const set = await db.ledgerSet.findFirstOrThrow({ where: { subjectType: "transfer", subjectId: transferId } });
  expect([dayOf(set.effectiveOn), set.occurredOn && dayOf(set.occurredOn)]).toEqual([addDays(on, -1), closedDay]);
});
