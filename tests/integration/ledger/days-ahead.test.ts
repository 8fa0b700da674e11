import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { recordDecision } from "@/lib/committee/decision.commands";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { listPortfolioOn } from "@/lib/concept-notes/portfolio.queries";
import { findContribution } from "@/lib/contributions/contribution-history.queries";
import { recordContribution, reverseEntry } from "@/lib/contributions/contribution.commands";
import { listEntries, sumEntries } from "@/lib/contributions/entries/entry.queries";
import { entryFilter } from "@/lib/contributions/entries/entry.schema";
import { findSet, listSets, sumLines } from "@/lib/journal/journal.queries";
import { journalFilter } from "@/lib/journal/journal.schema";
import { db } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import type { Account } from "@/lib/ledger/accounts";
import { sumAccounts } from "@/lib/ledger/ledger.queries";
import { availableIn } from "@/lib/ledger/posting.steps";
import { meetCondition, setCondition } from "@/lib/programmes/conditions/condition.commands";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { recordRefund, reverseRefund } from "@/lib/programmes/money/refund.commands";
import { activateProgramme } from "@/lib/programmes/programme.commands";
import { recordBooking } from "@/lib/status/bookings/booking.commands";
import { releaseTransfer, reverseTransfer } from "@/lib/transfers/transfer.commands";
import { findTransfer, listTransfers, listTransfersToRelease } from "@/lib/transfers/transfer.queries";
import { decision, organisation, seen, stageOf } from "../concept-notes/way";
import { planned, prepared, setStage, type Stage } from "../transfers/stage";

/** 31 December 2025 in UTC. In Auckland it is already 1 January 2026, another month and year of the stored totals. */
const NOW = new Date("2025-12-31T11:00:00Z");
const MIDNIGHT = new Date("2026-01-01T00:00:00Z");
const [TODAY, AHEAD, FUTURE] = ["2025-12-31", "2026-01-01", "2026-01-02"];
const SENTENCE = "Date must be today or in the past. Enter a date up to 1 January 2026.";

const UNEARMARKED = { area: null, region: null };

let stage: Stage;
beforeAll(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});
beforeEach(async () => {
  vi.setSystemTime(NOW);
  // USD 100,000,000.00 deposited in 2024, of which 99,000,000.00 can be spent.
  stage = await setStage();
});
afterAll(() => {
  vi.useRealTimers();
});

const balance = async (account: Account, asOf: string) => {
  const amount = (await sumAccounts({ asOf, knownOn: asOf })).get(account);
  return amount && toDecimal(amount);
};

const depositOn = async (effectiveOn: string, amount = "1000") => {
  const { value } = await recordContribution(stage.people.fmuOfficer, {
    requestKey: randomUUID(),
    donorId: await organisation("norway"),
    title: "Grant",
    source: "Bank statement",
    deposit: { amount, currency: "USD", effectiveOn },
  });
  return value.id;
};

const charge = (amountUsd: string) =>
  recordBooking(stage.people.administrativeAgent, {
    requestKey: randomUUID(),
    kind: "bank_charges",
    amountUsd,
    on: TODAY,
    description: "Statement 12/2025",
  });

