import { expect } from "vitest";
import { sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { db } from "@/lib/kernel/db";
import { toDecimal, usd } from "@/lib/kernel/money";
import type { Account, Pool } from "@/lib/ledger/accounts";
import type { FigureKey, FundStatus } from "@/lib/ledger/fund-figures";
import { poolBalances, sumAccounts } from "@/lib/ledger/ledger.queries";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import {
  findFundStatus,
  listPunoRows,
  type DeliverySums,
  type PunoDelivery,
  type StatusOfPeriod,
} from "@/lib/status/status.queries";
import { cents, Recount } from "./recount";

const OWN_ACCOUNTS = ["deposits", "agent_fee", "reserved", "allocated"] as const;
const INCOME = ["fund_interest", "puno_interest", "other_income"] as const;
const COSTS = ["direct_costs", "bank_charges", "transfers_to_funds"] as const;

/** Pools by their key, the unearmarked one always. */
const poolsOf = ({ lines }: Recount): Pool[] => {
  const all = [{ areaNumber: null, regionSlug: null }, ...lines];
  const found = new Map(all.map(({ areaNumber: area, regionSlug: region }) => [`${area} ${region}`, { area, region }]));
  return [...found.values()];
};

const isCommon = ({ area, region }: Pool) => area === null && region === null;

/** What a pool may still give away, counted by hand. */
const leftIn = (books: Recount, pool: Pool): bigint =>
  -books.in(pool).of(...OWN_ACCOUNTS, ...(isCommon(pool) ? [...INCOME, ...COSTS] : []));

/**
 * The identities of DOMAIN section 7 that bind accounts to one another, on the lines themselves: what was counted by
 * hand on any day. `costs` is what may have left the unearmarked pool below zero.
 */
export function expectBooksToAgree(books: Recount, clocks: ReportingDates): void {
  const at = JSON.stringify(clocks);
  const sources = -books.of("deposits", ...INCOME);
  const uses = books.of("transfers", "refunds", "transfers_to_funds", "agent_fee", "direct_costs", "bank_charges");
  expect(books.of("cash_with_agent"), `3: balance with the agent = sources − uses, ${at}`).toBe(sources - uses);
  const withPunos = books.of("transfers", "refunds") - books.of("expenditure");
  expect(books.of("transfers", "refunds", "spent"), `5: net funded − expenditure, ${at}`).toBe(withPunos);
  const pools = poolsOf(books);
  const setAside = books.of("reserved", "allocated") - books.of("transfers", "refunds");
  const left = pools.reduce((sum, pool) => sum + leftIn(books, pool), 0n);
  expect(left, `12: all pools hold the cash but what is set aside and not sent yet, ${at}`).toBe(
    books.of("cash_with_agent") - setAside,
  );
  for (const pool of pools) {
    const atPool = `${JSON.stringify(pool)}, ${at}`;
    expect(books.in(pool).of("reserved"), `set aside, ${atPool}`).toBeGreaterThanOrEqual(0n);
    expect(books.in(pool).of("allocated"), `allocated, ${atPool}`).toBeGreaterThanOrEqual(0n);
    if (!isCommon(pool)) expect(leftIn(books, pool), `12: no theme below zero, ${atPool}`).toBeGreaterThanOrEqual(0n);
  }
}

/** The unearmarked pool falls below zero by costs alone, and by income that was booked and taken back. */
export function expectCommonPoolToHold(books: Recount, clocks: ReportingDates): void {
  const takenBack = books.where(({ account, units }) => INCOME.some((one) => one === account) && units > 0n);
  const floor = -books.of(...COSTS) - takenBack.of(...INCOME);
  const left = leftIn(books, { area: null, region: null });
  expect(left, `12: the unearmarked pool, ${JSON.stringify(clocks)}`).toBeGreaterThanOrEqual(floor < 0n ? floor : 0n);
}

/** Per cent with one decimal, half away from zero, in whole numbers of its own. */
function percentOf(part: bigint, whole: bigint): string | null {
  if (whole === 0n) return null;
  const [twice, below] = [2000n * part, 2n * whole];
  const isNegative = twice < 0n !== below < 0n;
  const [up, down] = [twice < 0n ? -twice : twice, below < 0n ? -below : below];
  const tenths = (2n * up + down) / (2n * down);
  return `${isNegative && tenths > 0n ? "-" : ""}${tenths / 10n}.${tenths % 10n}`;
}

type Delivered = { netFunded: string; expenditure: string; balance: string; rate: string | null; isOver: boolean };

/** Identities 4, 5 and 7 of whoever received and spent; true where more was spent than funded. */
export function expectDelivery(books: Recount, shown: Delivered, whose: string): boolean {
  const [netFunded, spent] = [books.of("transfers", "refunds"), books.of("expenditure")];
  expect(shown, `4, 5 and 7: ${whose}`).toEqual({
    netFunded: cents(netFunded),
    expenditure: cents(spent),
    balance: cents(netFunded - spent),
    rate: percentOf(spent, netFunded),
    isOver: spent > netFunded,
  });
  return spent > netFunded && netFunded > 0n;
}

const shownOf = ({ netFunded, expenditure, balance, delivery: rate, isOver }: DeliverySums): Delivered => ({
  netFunded,
  expenditure,
  balance,
  rate,
  isOver,
});

const DELIVERED: readonly string[] = ["transfers", "refunds", "expenditure"];

async function expectPunos(books: Recount, { rows, total }: PunoDelivery, clocks: ReportingDates): Promise<boolean> {
  const own = books.where(({ account }) => DELIVERED.includes(account));
  const ids = new Set(own.lines.map(({ punoId }) => punoId));
  const names = await describeOrganisations(
    clocks.asOf,
    [...ids].flatMap((id) => id ?? []),
  );
  const whose = new Map([...ids].map((id) => [names.get(id ?? "")?.name ?? "Not stated", id]));
  expect(rows.map(({ organisation }) => organisation).sort()).toEqual([...whose.keys()].sort());
  expectDelivery(own, shownOf(total), "all organisations");
  const over = rows.map(({ organisation, ...row }) =>
    expectDelivery(
      own.where(({ punoId }) => punoId === whose.get(organisation)),
      shownOf(row),
      organisation,
    ),
  );
  return over.includes(true);
}

type Told = Readonly<Record<FigureKey, string>>;

/** Every figure of the status out of the lines, as a reader who knows the identities would add it up. */
function statusBy(books: Recount): Told {
  const of = (...accounts: Account[]) => books.of(...accounts);
  const sources = -of("deposits", ...INCOME);
  const uses = of("transfers", "transfers_to_funds", "refunds", "agent_fee", "direct_costs", "bank_charges");
  const netFunded = of("transfers", "refunds");
  const withPunos = netFunded - of("expenditure");
  const figures: Record<FigureKey, bigint> = {
    deposits: -of("deposits"),
    fundInterest: -of("fund_interest"),
    punoInterest: -of("puno_interest"),
    otherIncome: -of("other_income"),
    sources,
    transfers: of("transfers"),
    refunds: -of("refunds"),
    transfersToFunds: of("transfers_to_funds"),
    agentFee: of("agent_fee"),
    directCosts: of("direct_costs"),
    bankCharges: of("bank_charges"),
    uses,
    balanceWithAgent: sources - uses,
    netFunded,
    expenditure: of("expenditure"),
    balanceWithPunos: withPunos,
    totalBalance: sources - uses + withPunos,
    pledged: of("pledged"),
    committed: of("committed"),
    receivable: of("committed") + of("deposits"),
    allocated: of("allocated"),
  };
  return Object.fromEntries(Object.entries(figures).map(([key, units]) => [key, cents(units)])) as Told;
}

const inText = (status: FundStatus) =>
  Object.fromEntries(Object.entries(status).map(([key, amount]) => [key, toDecimal(amount)]));

/** At the end of the day, before it began, and what moved on it. */
function expectStatus(books: Recount, { opening, period, closing }: StatusOfPeriod, { asOf }: ReportingDates): void {
  const [before, during] = [books.where(({ on }) => on < asOf), books.where(({ on }) => on === asOf)];
  expect(inText(closing), `1 to 6 and 9 at the end of ${asOf}`).toEqual(statusBy(books));
  expect(inText(opening), `1 to 6 and 9 before ${asOf}`).toEqual(statusBy(before));
  expect(inText(period), `1 to 6 and 9 of ${asOf} alone`).toEqual(statusBy(during));
}

/**
 * Identities 1 to 7, 9 and 12 as the product tells them under two clocks, against the lines counted by hand. True where
 * an organisation spent more than it was sent.
 */
export async function expectProductToAgree(books: Recount, clocks: ReportingDates): Promise<boolean> {
  const [status, sums, given, pools, delivery] = await Promise.all([
    findFundStatus(clocks, clocks.asOf),
    sumAccounts(clocks),
    sumContributions(clocks.asOf, clocks.knownOn),
    poolBalances(clocks),
    listPunoRows(clocks),
  ]);
  expectStatus(books, status, clocks);
  expect(given.receivable, "9: receivable = commitments − deposits").toBe(statusBy(books).receivable);
  for (const [account, amount] of sums) expect(toDecimal(amount), account).toBe(cents(books.of(account)));
  for (const { pool, available } of pools)
    expect(toDecimal(available), `12: ${JSON.stringify(pool)}`).toBe(cents(leftIn(books, pool)));
  expect(pools.map(({ pool }) => pool)).toEqual(
    expect.arrayContaining(poolsOf(books).filter((pool) => leftIn(books, pool) !== 0n)),
  );
  return expectPunos(books, delivery, clocks);
}

const readEntries = () => db.contributionEntry.findMany({ include: { earmarks: true } });
type Entry = Awaited<ReturnType<typeof readEntries>>[number];
const minorOf = (amount: { toFixed(places: number): string }): bigint => usd(amount.toFixed(2)).minor;

/** What of an entry is of each pool, by the pool's key. */
function partsByPool({ amountUsd, earmarks }: Entry): Map<string, bigint> {
  const parts = new Map([["null null", minorOf(amountUsd)]]);
  const add = (key: string, more: bigint) => parts.set(key, (parts.get(key) ?? 0n) + more);
  for (const { areaNumber, regionSlug, amountUsd: part } of earmarks) {
    add(`${areaNumber} ${regionSlug}`, minorOf(part));
    add("null null", -minorOf(part));
  }
  return parts;
}

/** 8 and 12: of the fee of a deposit every pool bears the part that it has of the deposit, to the cent. */
async function expectFeesByPool(entries: readonly Entry[]): Promise<void> {
  const sets = await db.ledgerSet.findMany({
    where: { subjectType: "contribution-entry" },
    select: { subjectId: true, lines: { where: { account: "agent_fee", currency: "USD" } } },
  });
  for (const entry of entries.filter(({ kind }) => kind === "deposit")) {
    const [amount, fee] = [minorOf(entry.amountUsd), minorOf(entry.feeUsd)];
    const lines = sets.filter(({ subjectId }) => subjectId === entry.id).flatMap((set) => set.lines);
    for (const [pool, part] of partsByPool(entry)) {
      const own = lines.filter(({ areaNumber, regionSlug }) => `${areaNumber} ${regionSlug}` === pool);
      const off = own.reduce((sum, line) => sum + minorOf(line.amount), 0n) * amount - fee * part;
      const cent = amount < 0n ? -amount : amount;
      expect(off > -cent && off < cent, `8 and 12: the fee of ${pool} in ${entry.id}`).toBe(true);
    }
  }
}

/** What the contributions themselves say, beside the books, and the fee of one per cent kept with each deposit. */
export async function expectEntriesInBooks(books: Recount): Promise<void> {
  const entries = await readEntries();
  await expectFeesByPool(entries);
  const sum = (kind: string, part: "amountUsd" | "feeUsd") =>
    entries
      .filter((one) => one.kind === kind)
      .reduce((all, one) => all + BigInt(one[part].toFixed(4).replace(".", "")), 0n);
  expect(books.of("pledged")).toBe(sum("pledge", "amountUsd"));
  expect(books.of("committed")).toBe(sum("commitment", "amountUsd"));
  expect(books.of("deposits")).toBe(-sum("deposit", "amountUsd"));
  expect(books.of("agent_fee"), "8: the fee of each deposit is kept with it").toBe(sum("deposit", "feeUsd"));
  for (const { kind, amountUsd, feeUsd } of entries) {
    const [amount, fee] = [usd(amountUsd.toFixed(2)).minor, usd(feeUsd.toFixed(2)).minor];
    const off = kind === "deposit" ? fee * 100n - amount : fee * 100n;
    expect(off >= -50n && off <= 50n, `8: 1 % of ${amountUsd.toFixed(2)} is ${feeUsd.toFixed(2)}`).toBe(true);
  }
  for (const { areaNumber, regionSlug } of entries.flatMap((one) => one.earmarks)) {
    const bound = entries
      .filter(({ kind }) => kind === "deposit")
      .flatMap((one) => one.earmarks)
      .filter((one) => one.areaNumber === areaNumber && one.regionSlug === regionSlug)
      .reduce((all, one) => all + BigInt(one.amountUsd.toFixed(4).replace(".", "")), 0n);
    expect(books.in({ area: areaNumber, region: regionSlug }).of("deposits")).toBe(-bound);
  }
}
