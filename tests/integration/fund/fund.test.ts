import { beforeAll, describe, expect, test } from "vitest";
import { reviseFundSetting } from "@/lib/fund/fund-setting.commands";
import { FUND_SETTING_KEYS, type FundSettingKey } from "@/lib/fund/fund-setting.schema";
import { findFundProfile, findFundSettingRecord, listFundSettings } from "@/lib/fund/fund.queries";
import type { Cast } from "@/prisma/seed/cast";
import { loadReferenceData } from "@/prisma/seed/reference";
import { countRecords, factsOf, refusalOf, setReferenceStage, TODAY } from "@/tests/support/reference";

let cast: Cast;
beforeAll(async () => {
  cast = await setReferenceStage();
});

const setting = async (key: FundSettingKey, value: unknown, given: object = {}) => {
  const record = await findFundSettingRecord(cast.admin, key, TODAY);
  return { key, value, basedOn: record?.basedOn, source: "Decision SC-2026-04", holdsFrom: "2026-05-01", ...given };
};

test("the profile on the leaflet's day is what the leaflet says", async () => {
  expect(await findFundProfile("2024-01-31")).toMatchObject({
    name: "Migration Multi-Partner Trust Fund",
    feeRate: "0.01",
    indirectRate: "0.07",
    target: { amount: "150000000.00", currency: "USD", label: "IMRF 2026" },
    targets: [{ amount: "25000000.00" }, { amount: "70000000.00" }, { amount: "150000000.00" }],
    gcmChampions: ["LU", "PT", "TR"],
  });
});

test("the profile before the Fund has its name and no target", async () => {
  expect(await findFundProfile("2000-01-01")).toMatchObject({ shortName: "Migration MPTF", target: null, targets: [] });
});

describe("revising a value of the profile", () => {
  test("adds a target from its day on and keeps the history, with one audit fact", async () => {
    const value = { amount: "200000000", currency: "USD", label: "IMRF 2030" };
    const facts = await factsOf(async () => reviseFundSetting(cast.fmuHead, await setting("target", value)));
    expect(facts).toEqual([
      expect.objectContaining({
        name: "reference.revised",
        subjectId: "fund:target",
        before: expect.objectContaining({ value: expect.objectContaining({ amount: "150000000.00" }) }),
        after: expect.objectContaining({
          value: { ...value, amount: "200000000.00" },
          source: "Decision SC-2026-04",
          holdsFrom: "2026-05-01",
        }),
      }),
    ]);
    expect((await findFundProfile("2026-04-30")).target?.label).toBe("IMRF 2026");
    expect((await findFundProfile("2026-05-01")).target).toMatchObject({ label: "IMRF 2030", decidedOn: "2026-05-01" });
  });

  test("corrects a past day by a new record, and the corrected one stays in the history", async () => {
    await reviseFundSetting(cast.admin, await setting("indirect-rate", "0.08", { holdsFrom: "2019-05-01" }));
    expect((await findFundProfile("2020-01-01")).indirectRate).toBe("0.08");
    const record = await findFundSettingRecord(cast.admin, "indirect-rate", TODAY);
    expect(record?.lines.map(({ value, standing }) => [value.value, standing])).toEqual([
      ["0.08", "in-force"],
      ["0.07", "corrected"],
    ]);
  });

  test("tells the second of two who started from the same record", async () => {
    const inputs = [await setting("fee-rate", "0.011"), await setting("fee-rate", "0.012")];
    const results = await Promise.allSettled(inputs.map((input) => reviseFundSetting(cast.admin, input)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results).toContainEqual({ status: "rejected", reason: expect.objectContaining({ code: "conflict" }) });
  });

  test.each([
    ["a rate that is no rate", "fee-rate", "one per cent", "value"],
    ["a target without its event", "target", { amount: "1", currency: "USD", label: " " }, "value.label"],
    ["a country nobody knows", "gcm-champions", ["ZZ"], "value"],
  ] as const)("is refused with %s, and leaves no trace", async (_, key, value, field) => {
    expect(await refusalOf(reviseFundSetting, cast.admin, await setting(key, value))).toMatchObject({
      code: "invalid",
      fields: { [field]: expect.any(String) },
      records: 0,
      facts: [],
    });
  });

  test("is refused to the Administrative Agent, and only the refusal is audited", async () => {
    const input = await setting("fee-rate", "0.02");
    expect(await refusalOf(reviseFundSetting, cast.administrativeAgent, input)).toMatchObject({
      code: "forbidden",
      records: 0,
      facts: ["access.refused"],
    });
  });
});

test("the settings are listed in full for whoever reads the reference data", async () => {
  expect((await listFundSettings(cast.auditor, TODAY)).map(({ key }) => key)).toEqual(FUND_SETTING_KEYS);
  await expect(listFundSettings(cast.agency, TODAY)).rejects.toMatchObject({ code: "forbidden" });
});

test("loading the reference data again changes nothing and says so", async () => {
  const before = await countRecords();
  const said: string[] = [];
  const facts = await factsOf(() => loadReferenceData((line) => said.push(line)));
  expect([await countRecords(), facts, said]).toEqual([before, [], ["Reference data: already there."]]);
});
