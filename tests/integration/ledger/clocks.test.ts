import { auditEntryOf, SOME_PERSON } from "@/tests/support/audited";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { tellThePast } from "@/scripts/database/login-role";
import { appQuery, resetDatabase } from "@/tests/support/postgres";
import { BALANCED, insertLines, insertSet, together } from "./by-hand";

beforeEach(resetDatabase);
afterEach(async () => expect(await db.ledgerSet.count()).toBe(0));

const close = (through: string, at: string) =>
  appQuery(
    `${auditEntryOf(SOME_PERSON)} INSERT INTO period_closings (id, closed_through, closed_at, closed_by_id) VALUES (gen_random_uuid(), ${through}, ${at}, ${SOME_PERSON})`,
  );
const write = (more: { on?: string; at?: string; occurred?: string }) => {
  const id = randomUUID();
  return together(insertSet(id, more), insertLines(id, BALANCED, more));
};

test.each(["now() + interval '1 hour'", "'infinity'"])(
  "nothing is recorded at %s, to be unknown again tomorrow",
  async (at) => {
    await expect(write({ at })).rejects.toThrow("ledger_sets_recorded_by_now");
  },
);

/** Every other record whose moment a figure is told from, or that holds money back. */
const RECORDED = [
  ["exchange_rates", "recorded_at"],
  ["audit_facts", "at"],
  ["stage_changes", "at"],
  ["decisions", "recorded_at"],
  ["deposit_confirmations", "confirmed_at"],
  ["tranche_plans", "planned_at"],
  ["programme_conditions", "set_at"],
  ["condition_fulfilments", "recorded_at"],
  ["programme_reports", "recorded_at"],
  ["transfer_requests", "prepared_at"],
  ["transfer_overrides", "recorded_at"],
  ["transfer_endings", "recorded_at"],
  ["transfer_reversals", "recorded_at"],
] as const;
/** The clock is asked before anything else: a row needs no more than its moment. */
const insertMoment = (table: string, moment: string, at: string) =>
  appQuery(`INSERT INTO ${table} (${moment}) VALUES (${at})`);

test.each(RECORDED)(
  "nothing goes into %s before its time, but for clocks that differ by minutes",
  async (table, moment) => {
    await expect(insertMoment(table, moment, "now() + interval '6 minutes'")).rejects.toThrow("recorded_by_now");
    await expect(insertMoment(table, moment, "now() + interval '4 minutes'")).rejects.not.toThrow("recorded_by_now");
  },
);

describe("with its clock at work, the application", () => {
  beforeAll(() => tellThePast(process.env.DATABASE_OWNER_URL ?? "", false));
  afterAll(() => tellThePast(process.env.DATABASE_OWNER_URL ?? "", true));
  const long = "now() - interval '2 hours'";

  test.each(RECORDED)("writes nothing into %s in the past, but for long acts", async (table, moment) => {
    await expect(insertMoment(table, moment, "now() - interval '61 minutes'")).rejects.toThrow("recorded_when_told");
    await expect(insertMoment(table, moment, "now() - interval '59 minutes'")).rejects.not.toThrow(
      "recorded_when_told",
    );
  });

  test.each([
    ["a set, to be known on a day that is over", () => write({ at: long })],
    ["a closing", () => close("'2024-06-30'", long)],
    [
      "a fact of the audit",
      () =>
        appQuery(
          `INSERT INTO audit_facts (at, name, subject_type, subject_id) VALUES (${long}, 'period.closed', 'period', 'any')`,
        ),
    ],
    [
      "a rate",
      () =>
        appQuery(
          `INSERT INTO exchange_rates VALUES ('EUR', 'ecb', '2024-01-31', 1.1, 'daily', '1.1', ${long}, gen_random_uuid())`,
        ),
    ],
  ])("does not record in the past %s", async (_, act) => {
    await expect(act()).rejects.toThrow("recorded_when_told");
  });
});

test.each(["infinity", "-infinity", "0044-03-15 BC", "20240-01-31"])("no day of the books is %s", async (on) => {
  await expect(write({ on })).rejects.toThrow("ledger_sets_calendar_day");
});

test.each(["'-infinity'", "'0044-03-15 BC'"])("no period is closed up to %s", async (through) => {
  await expect(close(through, "now()")).rejects.toThrow("period_closings_calendar_day");
});

test("nothing is late before any period is closed", async () => {
  await expect(write({ occurred: "2024-05-01" })).rejects.toThrow("ledger_sets_late_on_first_open_day");
});

test("a period is not closed ahead of its last day by a moment that has not come", async () => {
  await expect(close("current_date + 30", "now() + interval '60 days'")).rejects.toThrow("period_closings_go_on");
  expect(await db.periodClosing.count()).toBe(0);
});

describe("a transaction that does not see what others commit", () => {
  test.each(["REPEATABLE READ", "SERIALIZABLE"])("writes nothing into the books: %s", async (level) => {
    const writer = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await writer.connect();
    try {
      await writer.query(`BEGIN ISOLATION LEVEL ${level}`);
      await writer.query("SELECT count(*) FROM period_closings"); // what it sees is settled here
      await close("'2024-06-30'", "now()");
      await expect(writer.query(insertSet(randomUUID()))).rejects.toThrow("writers_see_what_is_committed");
    } finally {
      await writer.end();
    }
  });
});
