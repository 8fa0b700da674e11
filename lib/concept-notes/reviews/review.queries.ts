import "server-only";
import { type Actor, authorize, PERMISSIONS } from "@/lib/access/permissions";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { inForceQuery } from "@/lib/kernel/in-force";
import { visibleTo } from "../concept-note.scope";
import { takesPart } from "./recommendation";

/** Somebody who could review; `excluded` says why they cannot review this note. */
export type ReviewerChoice = { id: string; name: string; organisation: string | null; excluded: string | null };

/** Everybody who reviews, by name, and why some of them cannot review this note. Empty where the note is not visible. */
export async function listReviewerChoices(actor: Actor, noteId: string): Promise<ReviewerChoice[]> {
  authorize(actor, "concept-note.assign-reviewer");
  const note = await db.conceptNote.findFirst({
    where: { AND: [{ id: noteId }, visibleTo(actor)] },
    select: {
      leadId: true,
      participations: { select: { organisationId: true } },
      reviews: { select: { reviewerId: true } },
    },
  });
  if (!note) return [];
  const people = await db.person.findMany({
    where: { deactivatedAt: null, roles: { some: { role: { in: [...PERMISSIONS["concept-note.review"]] } } } },
    select: {
      id: true,
      name: true,
      organisationId: true,
      organisation: { select: { versions: { ...inForceQuery(today()), select: { name: true, shortName: true } } } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return people.map(({ id, name, organisationId, organisation }) => {
    const version = organisation?.versions[0];
    const isAsked = note.reviews.some(({ reviewerId }) => reviewerId === id);
    const excluded = takesPart(organisationId, note) ? "The organisation takes part in this note." : null;
    return {
      id,
      name,
      organisation: version?.shortName ?? version?.name ?? null,
      excluded: isAsked ? "Already asked to review this note." : excluded,
    };
  });
}
