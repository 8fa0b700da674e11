import { beforeAll, expect, test } from "vitest";
import { reverseEntry } from "@/lib/contributions/contribution.commands";
import { refusalOf } from "@/lib/constraints";
import { db } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { appQuery, ownerQuery } from "@/tests/support/postgres";
import { given, part, setStage, type Stage } from "./stage";

let stage: Stage;
let entry: { id: string; contributionId: string; donorId: string };

beforeAll(async () => {
  stage = await setStage();
  const { id } = await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part() });
  entry = await db.contributionEntry.findFirstOrThrow({ where: { contributionId: id } });
});

const COLUMNS =
  "id, contribution_id, donor_id, kind, amount, currency, rate, rate_on, amount_usd, fee_usd, effective_on, recorded_at, recorded_by_id, note, reverses_id, request_key";

/** Writes an entry straight into the table as the application's user. */
function insert(given: Record<string, unknown>) {
  const row = {
    contribution_id: entry.contributionId,
    donor_id: entry.donorId,
    kind: "deposit",
    amount: "-1000",
    currency: "USD",
    rate: "1",
    amount_usd: "-1000",
    fee_usd: "-10",
    note: "Wrong",
    reverses_id: entry.id,
    ...given,
  };
  return appQuery(
    `INSERT INTO contribution_entries (${COLUMNS}) VALUES (uuidv7(), $1, $2, $3, $4, $5, $6, now(), $7, $8, now(), now(), uuidv7(), $9, $10, uuidv7())`,
    [
      "contribution_id",
      "donor_id",
      "kind",
      "amount",
      "currency",
      "rate",
      "amount_usd",
      "fee_usd",
      "note",
      "reverses_id",
    ].map((name) => row[name as keyof typeof row]),
  );
}

test.each([
  ["contributions", "UPDATE contributions SET title = 'Other'"],
  ["entries", "UPDATE contribution_entries SET amount_usd = amount_usd + 1"],
  ["earmarks", "DELETE FROM earmarks"],
  ["confirmations", "DELETE FROM deposit_confirmations"],
  ["entries, emptied", "TRUNCATE contribution_entries CASCADE"],
  ["totals", "UPDATE ledger_totals SET amount = 0"],
  ["totals, built anew", "SELECT rebuild_ledger_totals()"],
])("the application's user may not change or delete %s", async (_, sql) => {
  await expect(appQuery(sql)).rejects.toThrow(/permission denied/);
});

test("not even the owner changes an entry", async () => {
  await expect(ownerQuery("UPDATE contribution_entries SET note = 'Other'")).rejects.toThrow(/append_only/);
  await expect(ownerQuery("DELETE FROM contribution_entries")).rejects.toThrow(/append_only/);
});

test.each([
  ["a mirror of another amount", { amount: "-999", amount_usd: "-999" }, "contribution_entries_reversal_mirrors"],
  ["a mirror without the fee", { fee_usd: "0" }, "contribution_entries_reversal_mirrors"],
  ["a mirror of another kind", { kind: "pledge", fee_usd: "0" }, "contribution_entries_reversal_mirrors"],
  ["a reversal without a reason", { note: " " }, "contribution_entries_reversal_says_why"],
  ["a negative entry that reverses nothing", { reverses_id: null }, "contribution_entries_sign"],
  [
    "USD that is not its own value",
    { reverses_id: null, amount: "5", amount_usd: "6", fee_usd: "0" },
    "contribution_entries_usd_is_usd",
  ],
  [
    "a fee on a pledge",
    { reverses_id: null, kind: "pledge", amount: "5", amount_usd: "5", fee_usd: "1" },
    "contribution_entries_fee_on_deposits_only",
  ],
])("the database refuses %s", async (_, row, constraint) => {
  await expect(insert(row)).rejects.toThrow(constraint);
});

test("the database refuses an entry of another donor than its contribution's", async () => {
  await expect(insert({ donor_id: stage.donorId("sweden") })).rejects.toThrow("contribution_entries_same_donor");
});

test("the database refuses earmarks above their entry, when the transaction ends, with a sentence", async () => {
  const line = { entryId: entry.id, areaNumber: 1, amount: "600", amountUsd: "600" };
  const act = db.$transaction(async (tx) => {
    await tx.earmark.create({ data: line });
    await tx.earmark.create({ data: { ...line, areaNumber: 2 } });
  });
  const refusal = refusalOf(await act.catch((error: unknown) => error), { entry: { earmarks: [] } });
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({
    message: "The earmarks add up to more than the amount.",
    fields: { "entry.earmarks": "The earmarks add up to more than the amount." },
  });
  expect(await db.earmark.count()).toBe(0);
});

test("a second mirror of one entry is refused", async () => {
  await reverseEntry(stage.cast.fmuOfficer, { entryId: entry.id, reason: "Wrong" });
  await expect(insert({})).rejects.toThrow("contribution_entries_reversed_once");
});
