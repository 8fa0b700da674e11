import "server-only";
import { SETTING_VALUES } from "@/lib/fund/fund-setting.schema";
import { RATE_MAX_AGE_DAYS, RATE_TOLERANCE } from "@/lib/fund/fund-settings";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { describing } from "@/lib/kernel/in-force";
import { averageOnRecord, type RateFacts, rateOnRecord, type RateTerms, type RecordedRate } from "./rate-check";

/** How rates are compared on a day, as set in the fund profile; the defaults where it has no record of them. */
export async function readRateTerms(tx: Pick<Tx, "fundSetting">, on: Day): Promise<RateTerms> {
  const records = await tx.fundSetting.findMany({ where: { key: { in: ["rate-tolerance", "rate-max-age-days"] } } });
  const valueOf = (key: "rate-tolerance" | "rate-max-age-days", otherwise: string) => {
    const record = describing(
      records.filter((one) => one.key === key),
      on,
    );
    return record ? SETTING_VALUES[key].parse(record.value) : otherwise;
  };
  return {
    tolerance: valueOf("rate-tolerance", RATE_TOLERANCE),
    maxAgeDays: Number(valueOf("rate-max-age-days", RATE_MAX_AGE_DAYS)),
  };
}

/** A currency and a day of which the rate on record is needed. */
export type RateDay = { readonly currency: string; readonly on: Day };

/** What is on record for a currency and a day, out of what was loaded. A pair that was not asked for is a fault. */
export type RatesOnRecord = (currency: string, on: Day) => RateFacts;

type FoundRate = RecordedRate & { readonly on: Day };

const keyOf = (currency: string, on: Day) => `${currency} ${on}`;

/** Loads the rates on record for any number of currencies and days by one statement; USD needs none. */
export async function loadRatesOnRecord(
  tx: Pick<Tx, "$queryRaw">,
  days: readonly RateDay[],
  { maxAgeDays }: Pick<RateTerms, "maxAgeDays">,
): Promise<RatesOnRecord> {
  const asked = new Map(days.map((day) => [keyOf(day.currency, day.on), day]));
  const pairs = [...asked.values()];
  const found =
    pairs.length === 0
      ? []
      : await tx.$queryRaw<FoundRate[]>`
    SELECT a.on_day::text AS "on", r.currency, r.source::text AS source, r.rate_on::text AS "rateOn",
      trim_scale(r.usd_per_unit)::text AS "usdPerUnit"
    FROM unnest(${pairs.map(({ currency }) => currency)}::text[], ${pairs.map(({ on }) => on)}::date[]) AS a(code, on_day)
    CROSS JOIN (VALUES ('un_operational'::rate_source), ('ecb'), ('imf')) AS s(source)
    CROSS JOIN LATERAL (
      SELECT e.* FROM exchange_rates e
      WHERE e.currency = a.code::char(3) AND e.source = s.source AND e.rate_on
        BETWEEN CASE s.source
            WHEN 'un_operational' THEN least(date_trunc('month', a.on_day)::date, a.on_day - ${maxAgeDays}::int)
            WHEN 'ecb' THEN a.on_day - ${maxAgeDays}::int
            ELSE make_date(extract(year FROM a.on_day)::int - 1, 12, 31) END
        AND CASE s.source WHEN 'imf' THEN make_date(extract(year FROM a.on_day)::int, 12, 31) ELSE a.on_day END
      ORDER BY e.rate_on DESC, e.recorded_at DESC LIMIT 1) r`;
  const byPair = Map.groupBy(found, ({ currency, on }) => keyOf(currency, on));
  return (currency, on) => {
    const key = keyOf(currency, on);
    if (!asked.has(key)) throw new Error(`The rates of ${currency} on ${on} were not loaded.`);
    const rates = (byPair.get(key) ?? []).map(({ on: _on, ...rate }) => rate);
    return { onRecord: rateOnRecord(rates, on, maxAgeDays), average: averageOnRecord(rates, on) };
  };
}
