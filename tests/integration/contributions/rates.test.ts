import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findContribution } from "@/lib/contributions/contribution-history.queries";
import {
  recordCommitment,
  recordContribution,
  recordDeposit,
  recordPledge,
} from "@/lib/contributions/contribution.commands";
import { reviseFundSetting } from "@/lib/fund/fund-setting.commands";
import { findFundSettingRecord } from "@/lib/fund/fund.queries";
import { db } from "@/lib/kernel/db";
import { loadRatesOnRecord, readRateTerms } from "@/lib/rates/rate-check.steps";
import type { Prisma } from "@/prisma/generated/client";
import { audited } from "@/tests/support/audited";
import { appQuery, ownerQuery } from "@/tests/support/postgres";
import { TODAY } from "@/tests/support/reference";
import { factsOn, form, setStage, type Stage, traces } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const officer = () => stage.cast.fmuOfficer;

const recordedRate = (rate: Omit<Prisma.ExchangeRateCreateInput, "recordedById">) =>
  audited(officer().id, (tx) => tx.exchangeRate.create({ data: { ...rate, recordedById: officer().id } }));

/** Puts a rate on record as it is, whatever a command would ask about it. */
const put = (currency: string, source: "un_operational" | "ecb" | "imf", rateOn: string, usdPerUnit: string) =>
  recordedRate({
    currency,
    source,
    usdPerUnit,
    quotation: `1 ${currency} = ${usdPerUnit} USD`,
    basis: { un_operational: "monthly" as const, ecb: "daily" as const, imf: "annual" as const }[source],
    rateOn: new Date(`${rateOn}T00:00:00Z`),
    recordedAt: new Date(),
  });

const entry = (currency: string, rate: string, rateOn: string, more: Record<string, unknown> = {}) => ({
  amount: "1000000",
  currency,
  rate,
  rateOn,
  effectiveOn: rateOn,
  ...more,
});

const deposit = (part: Record<string, unknown>) => () =>
  recordContribution(officer(), form(stage.donorId("germany"), { deposit: part }));

/** Refused with these sentences only, and nothing is left behind. */
async function refuses(act: () => Promise<unknown>, fields: Record<string, unknown>) {
  const before = await traces();
  await expect(act()).rejects.toMatchObject({ code: "invalid" });
  await expect(act()).rejects.toHaveProperty("fields", fields);
  expect(await traces()).toEqual(before);
}

const INVERTED =
  "This rate looks inverted. The rate on record for 31 January 2024 is 1.0835 USD per EUR (ECB). Use that rate.";

