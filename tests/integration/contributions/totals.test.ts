import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { ENTRY_KINDS, sumUsd } from "@/lib/contributions/contribution-entries";
import { earmarked, sumByYear, sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { recordDeposit, reverseEntry } from "@/lib/contributions/contribution.commands";
import { addDays, dateOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { tellContributions } from "@/prisma/seed/contributions";
import { ownerQuery } from "@/tests/support/postgres";
import { given, part, setStage, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});

const BEFORE = { pledged: "0.00", committed: "0.00", deposited: "0.00", receivable: "0.00" };

test("the leaflet's balances come out, and telling them twice changes nothing", async () => {
  await tellContributions(stage.cast, () => undefined);
  await tellContributions(stage.cast, () => undefined);
  const sums = await sumContributions("2024-01-31");
  expect(sums).toMatchObject({
    pledged: "0.00",
    committed: "57425741.00",
    deposited: "57425741.00",
    receivable: "0.00",
    depositedByMemberStates: "57212620.00",
  });
  expect(sums.byDonor).toHaveLength(22);
  expect(sums.byDonor[0]).toMatchObject({ donor: { name: "Germany", type: "member_state" }, deposited: "19569912.00" });
  expect(sums.byDonor.filter(({ donor }) => donor.type === "member_state")).toHaveLength(20);
  expect(await sumContributions("2024-01-30")).toMatchObject({ ...BEFORE, byDonor: [] });
  expect(await sumByYear("2026-06-30")).toMatchObject([{ year: 2024, committed: "57425741.00" }]);
});

/** The same figures, added up from every entry. */
async function recount(asOf: string) {
  const sums = await db.contributionEntry.groupBy({
    by: ["kind"],
    where: { effectiveOn: { lte: dateOf(asOf) } },
    _sum: { amountUsd: true },
  });
  return ENTRY_KINDS.map((kind) => sums.find((one) => one.kind === kind)?._sum.amountUsd?.toFixed(2) ?? "0.00");
}

const days = fc.integer({ min: 0, max: 1500 }).map((offset) => addDays("2020-01-01", offset));
const entry = fc.record({
  donor: fc.constantFrom("norway", "sweden", "robert-bosch-stiftung"),
  kind: fc.constantFrom(...ENTRY_KINDS),
  minor: fc.integer({ min: 1, max: 900_000_000 }),
  on: fc.oneof(days, fc.constantFrom("2020-12-31", "2021-01-01", "2021-02-28", "2021-03-01", "2023-11-30")),
  reversed: fc.boolean(),
});

test("whatever was recorded and reversed, on any day the figures are those of a recount", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(entry, { minLength: 1, maxLength: 6 }),
      fc.array(days, { minLength: 3, maxLength: 6 }),
      async (entries, asked) => {
        for (const { donor, kind, minor, on, reversed } of entries) {
          const amount = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
          const { id } = await given(stage.cast.fmuOfficer, stage.donorId(donor), {
            [kind]: part({ amount, effectiveOn: on }),
          });
          const [made] = await db.contributionEntry.findMany({ where: { contributionId: id } });
          if (reversed && made)
            await reverseEntry(stage.cast.fmuHead, { entryId: made.id, reason: "Recorded by mistake" });
        }
        for (const asOf of [...asked, "2020-12-31", "2021-02-28", "2023-11-30"]) {
          const [pledged, committed, deposited] = await recount(asOf);
          const sums = await sumContributions(asOf);
          expect(sums, asOf).toMatchObject({ pledged, committed, deposited });
          expect(sumUsd(sums.byDonor.map((row) => row.deposited))).toBe(deposited);
          expect(sumUsd((await sumByYear(asOf)).map((row) => row.committed))).toBe(committed);
        }
      },
    ),
    { numRuns: 12 },
  );
});

test("the totals kept with the books equal totals built anew", async () => {
  const read = () =>
    ownerQuery(
      `SELECT grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug, lines, debits, amount
         FROM ledger_totals WHERE lines > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`,
    );
  const kept = await read();
  await ownerQuery("SELECT rebuild_ledger_totals()");
  expect(await read()).toEqual(kept);
});

test("earmarked deposits net of fee and the unearmarked rest add up to all deposits net of fee", async () => {
  const { id } = await given(stage.cast.fmuOfficer, stage.donorId("ireland"), { commitment: part() });
  const earmarks = [
    { target: "area:2", amount: "333.33" },
    { target: "region:africa", amount: "333.33" },
  ];
  await recordDeposit(stage.cast.fmuOfficer, {
    requestKey: crypto.randomUUID(),
    contributionId: id,
    entry: part({ earmarks }),
  });
  const pots = await earmarked("2026-01-01");
  expect(pots.areas).toEqual([{ areaNumber: 2, gross: "333.33", fee: "3.33", net: "330.00" }]);
  expect(pots.regions).toEqual([{ regionSlug: "africa", gross: "333.33", fee: "3.33", net: "330.00" }]);
  for (const part of ["gross", "fee", "net"] as const) {
    expect(sumUsd([...pots.areas, ...pots.regions, pots.unearmarked].map((pot) => pot[part]))).toBe(pots.total[part]);
  }
  const { deposited } = await sumContributions("2026-01-01");
  expect(pots.total.gross).toBe(deposited);
});
