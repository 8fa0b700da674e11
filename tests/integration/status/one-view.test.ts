import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { today } from "@/lib/kernel/dates";
import { inOneView } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { sumAccounts } from "@/lib/ledger/ledger.queries";
import { findOfficeStatus } from "@/lib/status/status.queries";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { insertLines, insertSet, together } from "@/tests/integration/ledger/by-hand";
import { knownToday } from "@/tests/support/clocks";
import { waitingForTable } from "@/tests/support/locks";

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
  await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part() });
});

const NOW = knownToday(today());

/** Charges of 5,000 of the 990 that the agent holds, as somebody else books them. */
async function charge(): Promise<void> {
  const id = randomUUID();
  const lines = insertLines(id, [
    ["bank_charges", "USD", "5000"],
    ["cash_with_agent", "USD", "-5000"],
  ]);
  await together(insertSet(id, { act: "booking.bank-charges" }), lines);
}

test("what is booked while figures are read is in all of them or in none", async () => {
  const read = inOneView(async () => {
    const first = await sumAccounts(NOW);
    await charge();
    return [first, await sumAccounts(NOW)];
  });
  const [first, second] = await read();
  expect(second).toEqual(first);
  expect(await sumAccounts(NOW)).not.toEqual(first);
});

test("the fund status tells balances and what stands below zero of one moment", async () => {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  try {
    await owner.query("BEGIN; LOCK TABLE organisation_versions IN ACCESS EXCLUSIVE MODE");
    const reading = findOfficeStatus(stage.cast.auditor, NOW);
    await waitingForTable();
    await charge();
    await owner.query("COMMIT");
    const { closing, overdrawn } = await reading;
    expect([toDecimal(closing.balanceWithAgent), overdrawn]).toEqual(["990.00", []]);
  } finally {
    await owner.end();
  }
  expect((await findOfficeStatus(stage.cast.auditor, NOW)).overdrawn).not.toEqual([]);
});
