import "server-only";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/access/permissions";
import { addDays, type Day } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/page";
import { Prisma } from "@/prisma/generated/client";
import {
  ECB_DAYS,
  type Rate,
  RATE_SOURCES,
  type RateBasis,
  type RateSource,
  type Suggestion,
  suggestionOf,
  UN_DAYS,
} from "./rules";
import type { HistoryFilter } from "./schema";

/** One record of a rate. Where a newer one for the same day and source stands, it is corrected. */
export type RateRecord = Rate & {
  basis: RateBasis;
  recordedAt: Date;
  recordedBy: string | null;
  isCorrected: boolean;
};

const columns = Prisma.sql`
  r.currency, r.source::text AS source, r.rate_on::text AS "rateOn", trim_scale(r.usd_per_unit)::text AS "usdPerUnit"`;

type Found = Omit<Rate, "quotation">;

/** The last record of a source that may speak for a day. */
const lastOf = (currency: string, source: RateSource, from: Day, to: Day) => Prisma.sql`
  (SELECT ${columns} FROM exchange_rates r
   WHERE r.currency = ${currency} AND r.source = ${source}::rate_source AND r.rate_on BETWEEN ${from}::date AND ${to}::date
   ORDER BY r.rate_on DESC, r.recorded_at DESC LIMIT 1)`;

/**
 * The rate to book by in a currency on a day: the UN operational rate of the last two months, else the ECB's last reference rate of
 * the seven days up to it, else the IMF's average of the year; null where none is on record. Names its source and its day.
 */
export async function suggestRate(actor: Actor, currency: string, on: Day): Promise<Suggestion | null> {
  authorize(actor, "rate.read");
  const average = `${on.slice(0, 4)}-12-31`;
  const found = await db.$queryRaw<Found[]>`
    ${lastOf(currency, "un_operational", addDays(on, -UN_DAYS), on)} UNION ALL
    ${lastOf(currency, "ecb", addDays(on, -ECB_DAYS), on)} UNION ALL
    ${lastOf(currency, "imf", average, average)}`;
  return suggestionOf(found, on);
}

/** A currency with the last rate of each source that has any, by source. */
export type CurrencyRates = { currency: string; latest: Partial<Record<RateSource, Found>> };

/** Every currency with a rate on record, by code. */
export async function listLatestRates(actor: Actor): Promise<CurrencyRates[]> {
  authorize(actor, "rate.read");
  const found = await db.$queryRaw<Found[]>`
    SELECT latest.* FROM (SELECT DISTINCT currency, source FROM exchange_rates) k
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM exchange_rates r WHERE r.currency = k.currency AND r.source = k.source
      ORDER BY r.rate_on DESC, r.recorded_at DESC LIMIT 1) latest
    ORDER BY k.currency, k.source`;
  return [...Map.groupBy(found, ({ currency }) => currency)].map(([currency, rates]) => ({
    currency,
    latest: Object.fromEntries(rates.map((rate) => [rate.source, rate])),
  }));
}

const CURSOR = [CURSOR_PART.day, z.enum(RATE_SOURCES), CURSOR_PART.moment] as const;

/** Every record of a currency, the latest day first, corrected ones included, one page at a time. */
export async function listRates(
  actor: Actor,
  currency: string,
  { source, after }: HistoryFilter,
  size = PAGE_SIZE,
): Promise<Page<RateRecord>> {
  authorize(actor, "rate.read");
  const [day = "", of = "", at = ""] = after ? readCursor(after, CURSOR) : [];
  const conditions = [
    Prisma.sql`r.currency = ${currency}`,
    ...(source ? [Prisma.sql`r.source = ${source}::rate_source`] : []),
    ...(after
      ? [Prisma.sql`(r.rate_on, r.source, r.recorded_at) < (${day}::date, ${of}::rate_source, ${at}::timestamptz)`]
      : []),
  ];
  const found = await db.$queryRaw<RateRecord[]>`
    SELECT ${columns}, r.basis::text AS basis, r.quotation, r.recorded_at AS "recordedAt", p.name AS "recordedBy",
      EXISTS (SELECT 1 FROM exchange_rates n WHERE n.currency = r.currency AND n.source = r.source
        AND n.rate_on = r.rate_on AND n.recorded_at > r.recorded_at) AS "isCorrected"
    FROM exchange_rates r LEFT JOIN people p ON p.id = r.recorded_by_id
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY r.rate_on DESC, r.source DESC, r.recorded_at DESC LIMIT ${size + 1}`;
  return pageOf(found, (row) => encodeCursor([row.rateOn, row.source, row.recordedAt.toISOString()]), size);
}