describe("with a rate on record", () => {
  beforeAll(() => put("EUR", "ecb", "2024-01-31", "1.0835"));

  test("a rate within the tolerance is recorded without a question", async () => {
    const { value } = await deposit(entry("EUR", "1.09", "2024-01-31"))();
    const found = await findContribution(officer(), value.id);
    expect(found?.entries[0]).toMatchObject({ rate: "1.09", amountUsd: "1090000.00", rateNote: null });
    const [fact] = await factsOn(value.id);
    expect(JSON.stringify(fact?.after)).not.toContain("rateNote");
  });

  test("an inverted rate is refused with the right one, also with a reason and a confirmation", async () => {
    const inverted = entry("EUR", "0.92", "2024-01-31");
    await refuses(deposit(inverted), { "deposit.rate": INVERTED });
    await refuses(deposit({ ...inverted, rateNote: "As the bank says", rateConfirmed: true }), {
      "deposit.rate": INVERTED,
    });
  });

  test("a rate that differs needs a reason, which is kept with the entry and audited", async () => {
    const tenfold = entry("EUR", "10.835", "2024-01-31");
    await refuses(deposit(tenfold), { "deposit.rateNote": expect.stringContaining("This rate is 900% above") });
    const { value } = await deposit({ ...tenfold, rateNote: " Rate of the bank " })();
    expect((await findContribution(officer(), value.id))?.entries[0]?.rateNote).toBe("Rate of the bank");
    const [fact] = await factsOn(value.id);
    expect(fact?.after).toMatchObject({ entries: [{ rate: "10.835", rateNote: "Rate of the bank" }] });
  });

  test("each part of a contribution is compared, and every part that is wrong is named", async () => {
    const parts = {
      pledge: entry("EUR", "1.08", "2024-01-31"),
      commitment: entry("EUR", "0.92", "2024-01-31"),
      deposit: entry("EUR", "2.2", "2024-01-31"),
    };
    await refuses(() => recordContribution(officer(), form(stage.donorId("germany"), parts)), {
      "commitment.rate": INVERTED,
      "deposit.rateNote": expect.stringContaining("103.05% above"),
    });
  });

  test.each([
    ["pledge", recordPledge],
    ["commitment", recordCommitment],
    ["deposit", recordDeposit],
  ] as const)("a further %s is compared in the same way", async (_, record) => {
    const { value } = await deposit(entry("EUR", "1.0835", "2024-01-31"))();
    const sent = { requestKey: randomUUID(), contributionId: value.id, entry: entry("EUR", "0.92", "2024-01-31") };
    await refuses(() => record(officer(), sent), { "entry.rate": INVERTED });
  });

  test("the rate that a booked USD value gives is the one that counts", async () => {
    const booked = entry("EUR", "1.0835", "2024-01-31", { amountUsd: "1150000" });
    await refuses(deposit(booked), {
      "deposit.rateNote": expect.stringContaining("The rate of the booked USD value, 1.15, is 6.14% above"),
    });
    const { value } = await deposit({ ...booked, rateNote: "Bank advice 7" })();
    expect((await findContribution(officer(), value.id))?.entries[0]?.amountUsd).toBe("1150000.00");
    await deposit(entry("EUR", "1.0835", "2024-01-31", { amountUsd: "1075000" }))();
  });

  test("a form sent again after the rate on record changed is still the same contribution", async () => {
    await put("SEK", "ecb", "2024-01-31", "0.095");
    const sent = form(stage.donorId("sweden"), { deposit: entry("SEK", "0.096", "2024-01-31") });
    const { value } = await recordContribution(officer(), sent);
    await put("SEK", "ecb", "2024-01-31", "0.5");
    expect((await recordContribution(officer(), sent)).value).toEqual(value);
  });
});

describe("without a rate on record", () => {
  test("a rate needs its source and a confirmation of both directions", async () => {
    const unknown = entry("GBP", "1.27", "2024-01-31");
    const source = "No rate for GBP is on record for 31 January 2024. Give the source of the rate.";
    const confirm = "Confirm that GBP 1 = USD 1.27 and USD 1 = GBP 0.7874 are correct.";
    await refuses(deposit(unknown), { "deposit.rateNote": source, "deposit.rateConfirmed": confirm });
    await refuses(deposit({ ...unknown, rateConfirmed: true }), { "deposit.rateNote": source });
    await refuses(deposit({ ...unknown, rateNote: "Bank advice 7" }), { "deposit.rateConfirmed": confirm });
    const { value } = await deposit({ ...unknown, rateNote: "Bank advice 7", rateConfirmed: true })();
    expect((await findContribution(officer(), value.id))?.entries[0]?.rateNote).toBe("Bank advice 7");
    const [fact] = await factsOn(value.id);
    expect(fact?.after).toMatchObject({ entries: [{ rateNote: "Bank advice 7", rateConfirmed: true }] });
  });

  test("an average of the year shows an inverted rate and is no rate of the day", async () => {
    await put("IDR", "imf", "2024-12-31", "0.0000631");
    await refuses(deposit(entry("IDR", "15785", "2024-01-31", { rateNote: "Bank", rateConfirmed: true })), {
      "deposit.rate":
        "This rate looks inverted. The average of 2024 on record is 0.0000631 USD per IDR (IMF). Use 0.000063351283.",
    });
    await refuses(deposit(entry("IDR", "0.0000631", "2024-01-31")), {
      "deposit.rateNote": expect.any(String),
      "deposit.rateConfirmed": expect.any(String),
    });
  });
});

