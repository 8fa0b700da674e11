import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { sumsOf, sumUsd } from "@/lib/contributions/contribution-entries";
import { confirmDeposit } from "@/lib/contributions/contribution.commands";
import { findDonor } from "@/lib/contributions/donor.queries";
import { type EntryRow, listEntries, readEntries, sumEntries } from "@/lib/contributions/entries/entry.queries";
import { type EntryFilter, entryFilter } from "@/lib/contributions/entries/entry.schema";
import { db } from "@/lib/kernel/db";
import { tellContributions } from "@/prisma/seed/contributions";
import { knownToday } from "@/tests/support/clocks";
import { given, part, setStage, type Stage } from "./stage";

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
  await tellContributions(stage.cast, () => undefined);
  const earmarks = [
    { target: "area:4", amount: "300" },
    { target: "region:europe", amount: "200" },
  ];
  const euros = { currency: "EUR", rate: "1.1", rateOn: "2022-05-01", effectiveOn: "2022-05-01" };
  await given(stage.cast.fmuOfficer, stage.donorId("germany"), {
    pledge: part(euros),
    deposit: part({ ...euros, earmarks }),
  });
  await given(stage.cast.fmuOfficer, stage.donorId("france"), { commitment: part({ amount: "500.50" }) });
});

const filterOf = (address: Record<string, string>): EntryFilter => entryFilter.parse(address);

/** Every row of a list, walked page by page. */
async function walk(actor: Actor, filter: EntryFilter, size: number): Promise<EntryRow[]> {
  const rows: EntryRow[] = [];
  let after: string | undefined;
  do {
    const page = await listEntries(actor, { ...filter, after }, size);
    rows.push(...page.rows);
    after = page.next;
  } while (after);
  return rows;
}

const KEY = {
  date: (r: EntryRow) => r.effectiveOn,
  amount: (r: EntryRow) => r.amountUsd.padStart(20, "0"),
  donor: (r: EntryRow) => r.donor.name,
};

