import { readFile } from "node:fs/promises";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { recordDecision } from "@/lib/committee/decision.commands";
import { addDays, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { meetCondition, setCondition } from "@/lib/programmes/conditions/condition.commands";
import { findProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { activateProgramme } from "@/lib/programmes/programme.commands";
import { submitReport } from "@/lib/programmes/reports/report.commands";
import { planTranches } from "@/lib/programmes/tranches/tranche.commands";
import { overrideBlocks, releaseTransfer } from "@/lib/transfers/transfer.commands";
import { waitingForTurns } from "@/tests/support/locks";
import { ownerQuery } from "@/tests/support/postgres";
import { decision, seen } from "../concept-notes/way";
import { backdate, factsAfter, isRefused, planned, prepared, setStage, type Stage, twoTranches } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const on = today();

describe("what holds a release back", () => {
  test("an open condition of its tranche, until it is met; one of a later tranche does not", async () => {
    const noteId = await planned(stage);
    const { fmuOfficer, administrativeAgent } = stage.people;
    const transferId = await prepared(stage, noteId);
    const later = { noteId, text: "Report on phase one.", dueOn: "", fromTranche: "2", decisionId: "" };
    await setCondition(fmuOfficer, later);
    const now = { ...later, text: "Sign the host agreement.", dueOn: addDays(on, 30), fromTranche: "1" };
    const { value } = await setCondition(fmuOfficer, now);
    await isRefused(() => releaseTransfer(administrativeAgent, { transferId, on }), {
      code: "not-now",
      message: expect.stringContaining("Sign the host agreement."),
    });
    const met = { conditionId: value.conditionId, metOn: on, note: "Signed." };
    expect(await factsAfter(() => meetCondition(fmuOfficer, met))).toEqual(["condition.met"]);
    await isRefused(() => meetCondition(fmuOfficer, met), { code: "conflict" });
    await releaseTransfer(administrativeAgent, { transferId, on });
  });

  test("is set aside by the head of the unit alone, with a reason that stays, and only what stood then", async () => {
    const noteId = await planned(stage);
    const { fmuOfficer, fmuHead, administrativeAgent } = stage.people;
    const transferId = await prepared(stage, noteId);
    const override = { transferId, reason: "The ministry confirmed in writing." };
    await isRefused(() => overrideBlocks(fmuHead, override), { code: "not-now" });
    const condition = { noteId, text: "First condition.", fromTranche: 1, dueOn: null, decisionId: null };
    await setCondition(fmuOfficer, condition);
    await isRefused(() => overrideBlocks(fmuOfficer, override), { code: "forbidden" });
    expect(await factsAfter(() => overrideBlocks(fmuHead, override))).toEqual(["transfer.overridden"]);
    await setCondition(fmuOfficer, { ...condition, text: "Second condition." });
    await isRefused(() => releaseTransfer(administrativeAgent, { transferId, on }), {
      message: expect.not.stringContaining("First condition."),
    });
    await overrideBlocks(fmuHead, override);
    await releaseTransfer(administrativeAgent, { transferId, on });
    expect(await db.transferOverride.count({ where: { transferId } })).toBe(2);
  });

  test("holds it back today, whatever day is typed: neither an earlier day gets round it nor does what is met since stop it", async () => {
    const noteId = await planned(stage);
    const { fmuOfficer, fmuHead, administrativeAgent } = stage.people;
    await activateProgramme(administrativeAgent, { ...(await seen(noteId)), signedOn: on, firstTransferOn: on });
    const year = Number(on.slice(0, 4)) - 2;
    for (const move of ["approve", "activate"] as const) await backdate(noteId, move, `${year}-06-15`);
    const transferId = await prepared(stage, noteId);
    const release = (day: string) => releaseTransfer(administrativeAgent, { transferId, on: day });
    await isRefused(() => release(`${year + 1}-03-30`), {
      code: "not-now",
      message: expect.stringContaining(`narrative report of ${year}, due`),
    });
    const money = await findProgrammeMoney(fmuOfficer, noteId, { asOf: on, knownOn: on });
    for (const { kind, year: of, standing } of money?.reports ?? [])
      if (standing === "missing") await submitReport(fmuOfficer, { noteId, kind, year: of, doneOn: on });
    const condition = { noteId, text: "Sign the agreement.", fromTranche: 1, dueOn: null, decisionId: null };
    const { value } = await setCondition(fmuOfficer, condition);
    await meetCondition(fmuOfficer, { conditionId: value.conditionId, metOn: on, note: "Signed." });
    await isRefused(() => overrideBlocks(fmuHead, { transferId, reason: "Nothing to set aside" }), { code: "not-now" });
    await release(addDays(on, -2));
  });

  test("the conditions of the decision that approved it, of each approved note alone, shown as of that decision", async () => {
    const { fmuOfficer, administrativeAgent } = stage.people;
    const [noteId, endorsed] = [await stage.way.appraised(), await stage.way.recommended()];
    const items = [
      { ...(await seen(noteId)), outcome: "approved", amountUsd: "2000000", source: "unearmarked" },
      { ...(await seen(endorsed)), outcome: "endorsed", amountUsd: "2000000" },
    ];
    const conditions = "The ministry signs first.";
    const left = await factsAfter(async () => recordDecision(fmuOfficer, decision(items, { conditions })));
    expect(left).toEqual(["condition.set", "decision.recorded"]);
    const made = await db.decision.findFirstOrThrow({ where: { conditions }, include: { programmeConditions: true } });
    expect(made.programmeConditions).toMatchObject([{ noteId, text: conditions, fromTranche: 1, dueOn: null }]);

    await planTranches(fmuOfficer, { noteId, version: 0, tranches: twoTranches(stage) });
    const transferId = await prepared(stage, noteId);
    await isRefused(() => releaseTransfer(administrativeAgent, { transferId, on }), {
      code: "not-now",
      message: expect.stringContaining(conditions),
    });
    const money = await findProgrammeMoney(fmuOfficer, noteId, { asOf: on, knownOn: on });
    expect(money?.conditions).toMatchObject([{ text: conditions, decision: made.number, metOn: null }]);
    const [conditionId = ""] = money?.conditions.map(({ id }) => id) ?? [];
    await meetCondition(fmuOfficer, { conditionId, metOn: on, note: "Signed." });
    await releaseTransfer(administrativeAgent, { transferId, on });
  });

  test("the conditions of a decision recorded before they did, once the database is brought up to date", async () => {
    const noteId = await stage.way.appraised();
    const item = { ...(await seen(noteId)), outcome: "approved", amountUsd: "2000000", source: "unearmarked" };
    await recordDecision(stage.people.fmuOfficer, decision([item], { conditions: "As it was recorded then." }));
    await ownerQuery("ALTER TABLE programme_conditions DISABLE TRIGGER USER");
    await ownerQuery("DELETE FROM programme_conditions WHERE note_id = $1", [noteId]);
    await ownerQuery("ALTER TABLE programme_conditions ENABLE TRIGGER USER");
    const sql = await readFile("prisma/migrations/20261124000900_conditions_of_decisions/migration.sql", "utf8");
    // The migration ran before the rule on authors.
    await ownerQuery("ALTER TABLE programme_conditions DISABLE TRIGGER programme_conditions_note_actor");
    await ownerQuery(sql);
    await ownerQuery(sql);
    await ownerQuery("ALTER TABLE programme_conditions ENABLE TRIGGER programme_conditions_note_actor");
    const found = await db.programmeCondition.findMany({ where: { noteId }, include: { decision: true } });
    expect(found).toMatchObject([{ text: "As it was recorded then.", decision: { conditions: found[0]?.text } }]);
  });

  test("a condition set at the moment of a release: the release waits for it and is held back", async () => {
    const noteId = await planned(stage);
    const transferId = await prepared(stage, noteId);
    const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await other.connect();
    try {
      await other.query("BEGIN");
      await other.query("SELECT pg_advisory_xact_lock(hashtext('ledger_pools'))");
      const condition = { noteId, text: "Set just now.", fromTranche: 1, dueOn: null, decisionId: null };
      const setting = setCondition(stage.people.fmuOfficer, condition);
      await waitingForTurns(1);
      const releasing = expect(
        releaseTransfer(stage.people.administrativeAgent, { transferId, on }),
      ).rejects.toMatchObject({ code: "not-now", message: expect.stringContaining("Set just now.") });
      await waitingForTurns(2);
      await other.query("COMMIT");
      await setting;
      await releasing;
    } finally {
      await other.end();
    }
  });
});