test("an amount in USD keeps no note on a rate, and the database refuses one", async () => {
  const usd = { amount: "5", currency: "USD", effectiveOn: "2024-01-31", rateNote: "Bank", rateConfirmed: true };
  const { value } = await deposit(usd)();
  expect(await db.contributionEntry.findFirst({ where: { contributionId: value.id } })).toMatchObject({
    rateNote: null,
  });
  const copy = (currency: string, rateNote: string) => `INSERT INTO contribution_entries
    SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'request_key', gen_random_uuid(),
      'currency', '${currency}', 'rate_note', '${rateNote}'))).* FROM contribution_entries e
    WHERE e.contribution_id = '${value.id}'`;
  for (const [currency, note] of [
    ["USD", "Bank"],
    ["EUR", " "],
  ] as const)
    await expect(appQuery(copy(currency, note))).rejects.toMatchObject({
      constraint: "contribution_entries_rate_note_with_rate",
    });
});

describe("what is on record", () => {
  beforeEach(async () => {
    stage = await setStage();
  });

  test("is loaded for many currencies and days at once, each with its own", async () => {
    await put("EUR", "ecb", "2024-01-19", "1.0887");
    await put("EUR", "ecb", "2024-01-26", "1.0871");
    await put("EUR", "ecb", "2024-02-01", "1.0814");
    await put("EUR", "imf", "2023-12-31", "1.0813");
    await put("CHF", "un_operational", "2024-01-01", "1.18");
    await put("CHF", "ecb", "2024-01-26", "1.15");
    const days = [
      ["EUR", "2024-01-31"],
      ["EUR", "2024-01-20"],
      ["EUR", "2024-01-18"],
      ["CHF", "2024-01-31"],
      ["CHF", "2024-02-01"],
      ["JPY", "2024-01-31"],
    ].map(([currency = "", on = ""]) => ({ currency, on }));
    const onRecord = await loadRatesOnRecord(db, [...days, ...days], { maxAgeDays: 10 });
    expect(days.map(({ currency, on }) => onRecord(currency, on).onRecord?.usdPerUnit)).toEqual([
      "1.0871",
      "1.0887",
      undefined,
      "1.18",
      "1.15",
      undefined,
    ]);
    expect(onRecord("EUR", "2024-01-31").average?.usdPerUnit).toBe("1.0813");
    expect(() => onRecord("EUR", "2024-01-30")).toThrow("The rates of EUR on 2024-01-30 were not loaded.");
  });

  test("is the latest record of a day where a rate was corrected", async () => {
    await put("EUR", "ecb", "2024-01-31", "0.923");
    await recordedRate({
      currency: "EUR",
      source: "ecb",
      usdPerUnit: "1.0835",
      basis: "daily",
      quotation: "corrected",
      rateOn: new Date("2024-01-31T00:00:00Z"),
      recordedAt: new Date(Date.now() + 1),
    });
    const onRecord = await loadRatesOnRecord(db, [{ currency: "EUR", on: "2024-01-31" }], { maxAgeDays: 10 });
    expect(onRecord("EUR", "2024-01-31").onRecord?.usdPerUnit).toBe("1.0835");
  });

  test("is compared by the values of the fund profile, and by the defaults where it has none", async () => {
    expect(await readRateTerms(db, TODAY)).toEqual({ tolerance: "0.05", maxAgeDays: 10 });
    const revise = async (key: "rate-tolerance" | "rate-max-age-days", value: string) => {
      const record = await findFundSettingRecord(stage.cast.admin, key, TODAY);
      const revision = { key, value, source: "SC-2026-04", holdsFrom: TODAY, basedOn: record?.basedOn };
      await reviseFundSetting(stage.cast.admin, revision);
    };
    await revise("rate-tolerance", "0.2");
    await revise("rate-max-age-days", "3");
    expect(await readRateTerms(db, TODAY)).toEqual({ tolerance: "0.2", maxAgeDays: 3 });
    await put("EUR", "ecb", "2024-01-28", "1.0835");
    await deposit(entry("EUR", "1.25", "2024-01-31"))();
    await refuses(deposit(entry("EUR", "1.0835", "2024-02-01")), {
      "deposit.rateNote": expect.any(String),
      "deposit.rateConfirmed": expect.any(String),
    });
    await ownerQuery("ALTER TABLE fund_settings DISABLE TRIGGER USER");
    await ownerQuery("DELETE FROM fund_settings WHERE key LIKE 'rate-%'");
    await ownerQuery("ALTER TABLE fund_settings ENABLE TRIGGER USER");
    expect(await readRateTerms(db, TODAY)).toEqual({ tolerance: "0.05", maxAgeDays: 10 });
  });
});
