import "server-only";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { USD } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { loadRatesOnRecord, readRateTerms } from "@/lib/rates/rate-check.steps";
import type { EntryPart } from "../contribution.schema";
import { missingForEntryRate } from "./entry-rate";

/** Refuses a rate that is inverted, and one that differs or cannot be compared without a note; parts by form name. */
export async function refuseRates(tx: Tx, parts: Readonly<Record<string, EntryPart>>, today: Day): Promise<void> {
  const foreign = Object.entries(parts).filter(([, { currency }]) => currency !== USD);
  if (foreign.length === 0) return;
  const terms = await readRateTerms(tx, today);
  const days = foreign.map(([, { currency, rateOn }]) => ({ currency, on: rateOn }));
  const onRecord = await loadRatesOnRecord(tx, days, terms);
  const fields = foreign.flatMap(([at, entry]) =>
    Object.entries(missingForEntryRate(entry, onRecord(entry.currency, entry.rateOn), terms)).map(
      ([field, sentence]) => [`${at}.${field}`, sentence] as const,
    ),
  );
  if (fields.length > 0) throw new Refusal("invalid", "Some entries need your attention.", Object.fromEntries(fields));
}
