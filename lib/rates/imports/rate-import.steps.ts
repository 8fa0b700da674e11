import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { Prisma } from "@/prisma/generated/client";
import { EARLIER_DAYS } from "../earlier-rates";
import { BASIS_OF, type RateSource } from "../exchange-rate";
import type { RecordedRate } from "../rate-check";
import { byLine, type DoubtfulRate, findDoubtfulRates, keyOfRate, type RecordBeforeFile } from "./doubtful-rates";
import type { Reading } from "./rate-file-formats";
import { REFUSED_SHOWN, type Verdict } from "./rate-import.schema";

/** The rates of a reading beside what is on record for the same currency, day and source. */
function besideRecorded({ source, rates }: Pick<Reading, "source" | "rates">): Prisma.Sql {
  return Prisma.sql`
    WITH given AS (
      SELECT * FROM unnest(
        ${rates.map(({ currency }) => currency)}::text[], ${rates.map(({ rateOn }) => rateOn)}::date[],
        ${rates.map(({ usdPerUnit }) => usdPerUnit)}::numeric[], ${rates.map(({ quotation }) => quotation)}::text[]
      ) AS g(currency, rate_on, usd_per_unit, quotation)),
    recorded AS (
      SELECT DISTINCT ON (currency, rate_on) currency::text, rate_on, usd_per_unit, recorded_at
      FROM exchange_rates WHERE source = ${source}::rate_source ORDER BY currency, rate_on, recorded_at DESC),
    pair AS (
      SELECT g.*, r.usd_per_unit AS was, r.recorded_at AS was_at
      FROM given g LEFT JOIN recorded r ON r.currency = g.currency AND r.rate_on = g.rate_on)`;
}

type Counts = Pick<Verdict, "fresh" | "same" | "changed">;

type Queries = Pick<Tx, "$queryRaw">;

/** What is on record that a file is compared with: before its first day of each currency, averages, and what it corrects. */
async function loadRecordBefore(tx: Queries, reading: Reading): Promise<RecordBeforeFile> {
  const first = new Map<string, Day>();
  for (const { currency, rateOn } of reading.rates)
    if (rateOn < (first.get(currency) ?? "9999-12-31")) first.set(currency, rateOn);
  const currencies = [...first.keys()];
  const earlier = await tx.$queryRaw<RecordedRate[]>`
    SELECT e.currency, e.source::text AS source, e.rate_on::text AS "rateOn", trim_scale(e.usd_per_unit)::text AS "usdPerUnit"
    FROM unnest(${currencies}::text[], ${[...first.values()]}::date[]) AS f(code, first_on)
    CROSS JOIN LATERAL (
      SELECT * FROM exchange_rates r WHERE r.currency = f.code::char(3) AND r.source <> 'imf'
        AND r.rate_on BETWEEN f.first_on - ${EARLIER_DAYS}::int AND f.first_on
        AND NOT (r.source = ${reading.source}::rate_source AND r.rate_on = f.first_on)
      ORDER BY r.rate_on DESC, r.source, r.recorded_at DESC LIMIT 1) e`;
  const averages = await tx.$queryRaw<RecordedRate[]>`
    SELECT DISTINCT ON (currency, rate_on) currency, source::text AS source, rate_on::text AS "rateOn",
      trim_scale(usd_per_unit)::text AS "usdPerUnit"
    FROM exchange_rates WHERE source = 'imf' AND currency = ANY(${currencies}::text[]::char(3)[])
    ORDER BY currency, rate_on, recorded_at DESC`;
  const corrected = await tx.$queryRaw<RecordedRate[]>`${besideRecorded(reading)}
    SELECT currency, ${reading.source} AS source, rate_on::text AS "rateOn", trim_scale(was)::text AS "usdPerUnit"
    FROM pair WHERE was <> usd_per_unit`;
  return {
    earlier: new Map(earlier.map((rate) => [rate.currency, rate])),
    averages: Map.groupBy(averages, ({ currency }) => currency),
    corrected: new Map(corrected.map((rate) => [keyOfRate(rate), rate])),
  };
}

