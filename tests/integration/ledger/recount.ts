import { addDays, type Day, dayOf } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { money, toDecimal } from "@/lib/kernel/money";
import { type Account, type Pool, POOL_ACCOUNTS } from "@/lib/ledger/accounts";
import { books } from "@/lib/ledger/ledger.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { Prisma } from "@/prisma/generated/client";

/** One line of the books as the table holds it; `units` are ten-thousandths, `knownOn` the day it was recorded. */
export type Raw = Awaited<ReturnType<typeof rawLines>>[number];

/** Every line with its clocks, read without any query of the product. */
export async function rawLines() {
  const lines = await db.ledgerLine.findMany({ where: { currency: "USD" } });
  return lines.map(({ amount, effectiveOn, recordedAt, ...line }) => ({
    ...line,
    units: BigInt(amount.toFixed(4).replace(".", "")),
    on: dayOf(effectiveOn),
    knownOn: dayOf(recordedAt),
  }));
}

/** Ten-thousandths as a decimal with two places; anything finer would be a fault of the books, which are in cents. */
export function cents(units: bigint): string {
  if (units % 100n !== 0n) throw new Error(`${units} is finer than a cent.`);
  return toDecimal({ minor: units / 100n, currency: "USD" });
}

/** Lines counted up by hand, under two clocks where any are given. */
export class Recount {
  readonly lines: readonly Raw[];

  constructor(lines: readonly Raw[], clocks?: ReportingDates) {
    this.lines = clocks ? lines.filter(({ on, knownOn }) => on <= clocks.asOf && knownOn <= clocks.knownOn) : lines;
  }

  of(...accounts: Account[]): bigint {
    return this.lines.reduce((sum, { account, units }) => (accounts.includes(account) ? sum + units : sum), 0n);
  }

  where(matches: (line: Raw) => boolean): Recount {
    return new Recount(this.lines.filter(matches));
  }

  in(pool: Pool): Recount {
    return this.where(({ areaNumber, regionSlug }) => areaNumber === pool.area && regionSlug === pool.region);
  }

  /** The sums at the finest grain the stored totals know. */
  cells(): Map<string, bigint> {
    const cells = new Map<string, bigint>();
    for (const { account, donorId, punoId, areaNumber, regionSlug, units } of this.lines) {
      const key = JSON.stringify([account, donorId, punoId, areaNumber, regionSlug]);
      cells.set(key, (cells.get(key) ?? 0n) + units);
    }
    return new Map([...cells].filter(([, units]) => units !== 0n));
  }
}

/** Every day on which anything counts, and the day before the first: between two of them no figure changes. */
export function daysIn(lines: readonly Raw[], last: Day): Day[] {
  const days = [...new Set([...lines.map(({ on }) => on), last])].sort();
  return [addDays(days[0] ?? last, -1), ...days];
}

/**
 * The books as every figure of the product reads them, on many days in one statement: by day, the sums at the finest
 * grain. Known today they come out of the stored totals, known earlier out of the lines.
 */
export async function booksOn(days: readonly Day[], knownOn: Day): Promise<Map<Day, Map<string, bigint>>> {
  const parts = days.map(
    (day) => Prisma.sql`SELECT ${day}::text AS day, account::text, donor_id, puno_id, area_number, region_slug,
      sum(amount)::text AS amount FROM (${books({ asOf: day, knownOn })}) b GROUP BY 2, 3, 4, 5, 6 HAVING sum(amount) <> 0`,
  );
  const rows = await db.$queryRaw<(Record<string, string | number | null> & { day: Day; amount: string })[]>(
    Prisma.join(parts, " UNION ALL "),
  );
  const found = new Map(days.map((day) => [day, new Map<string, bigint>()]));
  for (const { day, amount, ...of } of rows) {
    const key = JSON.stringify([of.account, of.donor_id, of.puno_id, of.area_number, of.region_slug]);
    found.get(day)?.set(key, BigInt(amount.replace(".", "")));
  }
  return found;
}

/** The least a pool holds on any day from one on, in ten-thousandths, whoever knows of it. */
export function leastFrom(lines: readonly Raw[], pool: Pool, from: Day): bigint {
  const own = new Recount(lines).in(pool);
  const days = [from, ...own.lines.flatMap(({ on }) => (on > from ? [on] : []))];
  const held = days.map((day) => -own.where(({ on }) => on <= day).of(...POOL_ACCOUNTS));
  return held.reduce((least, amount) => (amount < least ? amount : least));
}

type Sides = { currency: string; lines: number; debit: string; credit: string };

/** The lines of a span of days and what both their sides come to, by currency. */
export async function sidesBetween(from: Day, asOf: Day): Promise<Sides[]> {
  const rows = await db.$queryRaw<Sides[]>`
    SELECT currency, count(*)::int AS lines, trim_scale(sum(abs(amount) + amount) / 2)::text AS debit,
      trim_scale(sum(abs(amount) - amount) / 2)::text AS credit
    FROM ledger_lines WHERE effective_on BETWEEN ${from}::date AND ${asOf}::date GROUP BY 1 ORDER BY 1`;
  const text = (amount: string, currency: string) => toDecimal(money(amount, currency));
  return rows.map(({ currency, lines, debit, credit }) => ({
    currency,
    lines,
    debit: text(debit, currency),
    credit: text(credit, currency),
  }));
}
