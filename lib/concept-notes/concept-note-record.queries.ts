import "server-only";
import { z } from "zod";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { keyOf } from "@/lib/earmarks/funding-sources";
import { dayOf, today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import type { Prisma } from "@/prisma/generated/client";
import { type Beginning, ELIGIBILITY_LINES } from "./concept-note.labels";
import { visibleTo } from "./concept-note.scope";
import { waitingFor } from "./desk-items";
import { CONTENT, contentOf, submissionFactsOn, typedOf } from "./note-content.steps";
import { ROW, rowsOf } from "./note-rows.steps";
import type { Move, Stage } from "./stages";
import { missingForSubmission, type NoteContent } from "./submission-requirements";

const RECORD = {
  ...ROW,
  ...CONTENT,
  participations: { select: { organisationId: true, budgetUsd: true }, orderBy: { position: "asc" } },
  places: { select: { placeCode: true, share: true }, orderBy: { position: "asc" } },
  validatedGenderMarker: true,
  validatedRightsMarker: true,
  validatedChildMarker: true,
  validationNote: true,
  recommendation: true,
  eligibility: true,
  createdById: true,
  createdAt: true,
  versions: { orderBy: { number: "asc" } },
  stageChanges: { include: { decision: { select: { number: true } } }, orderBy: { id: "asc" } },
  reviews: { include: { reviewer: { select: { name: true } } }, orderBy: { assignedAt: "asc" } },
  document: { select: { handedInAt: true } },
  decisionItems: {
    include: { decision: { select: { number: true, decidedOn: true } }, sources: { orderBy: { position: "asc" } } },
    orderBy: { decisionId: "asc" },
  },
} satisfies Prisma.ConceptNoteSelect;
type Found = Prisma.ConceptNoteGetPayload<{ select: typeof RECORD }>;

/** The note where it exists for this person, else null. */
const find = (actor: Actor, id: string): Promise<Found | null> => {
  authorize(actor, "concept-note.read");
  return db.conceptNote.findFirst({ where: { AND: [{ id }, visibleTo(actor)] }, select: RECORD });
};

async function namesOf(found: Found): Promise<(id: string) => string> {
  const ids = [found.createdById, ...found.stageChanges.map(({ actorId }) => actorId)];
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? "";
}

export type HistoryEntry = {
  id: string;
  move: Move | Beginning;
  from: Stage | null;
  to: Stage;
  reason: string | null;
  amountUsd: string | null;
  decisionNumber: string | null;
  effectiveOn: string;
  at: string;
  actor: string;
  detail: Readonly<Record<string, unknown>>;
};

const asObject = (json: Prisma.JsonValue | null): Record<string, unknown> =>
  json !== null && typeof json === "object" && !Array.isArray(json) ? json : {};

const historyOf = (found: Found, nameOf: (id: string) => string): HistoryEntry[] =>
  found.stageChanges.map((change) => ({
    id: String(change.id),
    move: change.move as HistoryEntry["move"],
    from: change.fromStage,
    to: change.toStage,
    reason: change.reason,
    amountUsd: change.amountUsd?.toFixed(2) ?? null,
    decisionNumber: change.decision?.number ?? null,
    effectiveOn: dayOf(change.effectiveOn),
    at: change.at.toISOString(),
    actor: nameOf(change.actorId),
    detail: asObject(change.detail),
  }));

const scoresShape = z.record(z.string(), z.number());

const readsAllReviews = (actor: Actor) =>
  can(actor, "concept-note.read-all") || can(actor, "concept-note.read-recommended");

/** An officer of the leading agency who reviews other notes reads no recommendation on the own one. */
const readsRecommendation = (actor: Actor, { reviews }: Found) =>
  can(actor, "concept-note.read-reviews") &&
  (readsAllReviews(actor) || reviews.some(({ reviewerId }) => reviewerId === actor.id));

/** Reviewers read their own review; the Fund, the committee and auditors read all; nobody else reads any. */
function reviewsFor(actor: Actor, { reviews }: Found) {
  if (!can(actor, "concept-note.read-reviews")) return null;
  return reviews
    .filter(({ reviewerId }) => readsAllReviews(actor) || reviewerId === actor.id)
    .map(({ reviewer, noteId: _noteId, scores, assignedAt, completedAt, ...review }) => ({
      ...review,
      reviewer: reviewer.name,
      scores: scoresShape.parse(scores ?? {}),
      assignedAt: assignedAt.toISOString(),
      completedAt: completedAt?.toISOString() ?? null,
      isMine: review.reviewerId === actor.id,
    }));
}

async function participationsOf({ participations, leadId }: Found) {
  const on = today();
  const ids = participations.map(({ organisationId }) => organisationId);
  const named = await describeOrganisations(on, ids);
  return participations.map(({ organisationId, budgetUsd }) => ({
    organisationId,
    name: named.get(organisationId)?.name ?? "",
    shortName: named.get(organisationId)?.shortName ?? null,
    budgetUsd: budgetUsd?.toFixed(2) ?? null,
    isLead: organisationId === leadId,
  }));
}

const wordsOf = ({ summary, objectiveNumbers, places, ...content }: NoteContent) => ({
  summary,
  objectiveNumbers,
  places,
  durationMonths: content.durationMonths,
  governmentPartners: content.governmentPartners,
  stakeholders: content.stakeholders,
});

const markersOf = (content: NoteContent, found: Found) => ({
  gender: {
    self: content.genderMarker,
    justification: content.genderJustification,
    validated: found.validatedGenderMarker,
  },
  rights: {
    self: content.rightsMarker,
    justification: content.rightsJustification,
    validated: found.validatedRightsMarker,
  },
  child: {
    self: content.childMarker,
    justification: content.childJustification,
    validated: found.validatedChildMarker,
  },
});

const decisionsOf = ({ decisionItems }: Found) =>
  decisionItems.map(({ decision, outcome, amountUsd, sources }) => ({
    number: decision.number,
    decidedOn: dayOf(decision.decidedOn),
    outcome,
    amountUsd: amountUsd?.toFixed(2) ?? null,
    sources: sources.map(({ areaNumber: area, regionSlug: region, amountUsd: part }) => ({
      source: keyOf({ area, region }),
      amountUsd: part.toFixed(2),
    })),
  }));

const openReviewOf = (actor: Actor, reviews: Found["reviews"]): string | null =>
  reviews.find(({ reviewerId, state }) => reviewerId === actor.id && state === "assigned")?.id ?? null;

/** The ticked lines of the checklist, in its order. */
const tickedOf = ({ eligibility }: Found): string[] =>
  ELIGIBILITY_LINES.map(({ id }) => id).filter((id) => asObject(eligibility)[id] === true);

/** What the person may do beside the moves. */
const actsOf = (actor: Actor, { stage, leadId, reviews }: Found) => ({
  canEdit: stage === "draft" && can(actor, "concept-note.draft", { leadId }),
  canAssign: stage === "in_review" && can(actor, "concept-note.assign-reviewer"),
  canValidate: stage !== "draft" && can(actor, "concept-note.validate-markers"),
  canReview: stage === "in_review" ? openReviewOf(actor, reviews) : null,
  canReadMoney: can(actor, "programme.read-money"),
});

async function missingOf(content: NoteContent, stage: Stage) {
  if (stage !== "draft") return [];
  return missingForSubmission(content, await submissionFactsOn(db, content.areaNumber, today()));
}

/** Everything the page of one note shows to this person; null where the note does not exist for them. */
export async function findConceptNote(actor: Actor, id: string) {
  const found = await find(actor, id);
  if (!found) return null;
  const content = contentOf(found);
  const [[row], nameOf, participations, missing] = await Promise.all([
    rowsOf(actor, [found]),
    namesOf(found),
    participationsOf(found),
    missingOf(content, found.stage),
  ]);
  if (!row) return null;
  const { stage, reviews } = found;
  const isHandedIn = Boolean(found.document?.handedInAt);
  return {
    ...row,
    ...wordsOf(content),
    participations,
    markers: markersOf(content, found),
    validationNote: found.validationNote,
    recommendation: readsRecommendation(actor, found) ? found.recommendation : "",
    eligibility: tickedOf(found),
    createdBy: nameOf(found.createdById),
    createdAt: found.createdAt.toISOString(),
    history: historyOf(found, nameOf),
    versions: found.versions.map(({ number, frozenAt, content: frozen }) => ({
      number,
      frozenAt: frozenAt.toISOString(),
      content: asObject(frozen) as NoteContent,
    })),
    reviews: reviewsFor(actor, found),
    decisions: decisionsOf(found),
    waiting: waitingFor({ stage, stageSince: row.stageSince, missing, reviews, isHandedIn }, new Date()),
    ...actsOf(actor, found),
  };
}
export type NoteRecord = NonNullable<Awaited<ReturnType<typeof findConceptNote>>>;

/** A draft as its form holds it, with what is still missing and why it came back; null unless this person may edit it. */
export async function findDraft(actor: Actor, id: string) {
  const found = await find(actor, id);
  if (!found || !actsOf(actor, found).canEdit) return null;
  const content = contentOf(found);
  const returned = found.stageChanges.findLast(({ move }) => move === "return");
  return {
    id: found.id,
    revision: found.revision,
    reference: found.reference,
    leadId: found.leadId,
    typed: typedOf(content),
    missing: await missingOf(content, found.stage),
    returnedReason: returned?.reason ?? null,
    updatedAt: found.updatedAt.toISOString(),
  };
}

export type ReviewRow = NonNullable<NoteRecord["reviews"]>[number];
export type MarkerRow = NoteRecord["markers"]["gender" | "rights" | "child"];
