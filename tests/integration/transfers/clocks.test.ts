import { beforeAll, expect, test } from "vitest";
import { addDays, dateOf, today } from "@/lib/kernel/dates";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { refuseTransfer, releaseTransfer, reverseTransfer, withdrawTransfer } from "@/lib/transfers/transfer.commands";
import { findTransfer, listTransfers, listTransfersOf } from "@/lib/transfers/transfer.queries";
import { transferFilter } from "@/lib/transfers/transfer.schema";
import { audited } from "@/tests/support/audited";
import { backdate, planned, prepared, setStage, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const on = today();
const yesterday = addDays(on, -1);
const before = addDays(on, -2);

/** A programme approved two days ago, with its tranches planned today. */
async function approvedBefore() {
  const noteId = await planned(stage);
  await backdate(noteId, "approve", before);
  return noteId;
}

/** How the requests of a programme stood, and what its books said was transferred. */
async function stood(noteId: string, clocks: ReportingDates) {
  const { auditor } = stage.people;
  const money = await findProgrammeMoney(auditor, noteId, clocks);
  const rows = await listTransfersOf(auditor, noteId, clocks);
  return [money?.totals.transferredUsd, ...rows.map(({ state }) => state)];
}

test("a request stands from its recording on, and its release beside the same figure as in the books", async () => {
  const noteId = await approvedBefore();
  const transferId = await prepared(stage, noteId);
  await releaseTransfer(stage.people.administrativeAgent, { transferId, on: yesterday });
  expect(await stood(noteId, { asOf: on, knownOn: on })).toEqual(["1000000.00", "released"]);
  expect(await stood(noteId, { asOf: yesterday, knownOn: on })).toEqual(["1000000.00", "released"]);
  expect(await stood(noteId, { asOf: before, knownOn: on })).toEqual(["0.00", "open"]);
  expect(await stood(noteId, { asOf: on, knownOn: yesterday })).toEqual(["0.00"]);
  const { auditor } = stage.people;
  expect(await findTransfer(auditor, transferId, { asOf: before, knownOn: on })).toMatchObject({
    state: "open",
    isRecorded: true,
    ending: null,
    acts: null,
  });
  expect(await findTransfer(auditor, transferId, { asOf: on, knownOn: yesterday })).toMatchObject({
    isRecorded: false,
  });
});

const STATES = ["waiting", "released", "withdrawn", "refused", "reversed"] as const;

test("the list and each of its states say the same under every pair of clocks", async () => {
  const noteId = await approvedBefore();
  const { administrativeAgent, fmuOfficer, auditor } = stage.people;
  const ask = () => prepared(stage, noteId, { amountUsd: "1000" });
  const [released, reversed] = [await ask(), await ask()];
  for (const transferId of [released, reversed])
    await releaseTransfer(administrativeAgent, { transferId, on: yesterday });
  await releaseTransfer(administrativeAgent, { transferId: await ask(), on });
  await reverseTransfer(administrativeAgent, { transferId: reversed, reason: "The wrong account" });
  await withdrawTransfer(fmuOfficer, { transferId: await ask(), reason: "Too early" });
  await refuseTransfer(administrativeAgent, { transferId: await ask(), reason: "Old bank details" });
  await ask();
  const list = async (filter: Record<string, string>) =>
    (await listTransfers(auditor, transferFilter.parse(filter))).rows;
  for (const asOf of [before, yesterday, on])
    for (const knownOn of [yesterday, on]) {
      const parts = await Promise.all(
        STATES.map(async (state) => {
          const rows = await list({ asOf, knownOn, state });
          const told = state === "waiting" ? "open" : state;
          expect(rows.every((row) => row.state === told)).toBe(true);
          return rows.length;
        }),
      );
      const all = await list({ asOf, knownOn });
      expect(parts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
      expect(all.length > 0).toBe(knownOn === on);
    }
  const now = await list({});
  for (const state of ["open", ...STATES.slice(1)]) expect(now.map((row) => row.state)).toContain(state);
});

// Last, because nothing reopens a period.
test("a release booked late stands from the first open day on, as in the books", async () => {
  const noteId = await approvedBefore();
  const transferId = await prepared(stage, noteId);
  await audited(stage.people.fmuHead.id, (tx) =>
    tx.periodClosing.create({
      data: { closedThrough: dateOf(before), closedAt: new Date(), closedById: stage.people.fmuHead.id },
    }),
  );
  const late = { transferId, on: before, isLate: true, note: "The bank statement arrived today." };
  await releaseTransfer(stage.people.administrativeAgent, late);
  expect(await stood(noteId, { asOf: before, knownOn: on })).toEqual(["0.00", "open"]);
  expect(await stood(noteId, { asOf: yesterday, knownOn: on })).toEqual(["1000000.00", "released"]);
});
