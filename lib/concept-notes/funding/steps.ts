import "server-only";
import type { Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { compare, formatMoney, subtract, usd, type Usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import { type Source, unfitness } from "./rules";

type Reader = Pick<Tx, "$queryRaw">;

/** The places of a region on a day: those of a Network region say so themselves, a named group lists its own. */
export async function placesOfRegion(tx: Reader, slug: string, on: Day): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    WITH place AS (
      SELECT DISTINCT ON (place_code) place_code AS code, region_slug FROM place_versions
      WHERE holds_from <= ${on}::date ORDER BY place_code, holds_from DESC, recorded_at DESC),
    named AS (
      SELECT place_codes FROM region_versions WHERE region_slug = ${slug} AND holds_from <= ${on}::date
      ORDER BY holds_from DESC, recorded_at DESC LIMIT 1)
    SELECT code FROM place WHERE region_slug = ${slug} UNION SELECT unnest(place_codes) FROM named`;
  return rows.map(({ code }) => code);
}

/**
 * What a source still holds in USD on a day: deposits bound to it net of the fee (the pool: what is bound to nothing),
 * less what is invited from it or approved out of it, plus what closed programmes gave back (DOMAIN section 7, 12).
 * Money of programmes carried over counts against the source their record names.
 */
export async function availableIn(tx: Reader, source: Source, on: Day, exceptNoteId: string | null): Promise<Usd> {
  const { area, region } = source;
  const [row] = await tx.$queryRaw<{ held: string; charged: string }[]>`
    WITH deposit AS (
      SELECT id, amount_usd, fee_usd FROM contribution_entries WHERE kind = 'deposit' AND effective_on <= ${on}::date),
    bound AS (
      SELECT m.area_number, m.region_slug, m.amount_usd - round(d.fee_usd * m.amount_usd / d.amount_usd, 2) AS net
      FROM earmarks m JOIN deposit d ON d.id = m.entry_id),
    granted AS (
      SELECT DISTINCT ON (i.note_id) i.note_id, i.source_area, i.source_region
      FROM decision_items i JOIN decisions d ON d.id = i.decision_id
      WHERE i.outcome = 'approved' ORDER BY i.note_id, d.id DESC),
    charge AS (
      SELECT CASE WHEN g.note_id IS NULL THEN p.source_area ELSE g.source_area END AS area,
             CASE WHEN g.note_id IS NULL THEN p.source_region ELSE g.source_region END AS region,
             n.amount_usd - coalesce((SELECT (c.detail->>'refundedUsd')::numeric FROM stage_changes c
               WHERE c.note_id = n.id AND c.move = 'close-financially'), 0) AS amount
      FROM concept_notes n LEFT JOIN programme_documents p ON p.note_id = n.id LEFT JOIN granted g ON g.note_id = n.id
      WHERE n.stage IN ('invited', 'appraised', 'funded', 'active', 'operationally_closed', 'financially_closed')
        AND n.id IS DISTINCT FROM ${exceptNoteId}::uuid)
    SELECT (CASE WHEN ${area}::int IS NULL AND ${region}::text IS NULL
        THEN coalesce((SELECT sum(amount_usd - fee_usd) FROM deposit), 0) - coalesce((SELECT sum(net) FROM bound), 0)
        ELSE coalesce((SELECT sum(net) FROM bound
          WHERE area_number IS NOT DISTINCT FROM ${area}::int AND region_slug IS NOT DISTINCT FROM ${region}::text), 0)
      END)::numeric(18,2)::text AS held,
      coalesce((SELECT sum(amount) FROM charge
        WHERE area IS NOT DISTINCT FROM ${area}::int AND region IS NOT DISTINCT FROM ${region}::text), 0)::numeric(18,2)::text
      AS charged`;
  if (!row) throw new Error("The balance of a funding source could not be read.");
  return subtract(usd(row.held), usd(row.charged));
}

/** Whoever takes money waits for whoever took some before, so that two never spend the same dollar. */
const lockSources = (tx: Reader) => tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('funding_sources'))::text`;

type Taking = { noteId: string; areaNumber: number | null; placeCodes: readonly string[]; amount: Usd };

/** Refuses a source whose earmarks do not allow the note, or that does not hold the amount, at the field named. */
export async function refuseSource(tx: Tx, note: Taking, source: Source, on: Day, field = "source"): Promise<void> {
  const refuse = (sentence: string) => new Refusal("invalid", sentence, { [field]: sentence });
  await lockSources(tx);
  const regionPlaces = source.region === null ? [] : await placesOfRegion(tx, source.region, on);
  const reason = unfitness(note, source, regionPlaces);
  if (reason) throw refuse(reason);
  const available = await availableIn(tx, source, on, note.noteId);
  if (compare(available, note.amount) < 0) {
    throw refuse(`This source holds ${formatMoney(available)}, less than the ${formatMoney(note.amount)} needed.`);
  }
}
