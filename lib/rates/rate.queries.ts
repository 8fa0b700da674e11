import "server-only";
import { z } from "zod";
import { type Actor, authorize } from "@/lib/access/permissions";
import { type Day, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { CURSOR_PART, encodeCursor, type Page, pageOf, PAGE_SIZE, readCursor } from "@/lib/kernel/list-cursor";
import { Prisma } from "@/prisma/generated/client";
import { type Rate, RATE_SOURCES, type RateBasis, type RateSource } from "./exchange-rate";
import type { RateFacts, RateTerms, RecordedRate } from "./rate-check";
import { loadRatesOnRecord, readRateTerms } from "./rate-check.steps";
import type { HistoryFilter } from "./rate.schema";

/** One record of a rate. Where a newer one for the same day and source stands, it is corrected. */
export type RateRecord = Rate & {
  /** Why it differs from the one before it. */
  note: string | null;
  basis: RateBasis;
  recordedAt: Date;
  recordedBy: string | null;
  isCorrected: boolean;
};

const columns = Prisma.sql`
  r.currency, r.source::text AS source, r.rate_on::text AS "rateOn", trim_scale(r.usd_per_unit)::text AS "usdPerUnit"`;

/** What a form needs to compare a rate while it is typed: what is on record for a day, and how rates are compared. */
export type RateComparison = RateFacts & RateTerms;

/** What is on record for a currency on a day, and how rates are compared today. */
export async function findRateComparison(actor: Actor, currency: string, on: Day): Promise<RateComparison> {
  authorize(actor, "rate.read");
  const terms = await readRateTerms(db, today());
  const onRecord = await loadRatesOnRecord(db, [{ currency, on }], terms);
  return { ...onRecord(currency, on), ...terms };
}

/** A currency with the last rate of each source that has any, by source. */
export type CurrencyRates = { currency: string; latest: Partial<Record<RateSource, RecordedRate>> };

/** Every currency with a rate on record, by code. */
export async function listLatestRates(actor: Actor): Promise<CurrencyRates[]> {
  authorize(actor, "rate.read");
  const found = await db.$queryRaw<RecordedRate[]>`
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
    SELECT ${columns}, r.basis::text AS basis, r.quotation, r.note, r.recorded_at AS "recordedAt", p.name AS "recordedBy",
      EXISTS (SELECT 1 FROM exchange_rates n WHERE n.currency = r.currency AND n.source = r.source
        AND n.rate_on = r.rate_on AND n.recorded_at > r.recorded_at) AS "isCorrected"
    FROM exchange_rates r LEFT JOIN people p ON p.id = r.recorded_by_id
    WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY r.rate_on DESC, r.source DESC, r.recorded_at DESC LIMIT ${size + 1}`;
  return pageOf(found, (row) => encodeCursor([row.rateOn, row.source, row.recordedAt.toISOString()]), size);
}
