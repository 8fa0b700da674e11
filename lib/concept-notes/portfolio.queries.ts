import "server-only";
import { addDays, dateOf, type Day, dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { Prisma } from "@/prisma/generated/client";
import type { Beginning } from "./concept-note.labels";
import type { Move, Stage } from "./stages";

/** A note as it stood on a day; money in USD, shares in percent, both as decimal strings. */
export type PortfolioRow = {
  id: string;
  reference: string | null;
  /** Only where the note was a funded programme on that day. */
  programmeReference: string | null;
  title: string;
  summary: string;
  areaNumber: number | null;
  amountUsd: string | null;
  stage: Stage;
  /** Since when it stood in that stage on that day. */
  stageSince: Day;
  places: { code: string; share: string | null }[];
  regionGroup: string | null;
  /** The decision that endorsed or approved it, as known on that day. */
  decisionNumber: string | null;
  decidedOn: Day | null;
  source: string | null;
  objectiveNumbers: number[];
  durationMonths: number | null;
  governmentPartners: string[];
  leadId: string | null;
  participations: { organisationId: string; budgetUsd: string | null }[];
};

/**
 * Every note that had been submitted by a day, with the stage, amount, title and theme of its last move with effect on or
 * before that day, as far as the moves were recorded up to the end (UTC) of `knownOn`, in the order of area and reference. Figures of the Fund: takes no actor; its caller chooses what to show.
 */
export function listPortfolioOn(asOf: Day, knownOn: Day = today()): Promise<PortfolioRow[]> {
  const known = Prisma.sql`${addDays(knownOn, 1)}::timestamp AT TIME ZONE 'UTC'`;
  return db.$queryRaw<PortfolioRow[]>`
    WITH last AS (
      SELECT DISTINCT ON (note_id) note_id, to_stage, amount_usd, detail FROM stage_changes
      WHERE effective_on <= ${dateOf(asOf)}::date AND at < ${known} ORDER BY note_id, effective_on DESC, id DESC),
    since AS (
      SELECT DISTINCT ON (note_id) note_id, effective_on FROM stage_changes
      WHERE effective_on <= ${dateOf(asOf)}::date AND at < ${known} AND from_stage IS DISTINCT FROM to_stage
      ORDER BY note_id, effective_on DESC, id DESC),
    granted AS (
      SELECT DISTINCT ON (c.note_id) c.note_id, d.number, d.decided_on
      FROM stage_changes c JOIN decisions d ON d.id = c.decision_id
      WHERE c.effective_on <= ${dateOf(asOf)}::date AND c.at < ${known} AND c.to_stage IN ('in_pipeline', 'funded')
      ORDER BY c.note_id, c.effective_on DESC, c.id DESC)
    SELECT n.id, n.reference,
      CASE WHEN l.to_stage IN ('funded', 'active', 'operationally_closed', 'financially_closed')
        THEN n.programme_reference END AS "programmeReference",
      coalesce(l.detail->>'title', n.title) AS title, n.summary,
      coalesce((l.detail->>'areaNumber')::int, n.area_number) AS "areaNumber", l.amount_usd::text AS "amountUsd",
      l.to_stage::text AS stage, s.effective_on::text AS "stageSince", n.region_group AS "regionGroup",
      g.number AS "decisionNumber", g.decided_on::text AS "decidedOn", n.source, n.duration_months AS "durationMonths",
      coalesce(n.government_partners, '{}') AS "governmentPartners", n.lead_id::text AS "leadId",
      (SELECT coalesce(json_agg(json_build_object('code', p.place_code, 'share', p.share::text) ORDER BY p.position), '[]')
        FROM note_places p WHERE p.note_id = n.id) AS places,
      (SELECT coalesce(json_agg(o.objective_number ORDER BY o.objective_number), '[]')
        FROM note_objectives o WHERE o.note_id = n.id) AS "objectiveNumbers",
      (SELECT coalesce(json_agg(json_build_object('organisationId', t.organisation_id, 'budgetUsd', t.budget_usd::text)
        ORDER BY t.position), '[]') FROM participations t WHERE t.note_id = n.id) AS participations
    FROM concept_notes n JOIN last l ON l.note_id = n.id JOIN since s ON s.note_id = n.id
      LEFT JOIN granted g ON g.note_id = n.id
    WHERE l.to_stage <> 'draft' AND n.reference IS NOT NULL
    ORDER BY "areaNumber", n.reference`;
}

/** A move of a note's history without its reason and its author. */
export type Milestone = {
  move: Move | Beginning;
  stage: Stage;
  on: Day;
  amountUsd: string | null;
  decisionNumber: string | null;
};

/** The moves of a note with effect on or before a day, the first one first; takes no actor, names no person. */
export async function listMilestones(noteId: string, asOf: Day, knownOn: Day = today()): Promise<Milestone[]> {
  const rows = await db.stageChange.findMany({
    where: { noteId, effectiveOn: { lte: dateOf(asOf) }, at: { lt: dateOf(addDays(knownOn, 1)) } },
    select: { move: true, toStage: true, effectiveOn: true, amountUsd: true, decision: { select: { number: true } } },
    orderBy: [{ effectiveOn: "asc" }, { id: "asc" }],
  });
  return rows.map(({ move, toStage, effectiveOn, amountUsd, decision }) => ({
    move: move as Milestone["move"],
    stage: toStage,
    on: dayOf(effectiveOn),
    amountUsd: amountUsd?.toFixed(2) ?? null,
    decisionNumber: decision?.number ?? null,
  }));
}
