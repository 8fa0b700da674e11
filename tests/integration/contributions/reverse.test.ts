import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { findContribution } from "@/lib/contributions/contribution-history.queries";
import { earmarked, sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { confirmDeposit, recordDeposit, reverseEntry } from "@/lib/contributions/contribution.commands";
import { listDepositsToConfirm } from "@/lib/contributions/deposit-confirmation.queries";
import { db } from "@/lib/kernel/db";
import { factsOn, given, part, setStage, type Stage, traces } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const earmarks = [{ target: "area:3", amount: "400" }];

/** A deposit of a fresh contribution. */
async function deposited(parts: Record<string, unknown> = {}) {
  const { id } = await given(stage.cast.fmuOfficer, stage.donorId("norway"), {
    commitment: part(),
    deposit: part(parts),
  });
  const entry = await db.contributionEntry.findFirstOrThrow({ where: { contributionId: id, kind: "deposit" } });
  return { id, entryId: entry.id };
}

async function refusedWithoutTrace(act: () => Promise<unknown>, code: string) {
  const before = await traces();
  await expect(act()).rejects.toMatchObject({ code });
  expect(await traces()).toEqual(before);
}

describe("reversing an entry", () => {
  test("posts its mirror with earmarks and fee on the same day, and keeps one fact with the reason", async () => {
    const before = [await sumContributions("2023-12-31"), await earmarked("2023-12-31")];
    const { id, entryId } = await deposited({ earmarks });
    await reverseEntry(stage.cast.fmuOfficer, { entryId, reason: "Wrong donor" });

    const found = await findContribution(stage.cast.auditor, id);
    expect(found?.entries.find(({ reversesId }) => reversesId === entryId)).toMatchObject({
      kind: "deposit",
      amount: "-1000.00",
      amountUsd: "-1000.00",
      feeUsd: "-10.00",
      effectiveOn: "2023-03-15",
      note: "Wrong donor",
      recordedBy: stage.cast.fmuOfficer.name,
      earmarks: [{ areaNumber: 3, regionSlug: null, amount: "-400.00", amountUsd: "-400.00" }],
    });
    expect(found?.entries.find((entry) => entry.id === entryId)?.isReversed).toBe(true);
    const [commitment] = found?.entries.filter(({ kind }) => kind === "commitment") ?? [];
    await reverseEntry(stage.cast.fmuOfficer, { entryId: commitment?.id, reason: "Wrong donor" });
    expect([await sumContributions("2023-12-31"), await earmarked("2023-12-31")]).toEqual(before);

    const facts = await factsOn(id);
    expect(facts.map(({ name }) => name)).toEqual([
      "contribution.recorded",
      ...Array(2).fill("contribution.entry-reversed"),
    ]);
    expect(facts[1]).toMatchObject({ before: { entryId, amount: "1000.00" }, after: { reason: "Wrong donor" } });
  });

  test("twice at once: one wins, the other is told, and there is one reversal and one fact", async () => {
    const { id, entryId } = await deposited();
    const act = (reason: string) => reverseEntry(stage.cast.fmuOfficer, { entryId, reason });
    const answers = await Promise.allSettled(["First", "Second", "Third"].map(act));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "conflict" });
    expect(await db.contributionEntry.count({ where: { reversesId: entryId } })).toBe(1);
    expect((await factsOn(id)).filter(({ name }) => name === "contribution.entry-reversed")).toHaveLength(1);
  });

  test("is refused for a reversal, without a reason and for what does not exist, without trace", async () => {
    const { id, entryId } = await deposited();
    await refusedWithoutTrace(() => reverseEntry(stage.cast.fmuOfficer, { entryId, reason: "  " }), "invalid");
    await refusedWithoutTrace(() => reverseEntry(stage.cast.fmuOfficer, { entryId: id, reason: "Wrong" }), "not-found");
    await reverseEntry(stage.cast.fmuOfficer, { entryId, reason: "Wrong" });
    const mirror = await db.contributionEntry.findFirstOrThrow({ where: { reversesId: entryId } });
    await refusedWithoutTrace(
      () => reverseEntry(stage.cast.fmuOfficer, { entryId: mirror.id, reason: "Back" }),
      "not-now",
    );
  });

  test("is refused to the administrative agent, and only the refusal is kept", async () => {
    const { entryId } = await deposited();
    const before = await traces();
    const act = reverseEntry(stage.cast.administrativeAgent, { entryId, reason: "Wrong" });
    await expect(act).rejects.toMatchObject({ code: "forbidden" });
    expect(await traces()).toEqual({ ...before, facts: before.facts + 1 });
  });
});

