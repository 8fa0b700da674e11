import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { recordDeposit } from "@/lib/contributions/contribution.commands";
import { db } from "@/lib/kernel/db";
import { closePeriod } from "@/lib/ledger/period.commands";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { findStatement } from "@/lib/statements/statement.queries";
import { setStatementStage } from "./stage";

let stage: Awaited<ReturnType<typeof setStatementStage>>;

const RECORDED = new Date("2024-06-10T09:00:00Z");

beforeAll(async () => {
  stage = await setStatementStage();
  const closing = { closedThrough: "2024-03-31", note: "First quarter", confirmed: true };
  await closePeriod(stage.cast.administrativeAgent, closing, new Date("2024-05-01T09:00:00Z"));
  const { id: contributionId } = await db.contribution.findFirstOrThrow({ where: { title: "Core" } });
  const entry = {
    amount: "100000",
    currency: "USD",
    effectiveOn: "2024-02-20",
    isLate: true,
    note: "Found by the bank",
  };
  await recordDeposit(stage.cast.fmuOfficer, { requestKey: randomUUID(), contributionId, entry }, RECORDED);
});

async function norway(clocks: ReportingDates) {
  const found = await findStatement(stage.cast.auditor, "norway", clocks);
  if (!found) throw new Error("Norway has no statement.");
  return { ...found, entries: found.contributions.flatMap(({ entries }) => entries) };
}

test("a late deposit counts from the first open day and names its own", async () => {
  const now = await norway({ asOf: "2024-12-31", knownOn: "2024-12-31" });
  expect(now.totals).toMatchObject({ deposited: "600000.00", fee: "6000.00", net: "594000.00" });
  expect(now.entries.find(({ occurredOn }) => occurredOn !== null)).toMatchObject({
    effectiveOn: "2024-04-01",
    occurredOn: "2024-02-20",
    recordedOn: "2024-06-10",
    amountUsd: "100000.00",
  });
});

test.each<[string, ReportingDates]>([
  ["as of the closed period", { asOf: "2024-03-31", knownOn: "2024-12-31" }],
  ["as known before it was found", { asOf: "2024-12-31", knownOn: "2024-06-09" }],
])("the statement %s knows nothing of it", async (_, clocks) => {
  const { totals, entries } = await norway(clocks);
  expect(totals).toMatchObject({ deposited: "500000.00", net: "495000.00" });
  expect(entries.every(({ occurredOn }) => occurredOn === null)).toBe(true);
});

test("a late deposit gives its donor a larger part of the pool and the others a smaller one, to the same sum", async () => {
  const moments = ["2024-06-09", "2024-06-10"].map((knownOn) => norway({ asOf: "2024-12-31", knownOn }));
  const [before, after] = (await Promise.all(moments)).map(({ pools: [pool] }) => pool);
  expect([before?.percent, after?.percent]).toEqual(["43.55", "48.08"]);
  expect([before?.netOfAll, after?.netOfAll]).toEqual(["1136520.00", "1235520.00"]);
});
