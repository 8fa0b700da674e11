import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startDraft } from "@/lib/concept-notes/concept-note.commands";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { waitingForTurns } from "@/tests/support/locks";
import { ownerQuery } from "@/tests/support/postgres";
import { inTransaction, insertLines, insertSet, type Row, setAside, together } from "./by-hand";

let stage: Stage;

/** An earmarked deposit of 15 March 2023: 990.00 of area 4 are left after the fee. */
beforeAll(async () => {
  stage = await setStage();
  const earmarks = [{ target: "area:4", amount: "1000" }];
  await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part({ earmarks }) });
});

/** A note without anything set aside for it. */
const note = async () => (await startDraft(stage.cast.agency, {})).value.id;
const POOL = "SET CONSTRAINTS ledger_pool_holds IMMEDIATE";

/** Sets money aside by hand, past the application's own check. */
const take = async (amount: string, pool: string, on = "2024-05-10") =>
  together(...setAside(await note(), amount, pool, on), POOL);
const sets = async () => (await ownerQuery("SELECT count(*)::int AS count FROM ledger_sets")) as unknown;

test.each([
  ["more than the pool holds", "990.01", "4", "2024-05-10"],
  ["from a pool without money", "0.01", "2", "2024-05-10"],
  ["from the unearmarked pool what is earmarked", "0.01", "NULL", "2024-05-10"],
  ["before the money was there", "990.00", "4", "2023-03-14"],
])("the database sets nothing aside %s", async (_, amount, pool, on) => {
  const before = await sets();
  await expect(take(amount, pool, on)).rejects.toMatchObject({ constraint: "ledger_pool_holds" });
  expect(await sets()).toEqual(before);
});

test("of two who take the last money at once by hand, in years that share no total, exactly one succeeds", async () => {
  const [first, second] = [await note(), await note()];
  const late = await inTransaction(async (one) => {
    for (const statement of [...setAside(first, "500.00", "4"), POOL]) await one.query(statement);
    const other = together(...setAside(second, "500.00", "4", "2025-05-10"), POOL);
    const end = Promise.allSettled([other]);
    await waitingForTurns(1);
    return { end };
  });
  expect(await late.end).toMatchObject([{ status: "rejected", reason: { constraint: "ledger_pool_holds" } }]);
  await expect(take("490.01", "4")).rejects.toMatchObject({ constraint: "ledger_pool_holds" });
  await take("490.00", "4");
});

test("what a pool lacked on an earlier day holds nothing back that it has on every day from then on", async () => {
  const [id, on] = [randomUUID(), "2022-12-31"];
  const charge: Row[] = [
    ["bank_charges", "USD", "5.00"],
    ["cash_with_agent", "USD", "-5.00"],
  ];
  await together(insertSet(id, { act: "booking.bank-charges", on }), insertLines(id, charge, { on }));
  await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part() });
  await expect(take("985.01", "NULL")).rejects.toMatchObject({ constraint: "ledger_pool_holds" });
  await take("985.00", "NULL");
});
