import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { carryOver } from "@/lib/committee/carry-over.commands";
import { recordDecision } from "@/lib/committee/decision.commands";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { addDays, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { usd } from "@/lib/kernel/money";
import { poolBalances } from "@/lib/ledger/ledger.queries";
import { findPublicProgramme } from "@/lib/open-data/public-programmes.queries";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { recordRefund, reverseRefund } from "@/lib/programmes/money/refund.commands";
import { findDocument } from "@/lib/programmes/programme-document.queries";
import {
  activateProgramme,
  appraiseDocument,
  closeFinancially,
  closeOperationally,
  handInDocument,
  saveDocument,
} from "@/lib/programmes/programme.commands";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { reverseBooking } from "@/lib/status/bookings/booking.commands";
import { releaseTransfer, withdrawTransfer } from "@/lib/transfers/transfer.commands";
import { decision, documentContent, organisation, seen } from "../concept-notes/way";
import {
  accountsOf,
  closedOperationally,
  isRefused,
  planned,
  prepared,
  setStage,
  type Stage,
} from "../transfers/stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const on = today();
const clocks = { asOf: on, knownOn: on };

const available = async () => {
  const [pool] = await poolBalances(clocks);
  return pool ? pool.available.minor : 0n;
};

/** A programme whose first tranche was sent to both organisations. */
async function funded() {
  const noteId = await planned(stage);
  for (const asked of [{}, { organisationId: stage.unhcr, amountUsd: "535000" }]) {
    const transferId = await prepared(stage, noteId, asked);
    await releaseTransfer(stage.people.administrativeAgent, { transferId, on });
  }
  return noteId;
}

/** A record of 2,000,000 from before these books. */
async function carriedOver(at: "funded" | "in_pipeline") {
  const record = { title: "Older", areaNumber: 4, placeCodes: ["GH"], amountUsd: "2000000", stage: at };
  const opening = { source: "Leaflet", effectiveOn: "2024-01-31", text: "Taken over as printed.", records: [record] };
  const { value } = await carryOver(stage.people.fmuHead, opening);
  return value.records[0]?.noteId ?? "";
}

/** Takes a note of the pipeline to its approval. */
async function approveHere(noteId: string) {
  const { agency, fmuHead, fmuOfficer } = stage.people;
  const invited = { source: "unearmarked", organisationIds: [stage.iom, stage.unhcr] };
  await inviteDocument(fmuHead, { ...(await seen(noteId)), ...invited });
  await saveDocument(agency, { ...(await stage.way.documentSeen(noteId)), ...(await documentContent()) });
  await handInDocument(agency, await stage.way.documentSeen(noteId));
  await appraiseDocument(fmuOfficer, await seen(noteId));
  const item = { ...(await seen(noteId)), outcome: "approved", amountUsd: "2000000", source: "unearmarked" };
  await recordDecision(fmuOfficer, decision([item]));
}

describe("a refund", () => {
  test("brings cash back from one organisation, at most what it holds, once for one form", async () => {
    const noteId = await funded();
    const { administrativeAgent, fmuOfficer } = stage.people;
    const form = { requestKey: randomUUID(), noteId, organisationId: stage.iom, amountUsd: "1000000.01", on };
    await isRefused(() => recordRefund(administrativeAgent, form), {
      fields: { amountUsd: expect.stringContaining("1,000,000.00") },
    });
    await isRefused(() => recordRefund(fmuOfficer, form), { code: "forbidden" });
    const { value } = await recordRefund(administrativeAgent, { ...form, amountUsd: "250000" });
    await isRefused(() => recordRefund(administrativeAgent, { ...form, amountUsd: "250000" }), { code: "conflict" });
    expect(await accountsOf(noteId)).toMatchObject({ transfers: "1535000.00", refunds: "-250000.00" });
    await reverseRefund(administrativeAgent, { noteId, setId: value.setId, reason: "Belongs to another fund" });
    expect(await accountsOf(noteId)).toMatchObject({ refunds: "0.00" });
  });
});

describe("the financial closure", () => {
  test("books the refund of each organisation and gives what is left of the allocation back to its pool", async () => {
    const before = await available();
    const noteId = await funded();
    await closedOperationally(stage, noteId);
    const { administrativeAgent } = stage.people;
    const refunds = [
      { organisationId: stage.iom, amountUsd: "1000000.01" },
      { organisationId: stage.unhcr, amountUsd: "" },
    ];
    const form = async () => ({ ...(await seen(noteId)), finalFinancialOn: on });
    await isRefused(async () => closeFinancially(administrativeAgent, { ...(await form()), refunds }), {
      fields: { "refunds.0.amountUsd": expect.stringContaining("1,000,000.00") },
    });
    const some = [{ organisationId: stage.iom, amountUsd: "100000.50" }];
    await closeFinancially(administrativeAgent, {
      ...(await form()),
      refunds: some,
      settledOutside: "Paid back by hand",
    });
    // 2,000,000 approved, 1,535,000 sent, 100,000.50 back: 1,434,999.50 stay with the organisations.
    expect(await accountsOf(noteId)).toMatchObject({
      transfers: "1535000.00",
      refunds: "-100000.50",
      allocated: "1434999.50",
    });
    expect(before - (await available())).toBe(143_499_950n);
  });

  test("leaves no money with an organisation silently: it comes back, is spent, or somebody says how it was settled", async () => {
    const noteId = await funded();
    await closedOperationally(stage, noteId);
    const { administrativeAgent } = stage.people;
    const form = async (iom: string, settledOutside = "") => ({
      ...(await seen(noteId)),
      finalFinancialOn: on,
      settledOutside,
      refunds: [
        { organisationId: stage.iom, amountUsd: iom, interestUsd: "" },
        { organisationId: stage.unhcr, amountUsd: "535000" },
      ],
    });
    await isRefused(async () => closeFinancially(administrativeAgent, await form("999999.99")), {
      fields: { settledOutside: expect.stringContaining("USD 0.01") },
    });
    await closeFinancially(administrativeAgent, await form("999999.99", "A cent lost at the bank"));
    const told = await db.stageChange.findFirstOrThrow({ where: { noteId }, orderBy: { id: "desc" } });
    expect(told.reason).toBe("A cent lost at the bank");
    const fact = await db.auditFact.findFirstOrThrow({ where: { subjectId: noteId }, orderBy: { id: "desc" } });
    expect(fact.after).toMatchObject({ unsettledUsd: "0.01", settledOutside: "A cent lost at the bank" });
  });

  test("books the interest an organisation returns with the rest, as a booking that can be taken back", async () => {
    const noteId = await funded();
    await closedOperationally(stage, noteId);
    const { administrativeAgent } = stage.people;
    const iom = { organisationId: stage.iom, amountUsd: "1000000", interestUsd: "12.34" };
    const unhcr = { organisationId: stage.unhcr, amountUsd: "535000" };
    const form = async (...refunds: object[]) => ({ ...(await seen(noteId)), finalFinancialOn: on, refunds });
    const outsider = { organisationId: await organisation("ilo"), amountUsd: "", interestUsd: "1" };
    await isRefused(async () => closeFinancially(administrativeAgent, await form(iom, unhcr, outsider)), {
      fields: { "refunds.2.interestUsd": expect.stringContaining("No transfer") },
    });
    const before = await available();
    await closeFinancially(administrativeAgent, await form(iom, unhcr));
    expect(await accountsOf(noteId)).toMatchObject({ puno_interest: "-12.34", allocated: "0.00" });
    expect((await available()) - before).toBe(2_000_000_00n + 12_34n);
    const { setId } = await db.ledgerLine.findFirstOrThrow({ where: { noteId, account: "puno_interest" } });
    await reverseBooking(administrativeAgent, { setId, reason: "Belongs to another programme" });
    expect(await accountsOf(noteId)).toMatchObject({ puno_interest: "0.00" });
  });

  test("gives nothing back of a programme carried over whose transfers stand in older records", async () => {
    const noteId = await carriedOver("funded");
    await closedOperationally(stage, noteId);
    const left = await available();
    const { administrativeAgent, auditor } = stage.people;
    expect(await findProgrammeMoney(auditor, noteId, clocks)).toMatchObject({ isCarriedOver: true });
    await closeFinancially(administrativeAgent, { ...(await seen(noteId)), finalFinancialOn: on });
    expect(await accountsOf(noteId)).toMatchObject({ allocated: "2000000.00" });
    expect(await available()).toBe(left);
  });

  test("gives all back of a note carried over, approved here and sent nothing: no older record spent it", async () => {
    const before = await available();
    const noteId = await carriedOver("in_pipeline");
    await approveHere(noteId);
    await closedOperationally(stage, noteId);
    const { administrativeAgent, auditor } = stage.people;
    expect(await findProgrammeMoney(auditor, noteId, clocks)).toMatchObject({ isCarriedOver: false });
    await closeFinancially(administrativeAgent, { ...(await seen(noteId)), finalFinancialOn: on });
    expect(await accountsOf(noteId)).toMatchObject({ allocated: "0.00" });
    expect(await available()).toBe(before);
  });
});

describe("the end of the activities", () => {
  test("waits for every request to be released, withdrawn or refused, also for one prepared at the same moment", async () => {
    const noteId = await planned(stage);
    const { administrativeAgent, fmuOfficer } = stage.people;
    await activateProgramme(administrativeAgent, { ...(await seen(noteId)), signedOn: on, firstTransferOn: on });
    const end = { ...(await seen(noteId)), finalNarrativeOn: on };
    const transferId = await prepared(stage, noteId);
    const { reference } = await db.transferRequest.findUniqueOrThrow({ where: { id: transferId } });
    await isRefused(() => closeOperationally(fmuOfficer, end), {
      code: "not-now",
      message: expect.stringContaining(reference),
    });
    await withdrawTransfer(fmuOfficer, { transferId, reason: "The rest is not needed" });
    const both = await Promise.allSettled([prepared(stage, noteId), closeOperationally(fmuOfficer, end)]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "not-now" } });
  });
});