describe("a deposit of a day that has begun only east of UTC", () => {
  test("is in the ledger with its day and counts from that day", async () => {
    await depositOn(AHEAD);
    expect(await balance("deposits", TODAY)).toBe("-100000000.00");
    expect(await balance("deposits", AHEAD)).toBe("-100001000.00");
    expect(toDecimal(await availableIn(db, UNEARMARKED, TODAY))).toBe("99000000.00");
    expect(toDecimal(await availableIn(db, UNEARMARKED, AHEAD))).toBe("99000990.00");
  });

  test("is listed at once and left out of every total until that day", async () => {
    const { auditor } = stage.people;
    const id = await depositOn(AHEAD);
    const [all, inLedger] = [entryFilter.parse({}), journalFilter.parse({ account: "deposits" })];
    const totals = async () => [await sumEntries(auditor, all), await sumLines(auditor, inLedger)];
    expect((await listEntries(auditor, all)).rows.map(({ effectiveOn }) => effectiveOn)).toEqual([AHEAD, "2024-01-31"]);
    expect(await totals()).toMatchObject([
      [{ kind: "deposit", entries: 1, amountUsd: "100000000.00" }],
      [{ lines: 1, balance: "100000000.00" }],
    ]);
    expect(await findContribution(auditor, id)).toMatchObject({
      entries: [{ effectiveOn: AHEAD }],
      inUsd: { deposited: "0.00" },
      warnings: [],
    });
    const [set] = (await listSets(auditor, journalFilter.parse({}))).rows;
    expect(set).toMatchObject({ effectiveOn: AHEAD });
    expect(await findSet(auditor, set?.id ?? "", { asOf: TODAY, knownOn: TODAY })).toMatchObject({
      effectiveOn: AHEAD,
    });

    vi.setSystemTime(MIDNIGHT);
    expect(await totals()).toMatchObject([
      [{ kind: "deposit", entries: 2, amountUsd: "100001000.00" }],
      [{ lines: 2, balance: "100001000.00" }],
    ]);
    expect(await findContribution(auditor, id)).toMatchObject({ inUsd: { deposited: "1000.00" } });
  });

  test("is not shown where an earlier day is asked for", async () => {
    const id = await depositOn(AHEAD);
    const earlier = { asOf: "2025-12-30", knownOn: TODAY };
    expect(await findContribution(stage.people.auditor, id, earlier)).toMatchObject({ entries: [] });
  });

  test("is reversed on its own day, so that no day ever counts it", async () => {
    const id = await depositOn(AHEAD);
    const entry = await db.contributionEntry.findFirstOrThrow({ where: { contributionId: id } });
    await reverseEntry(stage.people.fmuOfficer, { entryId: entry.id, reason: "Belongs to another fund" });
    for (const day of [TODAY, AHEAD]) expect(await balance("deposits", day)).toBe("-100000000.00");
    expect((await findContribution(stage.people.auditor, id))?.entries).toMatchObject([
      { effectiveOn: AHEAD, isReversed: true },
      { effectiveOn: AHEAD, reversesId: entry.id },
    ]);
  });

  test("is refused for a day that has begun nowhere", async () => {
    await expect(depositOn(FUTURE)).rejects.toMatchObject({
      code: "invalid",
      fields: { "deposit.effectiveOn": SENTENCE },
    });
  });
});

describe("money that counts from tomorrow in UTC", () => {
  test("cannot be reserved before", async () => {
    const noteId = await stage.way.inPipeline();
    await charge("99000000");
    await depositOn(AHEAD, "3000000");
    const invite = async () => inviteDocument(stage.people.fmuHead, { ...(await seen(noteId)), source: "unearmarked" });
    await expect(invite()).rejects.toMatchObject({
      code: "invalid",
      message: "This source holds USD 0.00, less than the USD 2,000,000.00 needed.",
    });
    vi.setSystemTime(MIDNIGHT);
    await invite();
    expect(await stageOf(noteId)).toBe("invited");
  });

  test("cannot be sent before, and is sent on its own day", async () => {
    const { administrativeAgent } = stage.people;
    const transferId = await prepared(stage, await planned(stage));
    await charge("99000000");
    await depositOn(AHEAD, "3000000");
    await expect(releaseTransfer(administrativeAgent, { transferId, on: TODAY })).rejects.toMatchObject({
      fields: { on: expect.stringContaining("USD 0.00") },
    });
    await releaseTransfer(administrativeAgent, { transferId, on: AHEAD });
    expect(await balance("cash_with_agent", TODAY)).toBe("0.00");
    expect(await balance("cash_with_agent", AHEAD)).toBe("1970000.00");
  });
});

