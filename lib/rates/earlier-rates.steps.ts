import "server-only";
import type { Tx } from "@/lib/kernel/db";
import { earliestComparable } from "./earlier-rates";
import { averageOnRecord, type RateFacts, type RecordedRate } from "./rate-check";

/**
 * What a new rate is compared with: the latest rate of another day or source at most two months before it, and the
 * averages. The record that it corrects is not among them: it may be what is wrong.
 */
export async function loadEarlierRates(
  tx: Pick<Tx, "$queryRaw">,
  { currency, source, rateOn }: Pick<RecordedRate, "currency" | "source" | "rateOn">,
): Promise<RateFacts> {
  const found = await tx.$queryRaw<RecordedRate[]>`
    SELECT DISTINCT ON (source, rate_on) currency, source::text AS source, rate_on::text AS "rateOn",
      trim_scale(usd_per_unit)::text AS "usdPerUnit"
    FROM exchange_rates
    WHERE currency = ${currency}::char(3) AND (source <> ${source}::rate_source OR rate_on <> ${rateOn}::date)
      AND rate_on BETWEEN CASE source WHEN 'imf' THEN make_date(extract(year FROM ${rateOn}::date)::int - 1, 12, 31)
          ELSE ${earliestComparable(rateOn)}::date END
        AND CASE source WHEN 'imf' THEN make_date(extract(year FROM ${rateOn}::date)::int, 12, 31)
          ELSE ${rateOn}::date END
    ORDER BY source, rate_on DESC, recorded_at DESC`;
  const [onRecord = null] = found
    .filter((rate) => rate.source !== "imf")
    .sort((a, b) => (a.rateOn < b.rateOn ? 1 : a.rateOn > b.rateOn ? -1 : 0));
  return { onRecord, average: averageOnRecord(found, rateOn) };
}
