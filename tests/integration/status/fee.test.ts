import { beforeAll, expect, test } from "vitest";
import { reverseEntry } from "@/lib/contributions/contribution.commands";
import { reviseFundSetting } from "@/lib/fund/fund-setting.commands";
import { findFundSettingRecord } from "@/lib/fund/fund.queries";
import { addDays, type Day, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { findFundStatus } from "@/lib/status/status.queries";
import { given, part, setStage, type Stage } from "@/tests/integration/contributions/stage";

const CHANGED_ON = "2024-01-01";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

async function revise(value: string, holdsFrom: Day) {
  const record = await findFundSettingRecord(stage.cast.admin, "fee-rate", today());
  const told = { key: "fee-rate", basedOn: record?.basedOn, source: "Memorandum of understanding" };
  await reviseFundSetting(stage.cast.admin, { ...told, value, holdsFrom });
}

/** The fee kept with a deposit of 12,345.67 of this day, and the identifier of its entry. */
async function deposited(effectiveOn: Day) {
  const { id } = await given(stage.cast.fmuOfficer, stage.donorId("norway"), {
    deposit: part({ amount: "12345.67", effectiveOn }),
  });
  const entry = await db.contributionEntry.findFirstOrThrow({ where: { contributionId: id } });
  return { entryId: entry.id, fee: entry.feeUsd.toFixed(2) };
}

const feeOn = async (asOf: Day) => toDecimal((await findFundStatus({ asOf, knownOn: today() })).closing.agentFee);

test("the fee of a deposit is the rate of its day, and stays what it was when the rate changes", async () => {
  const before = await deposited(addDays(CHANGED_ON, -1));
  expect(before.fee).toBe("123.46");
  await revise("0.015", CHANGED_ON);
  expect((await deposited(addDays(CHANGED_ON, -1))).fee).toBe("123.46");
  expect((await deposited(CHANGED_ON)).fee).toBe("185.19");
  expect(await feeOn(addDays(CHANGED_ON, -1))).toBe("246.92");
  expect(await feeOn(CHANGED_ON)).toBe("432.11");

  await revise("0.02", "2019-05-01");
  expect([await feeOn(addDays(CHANGED_ON, -1)), await feeOn(CHANGED_ON)]).toEqual(["246.92", "432.11"]);
  await reverseEntry(stage.cast.fmuOfficer, { entryId: before.entryId, reason: "Wrong donor" });
  expect(await feeOn(CHANGED_ON)).toBe("308.65");
});
