import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { confirmDeposit } from "@/lib/contributions/contribution.commands";
import { db } from "@/lib/kernel/db";
import { recordRate } from "@/lib/rates/rate.commands";
import { appQuery, ownerQuery } from "@/tests/support/postgres";
import { given, part, setStage, type Stage } from "../contributions/stage";

let stage: Stage;
let recorder: string;
let confirmer: string;

beforeAll(async () => {
  stage = await setStage();
  recorder = stage.cast.fmuOfficer.id;
  confirmer = stage.cast.administrativeAgent.id;
});

const inTransaction = (...statements: string[]) => appQuery(["BEGIN", ...statements, "COMMIT"].join(";\n"));

const audit = (actor: string | null) =>
  `INSERT INTO audit_facts (at, name, actor_id, subject_type, subject_id)
   VALUES (now(), 'rate.recorded', ${actor === null ? "NULL" : `'${actor}'`}, 'exchange-rate', 'EUR')`;

let day = 0;
const rate = (actor: string) => {
  day += 1;
  return `INSERT INTO exchange_rates (currency, source, basis, rate_on, usd_per_unit, quotation, recorded_at, recorded_by_id)
          VALUES ('EUR', 'ecb', 'daily', date '2020-01-01' + ${day}, 1.1, '1 EUR = 1.1 USD', now(), '${actor}')`;
};
const countRates = () => db.exchangeRate.count();

describe("a row that names its author", () => {
  let before: number;
  beforeEach(async () => {
    before = await countRates();
  });

  test("is written with an audit entry of that person, before or after it", async () => {
    await inTransaction(rate(recorder), audit(recorder));
    await inTransaction(audit(recorder), rate(recorder), rate(recorder));
    expect(await countRates()).toBe(before + 3);
  });

  test.each([
    ["no audit entry", () => [rate(recorder)]],
    ["an audit entry of another person", () => [rate(recorder), audit(confirmer)]],
    ["audit entries of two people", () => [rate(recorder), audit(recorder), audit(confirmer)]],
    ["an audit entry of no person", () => [rate(recorder), audit(null)]],
    ["a second row of another person", () => [rate(recorder), rate(confirmer), audit(recorder)]],
    ["an audit entry of an earlier transaction", () => [audit(recorder), "COMMIT", "BEGIN", rate(recorder)]],
    ["checks at once", () => ["SET CONSTRAINTS ALL IMMEDIATE", rate(recorder), audit(recorder)]],
  ])("is refused with %s", async (_, statements) => {
    await expect(inTransaction(...statements())).rejects.toThrow("rows_name_audited_actor");
    expect(await countRates()).toBe(before);
  });

  test("leaves nothing behind in the table of the check", async () => {
    await inTransaction(rate(recorder), audit(recorder));
    await expect(inTransaction(rate(recorder))).rejects.toThrow("rows_name_audited_actor");
    expect(await ownerQuery("SELECT * FROM transaction_actors")).toEqual([]);
  });

  test("is recorded by a command as before", async () => {
    await recordRate(stage.cast.administrativeAgent, {
      currency: "CHF",
      source: "ecb",
      rateOn: "2024-01-31",
      quotedAs: "usd_per_unit",
      rate: "1.16",
      isConfirmed: true,
      note: "First rate",
    });
    expect(await countRates()).toBe(before + 1);
  });
});

test("the table of the check is closed to the application's user", async () => {
  const forged = `INSERT INTO transaction_actors VALUES (1, '${recorder}', true)`;
  await expect(appQuery(forged)).rejects.toThrow("permission denied");
  await expect(appQuery("DELETE FROM transaction_actors")).rejects.toThrow("permission denied");
});

test("every column that names an author is checked", async () => {
  const unchecked = await ownerQuery(
    `SELECT c.relname || '.' || a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT a.attisdropped AND c.relname NOT IN ('audit_facts', 'transaction_actors')
        AND (a.attname LIKE '%\\_by\\_id' OR a.attname = 'actor_id')
        AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = c.relname || '_note_actor')`,
  );
  expect(unchecked).toEqual([]);
});

describe("a deposit", () => {
  let entryId: string;
  beforeAll(async () => {
    await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part() });
    entryId = (await db.contributionEntry.findFirstOrThrow({ where: { kind: "deposit" } })).id;
  });

  const confirm = (actor: string) => `INSERT INTO deposit_confirmations VALUES ('${entryId}', now(), '${actor}')`;

  test("is not confirmed by the person who recorded it", async () => {
    await expect(inTransaction(confirm(recorder), audit(recorder))).rejects.toThrow("deposit_confirmations_two_people");
    expect(await db.depositConfirmation.count()).toBe(0);
  });

  test("is not confirmed in the name of a person who did not act", async () => {
    await expect(inTransaction(confirm(confirmer), audit(recorder))).rejects.toThrow("rows_name_audited_actor");
    await expect(inTransaction(confirm(randomUUID()), audit(recorder))).rejects.toThrow("rows_name_audited_actor");
    expect(await db.depositConfirmation.count()).toBe(0);
  });

  test("is confirmed by another person", async () => {
    await confirmDeposit(stage.cast.administrativeAgent, { entryId });
    expect(await db.depositConfirmation.count()).toBe(1);
  });
});
