import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { ownerQuery } from "@/tests/support/postgres";
import { insertLines, insertSet, type Row, together } from "./by-hand";

let stage: Stage;

/** An earmarked deposit of 15 March 2023: 990.00 of area 4 are left after the fee. */
beforeAll(async () => {
  stage = await setStage();
  const earmarks = [{ target: "area:4", amount: "1000" }];
  await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part({ earmarks }) });
});

const rowsOf = (amount: string, pool: string): Row[] => [
  ["allocated", "USD", amount, `${pool}, NULL, NULL`],
  ["allocated_contra", "USD", `-${amount}`],
];

/** Allocates by hand, past the application's own check. */
async function allocate(amount: string, pool: string, on = "2024-05-10"): Promise<string> {
  const id = randomUUID();
  await together(insertSet(id, { on }), insertLines(id, rowsOf(amount, pool), { on }));
  return id;
}
const sets = async () => (await ownerQuery("SELECT count(*)::int AS count FROM ledger_sets")) as unknown;

test.each([
  ["more than the pool holds", "990.01", "4", "2024-05-10"],
  ["from a pool without money", "0.01", "2", "2024-05-10"],
  ["from the unearmarked pool what is earmarked", "0.01", "NULL", "2024-05-10"],
  ["before the money was there", "990.00", "4", "2023-03-14"],
])("the database allocates nothing %s", async (_, amount, pool, on) => {
  const before = await sets();
  await expect(allocate(amount, pool, on)).rejects.toMatchObject({ constraint: "ledger_pool_holds" });
  expect(await sets()).toEqual(before);
});

test("of two who allocate the last money at once by hand, exactly one succeeds", async () => {
  const ends = await Promise.allSettled([allocate("500.00", "4"), allocate("500.00", "4")]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(allocate("490.01", "4")).rejects.toMatchObject({ constraint: "ledger_pool_holds" });
  await allocate("490.00", "4");
});
