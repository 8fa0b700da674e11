import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { startDraft } from "@/lib/concept-notes/commands";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";
import { ownerQuery } from "@/tests/support/postgres";
import { insertLines, insertSet, NOW, type Row, together, WRITER } from "./by-hand";

let stage: Stage;

/** An earmarked deposit of 15 March 2023: 990.00 of area 4 are left after the fee. */
beforeAll(async () => {
  stage = await setStage();
  const earmarks = [{ target: "area:4", amount: "1000" }];
  await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part({ earmarks }) });
});

/** Sets money aside by hand, past the application's own check, for a note that is invited with this amount. */
async function setAside(amount: string, pool: string, on = "2024-05-10"): Promise<void> {
  const [id, noteId] = [randomUUID(), (await startDraft(stage.cast.agency, {})).value.id];
  const rows: Row[] = [
    ["reserved", "USD", amount, `${pool}, NULL, NULL`],
    ["reserved_contra", "USD", `-${amount}`],
  ];
  await together(
    `INSERT INTO stage_changes (note_id, move, to_stage, amount_usd, detail, effective_on, at, actor_id)
     VALUES ('${noteId}', 'invite', 'invited', ${amount}, '{}', '${on}', ${NOW}, ${WRITER})`,
    insertSet(id, { on, act: "programme.reserved", subject: `'concept-note', '${noteId}'` }),
    insertLines(id, rows, { on })
      .replace("category)", "category, note_id)")
      .replaceAll(/NULL\)/g, `NULL, '${noteId}')`),
    "SET CONSTRAINTS ledger_pool_holds IMMEDIATE",
  );
}
const sets = async () => (await ownerQuery("SELECT count(*)::int AS count FROM ledger_sets")) as unknown;

test.each([
  ["more than the pool holds", "990.01", "4", "2024-05-10"],
  ["from a pool without money", "0.01", "2", "2024-05-10"],
  ["from the unearmarked pool what is earmarked", "0.01", "NULL", "2024-05-10"],
  ["before the money was there", "990.00", "4", "2023-03-14"],
])("the database sets nothing aside %s", async (_, amount, pool, on) => {
  const before = await sets();
  await expect(setAside(amount, pool, on)).rejects.toMatchObject({ constraint: "ledger_pool_holds" });
  expect(await sets()).toEqual(before);
});

test("of two who take the last money at once by hand, exactly one succeeds", async () => {
  const ends = await Promise.allSettled([setAside("500.00", "4"), setAside("500.00", "4")]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(setAside("490.01", "4")).rejects.toMatchObject({ constraint: "ledger_pool_holds" });
  await setAside("490.00", "4");
});
