import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { findContribution } from "@/lib/contributions/contribution-history.queries";
import {
  recordCommitment,
  recordContribution,
  recordDeposit,
  recordPledge,
} from "@/lib/contributions/contribution.commands";
import { db } from "@/lib/kernel/db";
import type { Refusal } from "@/lib/kernel/refusal";
import { factsOn, form, given, part, setStage, type Stage, traces } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const officer = () => stage.cast.fmuOfficer;

/** The refused form leaves everything as it was. */
async function leavesNoTrace(act: () => Promise<unknown>, refusal: Record<string, unknown>) {
  const before = await traces();
  await expect(act()).rejects.toMatchObject(refusal);
  expect(await traces()).toEqual(before);
}

describe("recording a contribution", () => {
  test("keeps its parts with rate, USD value, earmarks and fee, under the next reference, with one fact", async () => {
    const euros = { currency: "EUR", amount: "1,000.01", rate: "1.08355", rateOn: "2023-03-14" };
    const deposit = part({
      ...euros,
      earmarks: [
        { target: "area:4", amount: "333.33" },
        { target: "region:europe", amount: "333.34" },
      ],
    });
    const sent = form(stage.donorId("france"), { commitment: part(euros), deposit });
    const { value } = await recordContribution(officer(), sent, new Date("2023-04-01T10:00:00Z"));

    expect(value.reference).toBe("C-2023-001");
    const found = await findContribution(officer(), value.id);
    expect(found?.entries).toHaveLength(2);
    expect(found?.entries.find(({ kind }) => kind === "commitment")).toMatchObject({ feeUsd: "0.00", earmarks: [] });
    expect(found?.entries.find(({ kind }) => kind === "deposit")).toMatchObject({
      amount: "1000.01",
      rate: "1.08355",
      rateOn: "2023-03-14",
      amountUsd: "1083.56",
      feeUsd: "10.84",
      effectiveOn: "2023-03-15",
      earmarks: [
        { areaNumber: 4, amount: "333.33" },
        { regionSlug: "europe", amount: "333.34" },
      ],
    });
    const parts = await db.earmark.findMany({ where: { entry: { contributionId: value.id } }, orderBy: { id: "asc" } });
    expect(parts.map(({ amountUsd }) => amountUsd.toFixed(2))).toEqual(["361.18", "361.19"]);
    const facts = await factsOn(value.id);
    expect(facts.map(({ name }) => name)).toEqual(["contribution.recorded"]);
    expect(facts[0]?.actorId).toBe(officer().id);
  });

  test("keeps the USD value the bank booked beside amount × rate", async () => {
    const booked = part({
      currency: "NOK",
      amount: "10000",
      rate: "0.0945",
      rateOn: "2023-03-15",
      amountUsd: "940.12",
    });
    const { id } = await given(officer(), stage.donorId("norway"), { deposit: booked });
    const found = await findContribution(officer(), id);
    expect(found?.entries[0]).toMatchObject({ amountUsd: "940.12", usdAtRate: "945.00", feeUsd: "9.40" });
    expect(found?.warnings.map(({ code }) => code)).toEqual(["deposit-without-commitment", "usd-away-from-rate"]);
  });

  test("gives the same form sent twice, also at once, one contribution and one fact", async () => {
    const sent = form(stage.donorId("spain"), { pledge: part(), commitment: part() });
    const answers = await Promise.all([1, 2, 3, 4].map(() => recordContribution(officer(), sent)));
    const again = await recordContribution(officer(), sent);
    const ids = new Set([...answers, again].map(({ value }) => value.id));
    expect(ids.size).toBe(1);
    expect(await factsOn(again.value.id)).toHaveLength(1);
    expect(await db.contributionEntry.count({ where: { contributionId: again.value.id } })).toBe(2);
  });

  const euros = { currency: "EUR", rate: "1.08", rateOn: "2023-03-14", amountUsd: "1080" };
  const bound = part({ ...euros, feeUsd: "10", note: "As booked.", earmarks: [{ target: "area:1", amount: "400" }] });

  test.each([
    ["amount", { deposit: { ...bound, amount: "999" } }],
    ["earmark", { deposit: { ...bound, earmarks: [{ target: "area:2", amount: "400" }] } }],
    ["amount of an earmark", { deposit: { ...bound, earmarks: [{ target: "area:1", amount: "500" }] } }],
    ["earmarks", { deposit: { ...bound, earmarks: [] } }],
    ["fee", { deposit: { ...bound, feeUsd: "11" } }],
    ["fee left out", { deposit: { ...bound, feeUsd: "" } }],
    ["rate", { deposit: { ...bound, rate: "1.07" } }],
    ["day of the rate", { deposit: { ...bound, rateOn: "2023-03-15" } }],
    ["note", { deposit: { ...bound, note: "As the bank says." } }],
    ["note on the rate", { deposit: { ...bound, rateNote: "Bank advice 8/2023" } }],
    ["title", { title: "Another title" }],
    ["source", { source: "Agreement 8/2023" }],
  ])("refuses a form already sent with another %s, and leaves no trace", async (_, changed) => {
    const sent = form(stage.donorId("spain"), { deposit: bound });
    const { value } = await recordContribution(officer(), sent);
    expect((await recordContribution(officer(), sent)).value).toEqual(value);
    await leavesNoTrace(() => recordContribution(officer(), { ...sent, ...changed }), { code: "conflict" });
  });

  test("refuses a form already sent for another donor or another contribution", async () => {
    const sent = form(stage.donorId("spain"), { pledge: part() });
    const { value } = await recordContribution(officer(), sent);
    const other = { ...sent, donorId: stage.donorId("sweden") };
    await leavesNoTrace(() => recordContribution(officer(), other), { code: "conflict" });
    const entry = { requestKey: randomUUID(), contributionId: value.id, entry: part() };
    await recordDeposit(officer(), entry);
    const elsewhere = await given(officer(), stage.donorId("sweden"), { pledge: part() });
    const moved = { ...entry, contributionId: elsewhere.id };
    await leavesNoTrace(() => recordDeposit(officer(), moved), { code: "conflict" });
  });

  test("gives twenty at once their references without gap or double", async () => {
    const at = new Date("2021-06-01T10:00:00Z");
    const early = { pledge: part({ effectiveOn: "2021-05-01" }) };
    const all = Array.from({ length: 20 }, () =>
      recordContribution(officer(), form(stage.donorId("sweden"), early), at),
    );
    const references = (await Promise.all(all)).map(({ value }) => value.reference).sort();
    expect(references).toEqual(Array.from({ length: 20 }, (_, i) => `C-2021-${String(i + 1).padStart(3, "0")}`));
  });

  test.each([
    ["nothing to record", {}, { fields: { kinds: expect.any(String) } }],
    ["an amount of zero", { deposit: part({ amount: "0" }) }, { fields: { "deposit.amount": expect.any(String) } }],
    ["no rate", { deposit: part({ currency: "EUR" }) }, { fields: { "deposit.rate": expect.any(String) } }],
    [
      "a day to come",
      { deposit: part({ effectiveOn: "2999-01-01" }) },
      { fields: { "deposit.effectiveOn": expect.any(String) } },
    ],
    [
      "earmarks above the amount",
      { deposit: part({ earmarks: [{ target: "area:1", amount: "1000.01" }] }) },
      { fields: { "deposit.earmarks": expect.any(String) } },
    ],
    [
      "an unknown region",
      { deposit: part({ earmarks: [{ target: "region:atlantis", amount: "1" }] }) },
      { code: "invalid" },
    ],
  ])("refuses %s and leaves no trace", async (_, parts, refusal) => {
    await leavesNoTrace(() => recordContribution(officer(), form(stage.donorId("spain"), parts)), refusal);
  });

  test.each([
    ["a day to come", { effectiveOn: "2999-01-01" }, ["deposit.effectiveOn"]],
    ["a fee above the deposit", { feeUsd: "1000.01" }, ["deposit.feeUsd"]],
  ])("says %s at the one field of the form it is about", async (_, parts, fields) => {
    const sent = form(stage.donorId("spain"), { deposit: part(parts) });
    const refusal = await recordContribution(officer(), sent).catch((error: unknown) => error);
    expect(Object.keys((refusal as Refusal).fields)).toEqual(fields);
  });

  test("is refused to whoever may not record, and only the refusal is kept", async () => {
    const before = await traces();
    const sent = form(stage.donorId("germany"), { pledge: part() });
    await expect(recordContribution(stage.cast.donor, sent)).rejects.toMatchObject({ code: "forbidden" });
    expect(await traces()).toEqual({ ...before, facts: before.facts + 1 });
  });
});

