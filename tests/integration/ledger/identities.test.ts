import fc from "fast-check";
import { expect, test } from "vitest";
import { sumContributions } from "@/lib/contributions/queries";
import { addDays, type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal } from "@/lib/kernel/money";
import { poolBalances, sumAccounts } from "@/lib/ledger/queries";
import type { Clocks } from "@/lib/ledger/rules";
import { findFundStatus } from "@/lib/status/queries";
import { arrangeNotes, endow, histories, live, momentOf, startProgramme, type World } from "@/tests/support/history";
import { ownerQuery } from "@/tests/support/postgres";
import { setStage } from "@/tests/integration/contributions/stage";

/** More runs where somebody asks for them; a failure prints its seed. */
const RUNS = Number(process.env.HISTORIES ?? 6);
const TODAY = dayOf(new Date());

type Raw = Awaited<ReturnType<typeof rawLines>>[number];

/** Every line with its clocks, as the tables hold it. */
async function rawLines() {
  const lines = await db.ledgerLine.findMany({ include: { set: { select: { subjectType: true, act: true } } } });
  return lines.map(({ amount, effectiveOn, recordedAt, ...line }) => ({
    ...line,
    units: BigInt(amount.toFixed(4).replace(".", "")),
    on: dayOf(effectiveOn),
    knownOn: dayOf(recordedAt),
  }));
}

const under = (lines: readonly Raw[], { asOf, knownOn }: Clocks) =>
  lines.filter((line) => line.on <= asOf && line.knownOn <= knownOn);

/** Ten-thousandths as a decimal with two places; anything finer would be a fault of the books, which are in cents. */
function cents(units: bigint): string {
  if (units % 100n !== 0n) throw new Error(`${units} is finer than a cent.`);
  return toDecimal({ minor: units / 100n, currency: "USD" });
}

const total = (lines: readonly Raw[], ...accounts: string[]) =>
  lines
    .filter(({ account, currency }) => currency === "USD" && accounts.includes(account))
    .reduce((sum, { units }) => sum + units, 0n);

/** The identities of DOMAIN section 7 that follow from single accounts, recounted line by line. */
async function expectIdentities(lines: readonly Raw[], clocks: Clocks): Promise<void> {
  const known = under(lines, clocks);
  const of = (...accounts: string[]) => total(known, ...accounts);
  const sources = -of("deposits", "fund_interest", "puno_interest", "other_income");
  const uses = of("transfers", "transfers_to_funds", "refunds", "agent_fee", "direct_costs", "bank_charges");
  expect(of("cash_with_agent"), "3: balance with the agent = sources − uses").toBe(sources - uses);
  const withPunos = of("transfers", "refunds") - of("expenditure");
  expect(of("transfers", "refunds", "spent"), "5: balance with PUNOs = net funded − expenditure").toBe(withPunos);

  const { closing } = await findFundStatus(clocks);
  expect(toDecimal(closing.sources), "1: sources").toBe(cents(sources));
  expect(toDecimal(closing.uses), "2: uses").toBe(cents(uses));
  expect(toDecimal(closing.netFunded), "4: net funded").toBe(cents(of("transfers", "refunds")));
  expect(toDecimal(closing.totalBalance), "6: both balances").toBe(cents(sources - uses + withPunos));
  for (const noteId of new Set(known.flatMap((line) => line.noteId ?? []))) {
    const own = known.filter((line) => line.noteId === noteId);
    expect(total(own, "transfers"), "11: transfers stay within what is approved").toBeLessThanOrEqual(
      total(own, "allocated") > 0n ? total(own, "allocated") : 0n,
    );
  }

  const sums = await sumAccounts(clocks);
  for (const [account, amount] of sums) expect(toDecimal(amount), account).toBe(cents(of(account)));
  const given = await sumContributions(clocks.asOf, clocks.knownOn);
  expect(given.receivable, "9: receivable = commitments − deposits").toBe(cents(of("committed") + of("deposits")));

  const pools = await poolBalances(clocks);
  const available = pools.reduce((sum, pool) => sum + pool.available.minor * 100n, 0n);
  const setAside = of("reserved", "allocated") - of("transfers", "refunds");
  expect(available, "12: what all pools hold = balance with the agent − what is set aside and not yet paid out").toBe(
    of("cash_with_agent") - setAside,
  );
  for (const { pool, available: left } of pools) {
    const own = known.filter(({ areaNumber, regionSlug }) => areaNumber === pool.area && regionSlug === pool.region);
    const accounts = ["deposits", "agent_fee", "reserved", "allocated"];
    const common = pool.area === null && pool.region === null;
    const others = [
      "fund_interest",
      "puno_interest",
      "other_income",
      "direct_costs",
      "bank_charges",
      "transfers_to_funds",
    ];
    expect(toDecimal(left), JSON.stringify(pool)).toBe(cents(-total(own, ...accounts, ...(common ? others : []))));
  }
}