/** The rates that a file would write and that a person confirms first: what is on record already needs no confirmation. */
export async function findDoubts(tx: Queries, reading: Reading, tolerance: string): Promise<DoubtfulRate[]> {
  const record = await loadRecordBefore(tx, reading);
  const doubts: DoubtfulRate[] = [];
  for (const own of Map.groupBy(reading.rates, ({ currency }) => currency).values()) {
    doubts.push(...findDoubtfulRates(own, record, tolerance));
    // A history has tens of thousands of rates: other requests are answered between two currencies.
    await setImmediate();
  }
  if (doubts.length === 0) return [];
  doubts.sort(byLine);
  const keys = new Set(doubts.map(keyOfRate));
  const rates = reading.rates.filter((rate) => keys.has(keyOfRate(rate)));
  const written = await tx.$queryRaw<
    Pick<RecordedRate, "currency" | "rateOn">[]
  >`${besideRecorded({ ...reading, rates })}
    SELECT currency, rate_on::text AS "rateOn" FROM pair WHERE was IS DISTINCT FROM usd_per_unit`;
  const isWritten = new Set(written.map(keyOfRate));
  return doubts.filter((doubt) => isWritten.has(keyOfRate(doubt)));
}

/** What a reading would change. Nothing is written. */
export async function compareRates(tx: Queries, reading: Reading, doubts: readonly DoubtfulRate[]): Promise<Verdict> {
  const { source, rates, refused, leftOut } = reading;
  const [counts] = await tx.$queryRaw<Counts[]>`${besideRecorded(reading)}
    SELECT count(*) FILTER (WHERE was IS NULL)::int AS fresh, count(*) FILTER (WHERE was = usd_per_unit)::int AS same,
      count(*) FILTER (WHERE was <> usd_per_unit)::int AS changed FROM pair`;
  const days = rates.map(({ rateOn }) => rateOn).sort();
  const [from, to] = [days[0], days.at(-1)];
  return {
    ...(counts ?? { fresh: 0, same: 0, changed: 0 }),
    source,
    leftOut,
    currencies: new Set(rates.map(({ currency }) => currency)).size,
    days: from && to ? { from, to } : null,
    refused: { count: refused.length, first: refused.slice(0, REFUSED_SHOWN) },
    doubtful: { count: doubts.length, first: doubts.slice(0, REFUSED_SHOWN) },
  };
}

type Writing = {
  readonly actorId: string;
  readonly at: Date;
  /** The doubtful rates, and why they are correct. */
  readonly doubts: readonly DoubtfulRate[];
  readonly reason: string | null;
};

/**
 * Writes what is new or changed, all in one statement; a change is a newer record, always after the one it corrects. A
 * doubtful rate keeps the reason why it is correct. Returns how many rates were written.
 */
export function writeRates(tx: Tx, reading: Reading, { actorId, at, doubts, reason }: Writing): Promise<number> {
  const { source } = reading;
  const doubtful = doubts.map(keyOfRate);
  const basis = BASIS_OF[source satisfies RateSource];
  return tx.$executeRaw`
    INSERT INTO exchange_rates (currency, source, rate_on, usd_per_unit, basis, quotation, note, recorded_at, recorded_by_id)
    ${besideRecorded(reading)}
    SELECT currency, ${source}::rate_source, rate_on, usd_per_unit, ${basis}::rate_basis, quotation,
      CASE WHEN currency || ' ' || rate_on::text = ANY(${doubtful}::text[]) THEN ${reason}::text END,
      greatest(${at}::timestamptz, was_at + interval '1 millisecond'), ${actorId}::uuid
    FROM pair WHERE was IS DISTINCT FROM usd_per_unit`;
}
