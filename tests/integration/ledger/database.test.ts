import { auditEntryOf, SOME_PERSON } from "@/tests/support/audited";
import { randomUUID } from "node:crypto";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/kernel/db";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { appQuery, ownerQuery } from "@/tests/support/postgres";
import { BALANCED, insertLines, insertSet, NOW, type Row, together } from "./by-hand";

let stage: Stage;
let depositSet: string;

beforeAll(async () => {
  stage = await setStage();
  await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part() });
  depositSet = (await db.ledgerSet.findFirstOrThrow()).id;
});

/** What stands in the books: sets, lines and totals. */
const books = () =>
  ownerQuery(
    `SELECT (SELECT count(*) FROM ledger_sets)::int AS sets, (SELECT count(*) FROM ledger_lines)::int AS lines,
       (SELECT string_agg(t::text, ' ' ORDER BY t::text) FROM (
          SELECT grain, starts_on, account, currency, donor_id, area_number, region_slug, lines, amount FROM ledger_totals) t) AS totals`,
  );

describe("the application's user", () => {
  test.each([
    "UPDATE ledger_sets SET note = 'Other'",
    "UPDATE ledger_lines SET amount = amount * 2",
    "DELETE FROM ledger_sets",
    "DELETE FROM ledger_lines",
    "TRUNCATE ledger_lines",
    "UPDATE ledger_totals SET amount = 0",
    "INSERT INTO ledger_totals (grain, starts_on, account, currency, lines, amount) VALUES ('year', '2024-01-01', 'deposits', 'USD', 1, 1)",
    "DELETE FROM period_closings",
    "SELECT rebuild_ledger_totals()",
    "SELECT post_unposted_entries()",
    "ALTER TABLE ledger_lines DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "CREATE TEMP TABLE ledger_lines (LIKE public.ledger_lines)",
  ])("may not %s", async (sql) => {
    await expect(appQuery(sql)).rejects.toThrow(/permission denied|must be owner/);
  });

  test("may write a set that is whole", async () => {
    const id = randomUUID();
    await together(insertSet(id), insertLines(id, BALANCED));
    expect(await db.ledgerLine.count({ where: { setId: id } })).toBe(2);
  });
});

test.each(["UPDATE ledger_lines SET amount = 1", "DELETE FROM ledger_sets", "DELETE FROM period_closings"])(
  "not even the owner may %s",
  async (sql) => {
    await expect(ownerQuery(sql)).rejects.toThrow(/append_only/);
  },
);