/** What the contributions themselves say, beside the books. */
async function expectEntriesInBooks(lines: readonly Raw[]): Promise<void> {
  const entries = await db.contributionEntry.findMany({ include: { earmarks: true } });
  const sum = (kind: string, part: "amountUsd" | "feeUsd") =>
    entries
      .filter((one) => one.kind === kind)
      .reduce((all, one) => all + BigInt(one[part].toFixed(4).replace(".", "")), 0n);
  expect(total(lines, "pledged")).toBe(sum("pledge", "amountUsd"));
  expect(total(lines, "committed")).toBe(sum("commitment", "amountUsd"));
  expect(total(lines, "deposits")).toBe(-sum("deposit", "amountUsd"));
  expect(total(lines, "agent_fee"), "8: the fee of each deposit is kept with it").toBe(sum("deposit", "feeUsd"));
  for (const { areaNumber, regionSlug } of entries.flatMap((one) => one.earmarks)) {
    const bound = entries
      .filter(({ kind }) => kind === "deposit")
      .flatMap((one) => one.earmarks)
      .filter((one) => one.areaNumber === areaNumber && one.regionSlug === regionSlug)
      .reduce((all, one) => all + BigInt(one.amountUsd.toFixed(4).replace(".", "")), 0n);
    const pooled = lines.filter((line) => line.areaNumber === areaNumber && line.regionSlug === regionSlug);
    expect(total(pooled, "deposits")).toBe(-bound);
  }
}

const CELLS =
  "SELECT grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug, lines, amount FROM ledger_totals WHERE lines > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8";

async function expectTotalsKept(): Promise<void> {
  const kept = await ownerQuery(CELLS);
  await ownerQuery("SELECT rebuild_ledger_totals()");
  expect(await ownerQuery(CELLS)).toEqual(kept);
}

async function expectNoPoolOverdrawn(clocks: Clocks): Promise<void> {
  for (const { pool, available } of await poolBalances(clocks))
    if (pool.area !== null || pool.region !== null)
      expect(available.minor, `${JSON.stringify(pool)} on ${clocks.asOf}`).toBeGreaterThanOrEqual(0n);
}

const figures = async (clocks: Clocks) => ({
  accounts: [...(await sumAccounts(clocks))].map(([account, amount]) => `${account} ${toDecimal(amount)}`).sort(),
  contributions: await sumContributions(clocks.asOf, clocks.knownOn),
  pools: (await poolBalances(clocks)).map(({ pool, available }) => ({ pool, available: toDecimal(available) })),
});

test("whatever several people do at once, the identities hold under every pair of clocks, and the past stays as it was known", async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(histories, async (batches) => {
      const stage = await setStage();
      await arrangeNotes(stage.cast.fmuOfficer);
      const world: World = {
        cast: stage.cast,
        donors: ["norway", "sweden", "robert-bosch-stiftung"].map((slug) => stage.donorId(slug)),
        punos: ["iom", "unhcr", "ilo"].map((slug) => stage.donorId(slug)),
      };
      await endow(world, momentOf(0));
      await startProgramme(world, momentOf(0));
      const remembered: { clocks: Clocks; seen: unknown }[] = [];
      for (const [index, batch] of batches.entries()) {
        const now = momentOf(index);
        done += await live(world, batch, now);
        const lines = await rawLines();
        const days: Day[] = [dayOf(now), addDays(dayOf(now), -7), addDays(dayOf(now), -30)];
        for (const asOf of days) {
          for (const knownOn of [TODAY, dayOf(now)]) {
            await expectIdentities(lines, { asOf, knownOn });
            await expectNoPoolOverdrawn({ asOf: dayOf(now), knownOn });
          }
          const clocks = { asOf, knownOn: dayOf(now) };
          remembered.push({ clocks, seen: await figures(clocks) });
        }
        expect(lines.filter(({ currency }) => currency !== "USD").length % 2).toBe(0);
        await expectEntriesInBooks(lines);
      }
      for (const { clocks, seen } of remembered) expect(await figures(clocks)).toEqual(seen);
      await expectTotalsKept();
    }),
    { numRuns: RUNS },
  );
  expect(done).toBeGreaterThan(0);
}, 120_000);