describe("adding to a contribution", () => {
  test.each([
    ["pledge", recordPledge, "contribution.pledge-recorded"],
    ["commitment", recordCommitment, "contribution.commitment-recorded"],
    ["deposit", recordDeposit, "contribution.deposit-recorded"],
  ] as const)("a %s is one entry and one fact", async (kind, command, name) => {
    const { id } = await given(officer(), stage.donorId("denmark"), { pledge: part() });
    const sent = {
      requestKey: crypto.randomUUID(),
      contributionId: id,
      entry: part({ amount: "55.50", note: "Second part" }),
    };
    await command(officer(), sent);
    await command(officer(), sent);
    const found = await findContribution(officer(), id);
    expect(found?.entries.filter(({ note }) => note === "Second part")).toMatchObject([{ kind, amountUsd: "55.50" }]);
    expect((await factsOn(id)).map((fact) => fact.name)).toEqual(["contribution.recorded", name]);
  });

  test("a deposit above the commitment is accepted, and the warning stays", async () => {
    const { id } = await given(officer(), stage.donorId("denmark"), { commitment: part() });
    await recordDeposit(officer(), {
      requestKey: crypto.randomUUID(),
      contributionId: id,
      entry: part({ amount: "1000.01" }),
    });
    const found = await findContribution(officer(), id);
    expect(found?.warnings).toMatchObject([{ code: "deposits-above-commitments" }]);
    expect(found?.inUsd.receivable).toBe("-0.01");
  });

  test("is not found where the contribution does not exist, and leaves no trace", async () => {
    const sent = { requestKey: crypto.randomUUID(), contributionId: crypto.randomUUID(), entry: part() };
    await leavesNoTrace(() => recordDeposit(officer(), sent), { code: "not-found" });
  });
});

test("one donor's contribution does not exist for another donor's focal point", async () => {
  const own = await given(officer(), stage.donorId("germany"), { pledge: part() });
  const other = await given(officer(), stage.donorId("france"), { pledge: part() });
  expect(await findContribution(stage.cast.donor, own.id)).toMatchObject({ entries: [{ recordedBy: null }] });
  expect(await findContribution(stage.cast.donor, other.id)).toBeNull();
  expect(await findContribution(officer(), "nonsense")).toBeNull();
});