describe("an approval below the budget", () => {
  test("cuts each organisation's part and the budget of each category in proportion, to the cent", async () => {
    const noteId = await stage.way.appraised();
    const item = { ...(await seen(noteId)), outcome: "approved", amountUsd: "1000000.01", source: "unearmarked" };
    await recordDecision(stage.people.fmuOfficer, decision([item]));
    const money = await findProgrammeMoney(stage.people.fmuOfficer, noteId, clocks);
    expect(money?.organisations.map(({ partUsd }) => partUsd)).toEqual(["732500.01", "267500.00"]);
    const published = await findPublicProgramme(money?.reference ?? "", clocks);
    expect(published?.organisations.map(({ budget }) => budget)).toEqual(["732500.01", "267500.00"]);
    // 934,579.45 direct and 65,420.56 indirect costs, which are 7 % of them.
    const cents = (money?.categories ?? []).map(({ number, budgetUsd }) => ({ number, cents: usd(budgetUsd).minor }));
    const sumOf = (of: typeof cents) => of.reduce((all, one) => all + one.cents, 0n);
    expect(sumOf(cents)).toBe(100_000_001n);
    expect(sumOf(cents.filter(({ number }) => number === 8))).toBe(6_542_056n);
    expect(await findDocument(stage.people.fmuOfficer, noteId)).toMatchObject({ missing: [] });
    const parts = [
      { organisationId: stage.iom, amountUsd: "732500.01" },
      { organisationId: stage.unhcr, amountUsd: "267500" },
    ];
    await planTranches(stage.people.fmuOfficer, { noteId, version: 0, tranches: [{ plannedOn: on, parts }] });
  });
});

