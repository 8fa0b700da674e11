import fc from "fast-check";
import { expect, test } from "vitest";
import { sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { findEarmarks } from "@/lib/earmarks/earmark.queries";
import { sumLines } from "@/lib/journal/journal.queries";
import { addDays, type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { toDecimal, usd } from "@/lib/kernel/money";
import { poolBalances, sumAccounts } from "@/lib/ledger/ledger.queries";
import { availableIn } from "@/lib/ledger/posting.steps";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { setStage } from "@/tests/integration/contributions/stage";
import { begin, histories, kindsOfActs, live, momentOf, type World } from "@/tests/support/history";
import { ownerQuery } from "@/tests/support/postgres";
import {
  expectBooksToAgree,
  expectCommonPoolToHold,
  expectEntriesInBooks,
  expectProductToAgree,
} from "./fund-identities";
import { approvedAmounts, expectProgrammesToAgree, expectWithinApproved } from "./programme-identities";
import { expectPromisesToAgree } from "./promises";
import { booksOn, cents, daysIn, leastFrom, type Raw, rawLines, Recount, sidesBetween } from "./recount";

/** HISTORIES=100 SEED=5 lives through others than every run does. */
const USUAL = 12;
const RUNS = Number(process.env.HISTORIES ?? USUAL);
const TODAY = dayOf(new Date());

/** What all histories together held: acts that were done, acts in the books, and where more was spent than funded. */
const seen = { kinds: new Set<string>(), acts: new Set<string>(), overspent: 0, late: 0 };

/** Under one knowledge, every day on which anything counts: what the product reads, and what by hand comes to zero. */
async function expectEveryDay(lines: readonly Raw[], last: Day, knownOn: Day): Promise<void> {
  const days = daysIn(lines, last);
  const [found, approved] = await Promise.all([booksOn(days, knownOn), approvedAmounts()]);
  for (const asOf of days) {
    const clocks = { asOf, knownOn };
    const books = new Recount(lines, clocks);
    expect(found.get(asOf), `the books under ${JSON.stringify(clocks)}`).toEqual(books.cells());
    expectBooksToAgree(books, clocks);
    expectCommonPoolToHold(books, clocks);
    expectWithinApproved(books, approved, clocks);
  }
}

const CELLS =
  "SELECT grain, starts_on, account, currency, donor_id, puno_id, area_number, region_slug, lines, debits, amount FROM ledger_totals WHERE lines > 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8";

async function expectTotalsKept(): Promise<void> {
  const kept = await ownerQuery(CELLS);
  await ownerQuery("SELECT rebuild_ledger_totals()");
  expect(await ownerQuery(CELLS)).toEqual(kept);
}

async function expectCurrenciesBalanced(): Promise<void> {
  const sums = await db.ledgerLine.groupBy({ by: ["currency"], _sum: { amount: true } });
  for (const { currency, _sum } of sums) expect(_sum.amount?.toFixed(4), currency).toBe("0.0000");
}

const figures = async (clocks: ReportingDates) => ({
  accounts: [...(await sumAccounts(clocks))].map(([account, amount]) => `${account} ${toDecimal(amount)}`).sort(),
  contributions: await sumContributions(clocks.asOf, clocks.knownOn),
  pools: (await poolBalances(clocks)).map(({ pool, available }) => ({ pool, available: toDecimal(available) })),
});

/** Some of the days, the last one with them: every figure the product shows is asked for on these. */
const someOf = (days: readonly Day[]): Day[] =>
  [0.3, 0.6, 0.85, 1].map((part) => days[Math.round(part * (days.length - 1))] ?? TODAY);

/** Both sides of the ledger between any two of the days, as its page reads them from the totals. */
async function expectSidesToAgree({ cast }: World, days: readonly Day[]): Promise<void> {
  for (const from of days)
    for (const asOf of days) {
      const told = await sumLines(cast.auditor, { from, asOf });
      const sides = told.map(({ balance: _, ...row }) => row).sort((a, b) => (a.currency < b.currency ? -1 : 1));
      expect(sides, `${from} to ${asOf}`).toEqual(await sidesBetween(from, asOf));
    }
}

/** What is unused of the earmarks is what their pools hold: of each pool all but the oldest deposit in full. */
async function expectUnusedToAgree({ cast }: World, clocks: ReportingDates): Promise<void> {
  const { pools, unused } = await findEarmarks(cast.auditor, clocks, { size: 10_000 });
  for (const { label, key, available } of pools) {
    if (key === "unearmarked") continue;
    const own = unused.filter(({ pool }) => pool === label);
    const left = own.reduce((total, { leftUsd }) => total + usd(leftUsd).minor, 0n);
    expect(left, `unused, ${key}, ${JSON.stringify(clocks)}`).toBe(usd(available).minor);
    for (const { leftUsd, netUsd } of own.slice(1)) expect(leftUsd, key).toBe(netUsd);
  }
}

/** What may still be given away from a day on, pool by pool, as whoever takes money is told. */
async function expectAvailableToAgree(lines: readonly Raw[], from: Day): Promise<void> {
  for (const { pool } of await poolBalances({ asOf: TODAY, knownOn: TODAY }))
    expect(toDecimal(await availableIn(db, pool, from)), `available from ${from}, ${JSON.stringify(pool)}`).toBe(
      cents(leastFrom(lines, pool, from)),
    );
}

/** What holds after each batch, on every day, as it is known now; gives what is remembered of it. */
async function expectAll(world: World, now: Date): Promise<{ clocks: ReportingDates; seen: unknown }[]> {
  const { cast } = world;
  const [lines, knownOn] = [await rawLines(), dayOf(now)];
  await expectEveryDay(lines, knownOn, TODAY);
  await expectEveryDay(lines, knownOn, knownOn);
  await expectEntriesInBooks(new Recount(lines));
  await expectCurrenciesBalanced();
  await expectSidesToAgree(world, someOf(daysIn(lines, knownOn)));
  const remembered = [];
  for (const asOf of someOf(daysIn(lines, knownOn))) {
    const books = new Recount(lines, { asOf, knownOn });
    await expectProductToAgree(books, { asOf, knownOn: TODAY });
    if (await expectProductToAgree(books, { asOf, knownOn })) seen.overspent += 1;
    await expectUnusedToAgree(world, { asOf, knownOn });
    await expectPromisesToAgree({ asOf, knownOn });
    await expectAvailableToAgree(lines, asOf);
    remembered.push({ clocks: { asOf, knownOn }, seen: await figures({ asOf, knownOn }) });
  }
  await expectProgrammesToAgree(cast.auditor, new Recount(lines), { asOf: knownOn, knownOn });
  return remembered;
}

async function setWorld(): Promise<World> {
  const { cast, donorId } = await setStage();
  const donors = ["norway", "sweden", "robert-bosch-stiftung"].map(donorId);
  const world = { cast, donors, punos: ["iom", "unhcr", "ilo"].map(donorId) };
  await begin(world);
  return world;
}

async function rememberActs(): Promise<void> {
  const sets = await db.ledgerSet.findMany({ select: { act: true, occurredOn: true } });
  for (const { act } of sets) seen.acts.add(act);
  seen.late += sets.filter(({ occurredOn }) => occurredOn !== null).length;
}

/** Every act the books know that is done here by command, beside those of imports and of records carried over. */
const ACTS = [
  "contribution.pledge",
  "contribution.commitment",
  "contribution.deposit",
  "contribution.pledge-reversed",
  "contribution.commitment-reversed",
  "contribution.deposit-reversed",
  "programme.reserved",
  "programme.reservation-released",
  "programme.allocated",
  "programme.allocation-released",
  "transfer.released",
  "transfer.reversed",
  "refund.recorded",
  "refund.reversed",
  "booking.expenditure",
  "booking.fund-interest",
  "booking.puno-interest",
  "booking.other-income",
  "booking.direct-costs",
  "booking.bank-charges",
  "booking.transfers-to-funds",
  "booking.transfers",
  "booking.refunds",
];

test("whatever several people do at once, the identities hold on every day under every knowledge, and the past stays as it was known", async () => {
  await fc.assert(
    fc.asyncProperty(histories, async (batches) => {
      const world = await setWorld();
      const remembered = [];
      for (const [index, batch] of batches.entries()) {
        for (const kind of await live(world, batch, momentOf(index))) seen.kinds.add(kind);
        remembered.push(...(await expectAll(world, momentOf(index))));
      }
      const lines = await rawLines();
      const last = dayOf(momentOf(batches.length));
      // On the day before something was recorded it is unknown, on its own day known.
      const told = lines.flatMap((line) => [addDays(line.knownOn, -1), line.knownOn]);
      for (const knownOn of new Set(told)) await expectEveryDay(lines, last, knownOn);
      for (const { clocks, seen: then } of remembered) expect(await figures(clocks)).toEqual(then);
      await expectTotalsKept();
      await rememberActs();
    }),
    // A smaller history that fails costs minutes to find; the seed leads back to this one.
    { numRuns: RUNS, endOnFailure: true },
  );
  if (RUNS < USUAL) return;
  // A history without some kind of act would prove nothing of it.
  expect(
    [...kindsOfActs()].filter((kind) => !seen.kinds.has(kind)),
    "acts that never happened",
  ).toEqual([]);
  expect(
    ACTS.filter((act) => !seen.acts.has(act)),
    "acts that never came into the books",
  ).toEqual([]);
  expect(
    [...seen.acts].some((act) => /^booking\..*-reversed$/.test(act)),
    "a booking taken back",
  ).toBe(true);
  expect(seen.late, "late facts").toBeGreaterThan(0);
  expect(seen.overspent, "more spent than funded").toBeGreaterThan(0);
}, 1_500_000);