describe("the list", () => {
  test.each(["date", "amount", "donor"] as const)(
    "by %s shows every row once, in order, whatever the page size",
    async (sort) => {
      const whole = await walk(stage.cast.auditor, { ...filterOf({}), sort }, 1000);
      const paged = await walk(stage.cast.auditor, { ...filterOf({}), sort }, 7);
      expect(paged.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
      expect(new Set(whole.map(({ id }) => id)).size).toBe(await db.contributionEntry.count());
      const keys = whole.map(KEY[sort]);
      const sorted = sort === "donor" ? keys.toSorted((a, b) => a.localeCompare(b, "en")) : keys.toSorted().reverse();
      expect(keys).toEqual(sorted);
    },
  );

  test.each([
    ["by donor", { donor: "germany" }, 4],
    ["by type of donor", { donorType: "foundation" }, 2],
    ["by kind", { kind: "commitment" }, 23],
    ["by year", { year: "2022" }, 2],
    ["as of a day", { asOf: "2023-12-31" }, 3],
    ["by currency", { currency: "EUR" }, 2],
    ["by thematic area", { earmark: "area:4" }, 1],
    ["by region", { earmark: "region:europe" }, 1],
    ["with an unearmarked part", { earmark: "none" }, 47],
    ["by title", { text: "ANNUAL contri" }, 3],
    ["by reference", { text: "C-2024-001" }, 2],
    ["by donor's name", { text: "bosch" }, 2],
    ["by a text with a wildcard", { text: "%" }, 0],
    ["by all of them", { donor: "germany", kind: "deposit", year: "2022", currency: "EUR", earmark: "area:4" }, 1],
  ])("filtered %s, its totals and its file hold the same rows", async (_, address, count) => {
    const filter = filterOf(address);
    const rows = await walk(stage.cast.auditor, filter, 20);
    expect(rows).toHaveLength(count);
    const totals = await sumEntries(stage.cast.auditor, filter);
    expect(totals.reduce((sum, { entries }) => sum + entries, 0)).toBe(count);
    if (!filter.earmark)
      for (const { kind, amountUsd } of totals)
        expect(amountUsd).toBe(sumUsd(rows.filter((row) => row.kind === kind).map((row) => row.amountUsd)));
    const filed = [];
    for await (const page of readEntries(stage.cast.auditor, filter)) filed.push(...page);
    expect(filed).toEqual(rows);
  });

  test("under an earmark filter counts the bound part only, and the parts add up to the whole", async () => {
    const sum = async (earmark: string) =>
      sumsOf(await sumEntries(stage.cast.auditor, filterOf({ earmark, donor: "germany" })));
    const parts = [await sum("area:4"), await sum("region:europe"), await sum("none")].map(
      ({ deposited }) => deposited,
    );
    expect(parts.slice(0, 2)).toEqual(["330.00", "220.00"]);
    const whole = sumsOf(await sumEntries(stage.cast.auditor, filterOf({ donor: "germany" })));
    expect(sumUsd(parts)).toBe(whole.deposited);
  });

  test("without filter is summed from the totals, and they agree with the rows", async () => {
    const sums = sumsOf(await sumEntries(stage.cast.auditor, filterOf({})));
    expect(sums).toEqual(sumsOf(await sumEntries(stage.cast.auditor, filterOf({ asOf: "2026-01-01" }))));
    expect(sums).toMatchObject({
      pledged: "1100.00",
      committed: "57426241.50",
      deposited: "57426841.00",
      receivable: "-599.50",
    });
  });

  test("shows a donor's focal point its own rows and sums only, and refuses a made-up cursor", async () => {
    const addresses: Record<string, string>[] = [
      {},
      { donor: "france" },
      { text: "C-2024" },
      { sort: "donor" },
      { sort: "amount" },
    ];
    for (const address of addresses) {
      const rows = await walk(stage.cast.donor, filterOf(address), 20);
      expect(rows.every(({ donor }) => donor.slug === "germany")).toBe(true);
    }
    expect(await sumEntries(stage.cast.donor, filterOf({ donor: "france" }))).toEqual([]);
    expect(sumsOf(await sumEntries(stage.cast.donor, filterOf({}))).committed).toBe("19569912.00");
    await expect(listEntries(stage.cast.reviewer, filterOf({}))).rejects.toMatchObject({ code: "forbidden" });
    const madeUp = Buffer.from(JSON.stringify(["2024-01-01", "'; drop"])).toString("base64url");
    for (const after of ["nonsense", madeUp])
      await expect(listEntries(stage.cast.auditor, { ...filterOf({}), after })).rejects.toMatchObject({
        code: "invalid",
      });
  });

  test("says which deposits are confirmed", async () => {
    const [row] = (await listEntries(stage.cast.auditor, filterOf({ donor: "norway", kind: "deposit" }))).rows;
    await confirmDeposit(stage.cast.administrativeAgent, { entryId: row?.id });
    const [now] = (await listEntries(stage.cast.auditor, filterOf({ donor: "norway", kind: "deposit" }))).rows;
    expect([row?.isConfirmed, now?.isConfirmed]).toEqual([false, true]);
  });
});

describe("a donor's page", () => {
  test("holds totals, years and contributions up to a day", async () => {
    const germany = await findDonor(stage.cast.auditor, "germany", knownToday("2024-12-31"));
    expect(germany?.totals).toEqual({
      pledged: "1100.00",
      committed: "19569912.00",
      deposited: "19571012.00",
      receivable: "-1100.00",
    });
    expect(germany?.years.map(({ year, deposited }) => [year, deposited])).toEqual([
      [2022, "1100.00"],
      [2024, "19569912.00"],
    ]);
    expect(germany?.contributions.map(({ year }) => year)).toEqual([2024, 2022]);
    expect((await findDonor(stage.cast.auditor, "germany", knownToday("2022-12-31")))?.contributions).toHaveLength(1);
  });

  test("exists for the donor itself, for readers, and for no other donor", async () => {
    expect(await findDonor(stage.cast.donor, "germany", knownToday("2024-12-31"))).not.toBeNull();
    expect(await findDonor(stage.cast.donor, "france", knownToday("2024-12-31"))).toBeNull();
    expect(await findDonor(stage.cast.auditor, "nobody", knownToday("2024-12-31"))).toBeNull();
    expect(await findDonor(stage.cast.auditor, "unhcr", knownToday("2024-12-31"))).toBeNull();
  });
});