describe("a transfer sent on a day that has begun only east of UTC", () => {
  test("is released once, counts from that day, and takes a refund and both reversals", async () => {
    const { administrativeAgent, auditor } = stage.people;
    const noteId = await planned(stage);
    const transferId = await prepared(stage, noteId);
    await expect(releaseTransfer(administrativeAgent, { transferId, on: FUTURE })).rejects.toMatchObject({
      fields: { on: SENTENCE },
    });
    await releaseTransfer(administrativeAgent, { transferId, on: AHEAD });

    expect(await findTransfer(administrativeAgent, transferId)).toMatchObject({
      state: "released",
      ending: { on: AHEAD },
      acts: { canRelease: false, canReverse: true },
    });
    expect((await listTransfers(auditor, { state: "released" })).rows).toHaveLength(1);
    expect((await listTransfers(auditor, { state: "waiting" })).rows).toEqual([]);
    expect(await listTransfersToRelease(administrativeAgent)).toEqual([]);
    await expect(releaseTransfer(administrativeAgent, { transferId, on: AHEAD })).rejects.toMatchObject({
      code: "conflict",
    });

    const money = () => findProgrammeMoney(auditor, noteId, { asOf: TODAY, knownOn: TODAY });
    const refund = { requestKey: randomUUID(), noteId, organisationId: stage.iom, amountUsd: "1000" };
    await expect(recordRefund(administrativeAgent, { ...refund, on: TODAY })).rejects.toMatchObject({
      fields: { amountUsd: expect.stringContaining("USD 0.00") },
    });
    const { value } = await recordRefund(administrativeAgent, { ...refund, on: AHEAD });
    expect(await money()).toMatchObject({ refunds: [{ on: AHEAD, reversal: null }] });
    expect(await balance("transfers", TODAY)).toBeUndefined();
    expect(await balance("refunds", TODAY)).toBeUndefined();
    expect(await balance("transfers", AHEAD)).toBe("1000000.00");
    expect(await balance("refunds", AHEAD)).toBe("-1000.00");

    await reverseRefund(administrativeAgent, { noteId, setId: value.setId, reason: "Entered twice" });
    expect(await money()).toMatchObject({ refunds: [{ on: AHEAD, reversal: "Entered twice" }] });
    await reverseTransfer(administrativeAgent, { transferId, reason: "Sent to the wrong account" });
    expect(await findTransfer(administrativeAgent, transferId)).toMatchObject({ state: "reversed" });
    expect(await balance("transfers", AHEAD)).toBe("0.00");
  });

  test("is held by a condition until the day it is met in UTC", async () => {
    const { administrativeAgent, fmuOfficer } = stage.people;
    const noteId = await planned(stage);
    const transferId = await prepared(stage, noteId);
    const condition = { noteId, text: "Sign the host agreement.", dueOn: "", fromTranche: "1", decisionId: "" };
    const { value } = await setCondition(fmuOfficer, condition);
    const met = { conditionId: value.conditionId, note: "Signed in Auckland." };
    await expect(meetCondition(fmuOfficer, { ...met, metOn: FUTURE })).rejects.toMatchObject({
      fields: { metOn: SENTENCE },
    });
    await meetCondition(fmuOfficer, { ...met, metOn: AHEAD });
    const release = () => releaseTransfer(administrativeAgent, { transferId, on: AHEAD });
    await expect(release()).rejects.toMatchObject({ message: expect.stringContaining("Sign the host agreement.") });
    vi.setSystemTime(MIDNIGHT);
    await release();
  });
});

test("a decision of a day that has begun only east of UTC moves the note, and what follows is of that day or later", async () => {
  const { fmuOfficer, fmuHead, administrativeAgent } = stage.people;
  const noteId = await stage.way.recommended();
  const endorse = async (decidedOn: string) => {
    const item = { ...(await seen(noteId)), outcome: "endorsed", amountUsd: "2000000" };
    return recordDecision(fmuOfficer, decision([item], { decidedOn }));
  };
  await expect(endorse(FUTURE)).rejects.toMatchObject({ fields: { decidedOn: SENTENCE } });
  await endorse(AHEAD);
  const stageOn = async (day: string) => (await listPortfolioOn(day)).find(({ id }) => id === noteId)?.stage;
  expect(await stageOn(TODAY)).toBe("recommended");
  expect(await stageOn(AHEAD)).toBe("in_pipeline");
  await inviteDocument(fmuHead, { ...(await seen(noteId)), source: "unearmarked" });
  const changes = await db.stageChange.findMany({ where: { noteId }, orderBy: { id: "desc" }, take: 2 });
  expect(changes.map(({ move, effectiveOn }) => [move, effectiveOn])).toEqual([
    ["invite", new Date("2026-01-01")],
    ["endorse", new Date("2026-01-01")],
  ]);

  const funded = await stage.way.funded();
  const days = (firstTransferOn: string) => ({ signedOn: TODAY, firstTransferOn });
  const activate = async (on: string) =>
    activateProgramme(administrativeAgent, { ...(await seen(funded)), ...days(on) });
  await expect(activate(FUTURE)).rejects.toMatchObject({ fields: { firstTransferOn: SENTENCE } });
  await activate(AHEAD);
  expect(await stageOf(funded)).toBe("active");
});
