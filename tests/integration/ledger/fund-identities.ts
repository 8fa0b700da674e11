import { expect } from "vitest";
import { sumContributions } from "@/lib/contributions/queries";
import { db } from "@/lib/kernel/db";
import { toDecimal, usd } from "@/lib/kernel/money";
import { poolBalances, sumAccounts } from "@/lib/ledger/queries";
import type { Clocks, Pool } from "@/lib/ledger/rules";
import { describeOrganisations } from "@/lib/organisations/queries";
import { findFundStatus, listPunoRows, type DeliverySums, type PunoDelivery } from "@/lib/status/queries";
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
export function expectBooksToAgree(books: Recount, clocks: Clocks): void {
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
export function expectCommonPoolToHold(books: Recount, clocks: Clocks): void {
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
  ...{ netFunded, expenditure, balance, rate, isOver },
});

const DELIVERED: readonly string[] = ["transfers", "refunds", "expenditure"];

async function expectPunos(books: Recount, { rows, total }: PunoDelivery, clocks: Clocks): Promise<boolean> {
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

/**
 * Identities 1 to 7, 9 and 12 as the product tells them under two clocks, against the lines counted by hand. True where
 * an organisation spent more than it was sent.
 */
export async function expectProductToAgree(books: Recount, clocks: Clocks): Promise<boolean> {
  const of = (...accounts: Parameters<Recount["of"]>) => books.of(...accounts);
  const [{ closing }, sums, given, pools, delivery] = await Promise.all([
    findFundStatus(clocks),
    sumAccounts(clocks),
    sumContributions(clocks.asOf, clocks.knownOn),
    poolBalances(clocks),
    listPunoRows(clocks),
  ]);
  const sources = -of("deposits", ...INCOME);
  const uses = of("transfers", "transfers_to_funds", "refunds", "agent_fee", "direct_costs", "bank_charges");
  const withPunos = of("transfers", "refunds") - of("expenditure");
  const receivable = cents(of("committed") + of("deposits"));
  const told = Object.fromEntries(Object.entries(closing).map(([key, amount]) => [key, toDecimal(amount)]));
  expect(told, `1 to 6 and 9, ${JSON.stringify(clocks)}`).toMatchObject({
    sources: cents(sources),
    uses: cents(uses),
    balanceWithAgent: cents(sources - uses),
    netFunded: cents(of("transfers", "refunds")),
    balanceWithPunos: cents(withPunos),
    totalBalance: cents(sources - uses + withPunos),
    receivable,
  });
  expect(given.receivable, "9: receivable = commitments − deposits").toBe(receivable);
  for (const [account, amount] of sums) expect(toDecimal(amount), account).toBe(cents(of(account)));
  for (const { pool, available } of pools)
    expect(toDecimal(available), `12: ${JSON.stringify(pool)}`).toBe(cents(leftIn(books, pool)));
  expect(pools.map(({ pool }) => pool)).toEqual(
    expect.arrayContaining(poolsOf(books).filter((pool) => leftIn(books, pool) !== 0n)),
  );
  return expectPunos(books, delivery, clocks);
}

/** What the contributions themselves say, beside the books, and the fee of one per cent kept with each deposit. */
export async function expectEntriesInBooks(books: Recount): Promise<void> {
  const entries = await db.contributionEntry.findMany({ include: { earmarks: true } });
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