describe("the database refuses, and keeps nothing of,", () => {
  let before: unknown;
  beforeEach(async () => {
    before = await books();
  });

  const lines = (rows: readonly Row[], more: Parameters<typeof insertSet>[1] = {}) => {
    const id = randomUUID();
    return together(insertSet(id, more), insertLines(id, rows, { on: more.on }));
  };

  test.each<[string, string, () => Promise<void>]>([
    [
      "lines that do not add up",
      "ledger_lines_balanced",
      () =>
        lines([
          ["cash_with_agent", "USD", "5.00"],
          ["fund_interest", "USD", "-4.99"],
        ]),
    ],
    [
      "lines that add up to less than zero",
      "ledger_lines_balanced",
      () =>
        lines([
          ["cash_with_agent", "USD", "4.99"],
          ["fund_interest", "USD", "-5.00"],
        ]),
    ],
    ["a single line", "ledger_lines_balanced", () => lines([["cash_with_agent", "USD", "5.00"]])],
    [
      "two currencies whose numbers add up",
      "ledger_lines_one_currency",
      () =>
        lines([
          ["cash_with_agent", "USD", "5.00"],
          ["fund_interest", "EUR", "-5.00"],
        ]),
    ],
    [
      "two currencies that each add up",
      "ledger_lines_one_currency",
      () => lines([...BALANCED, ["cash_with_agent", "EUR", "3"], ["fund_interest", "EUR", "-3"]]),
    ],
    [
      "a part of a cent, even a balanced one",
      "ledger_lines_whole_cents",
      () =>
        lines([
          ["cash_with_agent", "USD", "0.0001"],
          ["fund_interest", "USD", "-0.0001"],
        ]),
    ],
    [
      "a line of nothing",
      "ledger_lines_not_zero",
      () =>
        lines([
          ["cash_with_agent", "USD", "0"],
          ["fund_interest", "USD", "0"],
        ]),
    ],
    [
      "money of an area and of a region at once",
      "ledger_lines_one_pool",
      () =>
        lines([
          ["cash_with_agent", "USD", "5"],
          ["deposits", "USD", "-5", "4, 'europe', NULL"],
        ]),
    ],
    [
      "a ninth budget category",
      "ledger_lines_category",
      () =>
        lines([
          ["expenditure", "USD", "5", "NULL, NULL, 9"],
          ["spent", "USD", "-5"],
        ]),
    ],
    ["a set without lines", "ledger_sets_have_lines", () => together(insertSet(randomUUID()))],
    [
      "further lines of a set that stands, even balanced ones",
      "ledger_lines_written_together",
      () =>
        together(
          insertLines(depositSet, BALANCED, { from: 11 }).replaceAll(
            `'2024-05-10', ${NOW}`,
            `(SELECT effective_on FROM ledger_sets WHERE id = '${depositSet}'), (SELECT recorded_at FROM ledger_sets WHERE id = '${depositSet}')`,
          ),
        ),
    ],
    [
      "a line of another day than its set",
      "ledger_lines_set_id_effective_on_recorded_at_fkey",
      () => {
        const id = randomUUID();
        return together(insertSet(id), insertLines(id, BALANCED, { on: "2024-05-11" }));
      },
    ],
    ["a mirror of other lines", "ledger_sets_mirror", () => lines(BALANCED, { reverses: depositSet })],
    [
      "a mirror without a reason",
      "ledger_sets_mirror_says_why",
      () => lines(BALANCED, { reverses: depositSet, note: " " }),
    ],
    [
      "a late fact that is not earlier",
      "ledger_sets_late_is_earlier",
      () => lines(BALANCED, { on: "2024-05-10", occurred: "2024-05-10" }),
    ],
  ])("%s", async (_, rule, act) => {
    await expect(act()).rejects.toThrow(rule);
    expect(await books()).toEqual(before);
  });
});

describe("a closed period", () => {
  const close = (through: string, at = "now()") =>
    appQuery(
      `${auditEntryOf(SOME_PERSON)} INSERT INTO period_closings (id, closed_through, closed_at, closed_by_id) VALUES (gen_random_uuid(), '${through}', ${at}, ${SOME_PERSON})`,
    );

  test("takes no entry, and the next day does", async () => {
    await close("2023-12-31");
    const id = randomUUID();
    await expect(
      together(insertSet(id, { on: "2023-12-31" }), insertLines(id, BALANCED, { on: "2023-12-31" })),
    ).rejects.toThrow("ledger_sets_period_open");
    await together(
      insertSet(id, { on: "2024-01-01", occurred: "2023-12-31" }),
      insertLines(id, BALANCED, { on: "2024-01-01" }),
    );
    expect(await db.ledgerSet.count({ where: { id } })).toBe(1);
  });

  test("has no late fact on a day after the first open one", async () => {
    const [id, on] = [randomUUID(), "2024-01-02"];
    const late = together(insertSet(id, { on, occurred: "2023-12-31" }), insertLines(id, BALANCED, { on }));
    await expect(late).rejects.toThrow("ledger_sets_late_on_first_open_day");
  });

  test("is closed once, in order, and only after its last day", async () => {
    await expect(close("2023-12-31")).rejects.toThrow(/period_closings_(go_on|once)/);
    await expect(close("2023-06-30")).rejects.toThrow("period_closings_go_on");
    await expect(close("2024-06-30", "'2024-06-30T23:59:00Z'")).rejects.toThrow("period_closings_go_on");
  });

  test("is not slipped past by who writes while it is being closed", async () => {
    const writer = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await writer.connect();
    try {
      const id = randomUUID();
      await writer.query("BEGIN");
      await writer.query(insertSet(id, { on: "2024-03-01" }));
      const closing = close("2024-03-31");
      await writer.query(insertLines(id, BALANCED, { on: "2024-03-01" }));
      await writer.query("COMMIT");
      await closing;
      expect(await db.ledgerSet.count({ where: { id } })).toBe(1);
      const late = randomUUID();
      await expect(
        together(insertSet(late, { on: "2024-03-02" }), insertLines(late, BALANCED, { on: "2024-03-02" })),
      ).rejects.toThrow("ledger_sets_period_open");
    } finally {
      await writer.end();
    }
  });
});
