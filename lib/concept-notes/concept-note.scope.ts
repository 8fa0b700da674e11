import { type Actor, can } from "@/lib/access/permissions";
import type { Prisma } from "@/prisma/generated/client";
import { BUCKETS, type Stage } from "./stages";

/** From the recommendation on, the committee reads. */
const BEFORE_COMMITTEE: readonly Stage[] = [
  "recommended",
  ...BUCKETS.pipeline,
  ...BUCKETS.funded,
  "not_endorsed",
  "rejected",
];

/**
 * The notes that exist for a person: all of them, those of the own organisation, those assigned for review, those the
 * committee may see, those that are funded; whichever their permissions add up to.
 */
export function visibleTo(actor: Actor): Prisma.ConceptNoteWhereInput {
  if (can(actor, "concept-note.read-all")) return {};
  const rows: Prisma.ConceptNoteWhereInput[] = [];
  const { organisationId } = actor;
  if (can(actor, "concept-note.read-own") && organisationId) {
    rows.push({ leadId: organisationId }, { participations: { some: { organisationId } } });
  }
  if (can(actor, "concept-note.read-assigned")) {
    // Whoever has declared a conflict of interest no longer reads the note.
    rows.push({ reviews: { some: { reviewerId: actor.id, state: { not: "conflicted" } } } });
  }
  if (can(actor, "concept-note.read-recommended")) rows.push({ stage: { in: [...BEFORE_COMMITTEE] } });
  if (can(actor, "concept-note.read-approved")) rows.push({ stage: { in: [...BUCKETS.funded] } });
  return { OR: rows };
}
