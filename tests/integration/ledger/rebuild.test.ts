import { beforeAll, expect, test } from "vitest";
import { given, part, setStage } from "@/tests/integration/contributions/stage";
import { ownerQuery } from "@/tests/support/postgres";
import { node, withAlias } from "../../../scripts/support/run.ts";

beforeAll(async () => {
  const stage = await setStage();
  await given(stage.cast.fmuOfficer, stage.donorId("norway"), { deposit: part() });
});

const rebuild = () => node(withAlias("prisma/rebuild.ts"));
const AGREE = { ok: true, output: "The totals agree with the books.\n" };

test("totals that agree with the books are said to", async () => {
  expect(await rebuild()).toEqual(AGREE);
});

test.each(["lines", "debits", "amount"])("totals whose %s differ are named and mended", async (column) => {
  await ownerQuery(`UPDATE ledger_totals SET ${column} = ${column} + 1 WHERE account = 'cash_with_agent'`);
  const { ok, output } = await rebuild();
  const told = expect.stringMatching(
    /^cash_with_agent \(.+\) of the (month|year) from .+: kept .+, counted .+$/,
  ) as string;
  expect([ok, ...output.split("\n")]).toEqual([true, told, told, "2 totals were mended.", ""]);
  expect(await rebuild()).toEqual(AGREE);
});