describe("confirming a deposit", () => {
  test("keeps who and when, with one fact; a second confirmation is told", async () => {
    const { id, entryId } = await deposited();
    const at = new Date("2023-04-01T08:00:00Z");
    await confirmDeposit(stage.cast.administrativeAgent, { entryId }, at);
    const found = await findContribution(stage.cast.fmuHead, id);
    expect(found?.entries.find((entry) => entry.id === entryId)).toMatchObject({
      isConfirmed: true,
      confirmedAt: at,
      confirmedBy: stage.cast.administrativeAgent.name,
    });
    expect((await factsOn(id)).map(({ name }) => name)).toEqual(["contribution.recorded", "deposit.confirmed"]);
    await refusedWithoutTrace(() => confirmDeposit(stage.cast.administrativeAgent, { entryId }), "conflict");
  });

  test("at once with its reversal: both acts take turns, and a reversed deposit is never confirmed afterwards", async () => {
    const { id, entryId } = await deposited();
    const [confirmed, reversed] = await Promise.allSettled([
      confirmDeposit(stage.cast.administrativeAgent, { entryId }),
      reverseEntry(stage.cast.fmuOfficer, { entryId, reason: "Wrong" }),
    ]);
    expect(reversed.status).toBe("fulfilled");
    const warned = (await findContribution(stage.cast.auditor, id))?.warnings.map(({ code }) => code);
    expect(warned?.includes("confirmed-deposit-reversed")).toBe(confirmed.status === "fulfilled");
    await refusedWithoutTrace(() => confirmDeposit(stage.cast.administrativeAgent, { entryId }), "conflict");
  });

  test("waits on the desk of whoever may confirm it, but not its recorder's, until it is confirmed or reversed", async () => {
    const [first, second] = [await deposited(), await deposited()];
    const { fmuOfficer, administrativeAgent, fmuHead } = stage.cast;
    const recorder = { ...fmuOfficer, roles: administrativeAgent.roles };
    const waits = async (actor: Actor) => {
      const ids = (await listDepositsToConfirm(actor)).map(({ id }) => id);
      return [first, second].filter(({ entryId }) => ids.includes(entryId));
    };
    expect(await Promise.all([administrativeAgent, recorder, fmuHead].map(waits))).toEqual([[first, second], [], []]);
    await confirmDeposit(administrativeAgent, { entryId: first.entryId });
    expect(await waits(administrativeAgent)).toEqual([second]);
    await reverseEntry(fmuOfficer, { entryId: second.entryId, reason: "Wrong" });
    expect(await waits(administrativeAgent)).toEqual([]);
  });

  test("is refused for a commitment and to the person who recorded it, without trace", async () => {
    const { id, entryId } = await deposited();
    const commitment = await db.contributionEntry.findFirstOrThrow({
      where: { contributionId: id, kind: "commitment" },
    });
    await refusedWithoutTrace(
      () => confirmDeposit(stage.cast.administrativeAgent, { entryId: commitment.id }),
      "not-now",
    );
    const recorder = { ...stage.cast.fmuOfficer, roles: stage.cast.administrativeAgent.roles };
    await refusedWithoutTrace(() => confirmDeposit(recorder, { entryId }), "not-now");
  });

  test("is refused to whoever recorded money, and only the refusal is kept", async () => {
    const { id, entryId } = await deposited();
    await recordDeposit(stage.cast.fmuOfficer, { requestKey: crypto.randomUUID(), contributionId: id, entry: part() });
    const before = await traces();
    await expect(confirmDeposit(stage.cast.fmuHead, { entryId })).rejects.toMatchObject({ code: "forbidden" });
    expect(await traces()).toEqual({ ...before, facts: before.facts + 1 });
  });
});