test("the money of a programme is told under two clocks to those who may see the programme", async () => {
  const noteId = await funded();
  const { agency, fmuHead, reviewer } = stage.people;
  const seenBy = await findProgrammeMoney(agency, noteId, clocks);
  expect(seenBy?.totals).toMatchObject({ transferredUsd: "1535000.00", netFundedUsd: "1535000.00" });
  expect(seenBy?.organisations.map(({ transferredUsd }) => transferredUsd)).toEqual(["1000000.00", "535000.00"]);
  const yesterday = addDays(dayOf(new Date()), -1);
  const earlier = await findProgrammeMoney(fmuHead, noteId, { asOf: on, knownOn: yesterday });
  expect(earlier?.totals).toMatchObject({ transferredUsd: "0.00" });
  expect(seenBy).toMatchObject({ approvedUsd: "2000000.00", organisations: [{ partUsd: "1465000.00" }, {}] });
  for (const unapproved of [earlier, await findProgrammeMoney(fmuHead, noteId, { asOf: yesterday, knownOn: on })]) {
    expect(unapproved).toMatchObject({ approvedUsd: null, categories: [] });
    expect(unapproved?.organisations.map(({ partUsd }) => partUsd)).toEqual([null, null]);
  }
  await expect(findProgrammeMoney(reviewer, noteId, clocks)).rejects.toMatchObject({ code: "forbidden" });
});

test("a refund and the closure at the same moment leave nothing of the allocation behind", async () => {
  const noteId = await funded();
  await closedOperationally(stage, noteId);
  const { administrativeAgent } = stage.people;
  const refund = { requestKey: randomUUID(), noteId, organisationId: stage.iom, amountUsd: "1000", on };
  const closing = { ...(await seen(noteId)), finalFinancialOn: on, settledOutside: "Kept by agreement" };
  const both = await Promise.allSettled([
    recordRefund(administrativeAgent, refund),
    closeFinancially(administrativeAgent, closing),
  ]);
  expect(both[1]).toMatchObject({ status: "fulfilled" });
  const { transfers, refunds = "0.00", allocated } = await accountsOf(noteId);
  expect(Number(allocated)).toBe(Number(transfers) + Number(refunds));
});
