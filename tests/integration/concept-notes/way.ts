import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Actor } from "@/lib/access/permissions";
import { recordDecision } from "@/lib/committee/commands";
import { saveDraft, screenNote, startDraft, submitNote } from "@/lib/concept-notes/commands";
import { inviteDocument } from "@/lib/concept-notes/funding/commands";
import { ELIGIBILITY_LINES, REVIEW_CRITERIA } from "@/lib/concept-notes/labels";
import { assignReviewer, completeReview, recommendNote } from "@/lib/concept-notes/reviews/commands";
import { recordContribution } from "@/lib/contributions/commands";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { appraiseDocument, handInDocument, saveDocument } from "@/lib/programmes/commands";
import { type Cast, createCast, createStranger } from "@/prisma/seed/cast";
import { resetDatabase } from "@/tests/support/postgres";

export type People = Cast & { stranger: Actor };

/** The reference data, the cast, an officer of another UN organisation, and nothing else. */
export async function setPeople(): Promise<People> {
  await resetDatabase();
  const cast = await createCast("a long enough password", () => undefined);
  return { ...cast, stranger: await createStranger("a long enough password") };
}

export async function organisation(slug: string): Promise<string> {
  return (await db.organisation.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id;
}

/** Cash with the Administrative Agent, of which 99 % can be spent. */
export async function deposit(people: People, amount: string, target?: string): Promise<void> {
  const earmarks = target ? [{ target, amount }] : [];
  const cash = { amount, currency: "USD", effectiveOn: "2024-01-31", earmarks };
  const donorId = await organisation("germany");
  const form = { requestKey: randomUUID(), donorId, title: "Cash", source: "Test", deposit: cash };
  await recordContribution(people.fmuOfficer, form);
}

export const ELIGIBLE = ELIGIBILITY_LINES.map(({ id }) => id);
export const SCORES = Object.fromEntries(REVIEW_CRITERIA.map(({ id }) => [id, 4]));

/** Everything that a submission asks: 2,000,000 USD for IOM and UNHCR in Ghana and Kenya, thematic area 4. */
export async function content(change: Record<string, unknown> = {}) {
  return {
    title: "Fair recruitment",
    summary: "What the programme does.",
    areaNumber: "4",
    objectiveNumbers: ["5", "6"],
    places: [
      { code: "GH", share: "60" },
      { code: "KE", share: "40" },
    ],
    regionGroup: "",
    participations: [
      { organisationId: await organisation("iom"), budgetUsd: "1500000" },
      { organisationId: await organisation("unhcr"), budgetUsd: "500000" },
    ],
    durationMonths: "24",
    governmentPartners: "Ministry of Labour\nMinistry of Interior",
    stakeholders: "Migrant associations",
    genderMarker: "2",
    genderJustification: "Because",
    rightsMarker: "B",
    rightsJustification: "Because",
    childMarker: "C",
    childJustification: "Because",
    ...change,
  };
}

/** The note as somebody sees it now. */
export async function seen(noteId: string) {
  const { revision } = await db.conceptNote.findUniqueOrThrow({ where: { id: noteId }, select: { revision: true } });
  return { noteId, revision };
}

const documentSeen = async (noteId: string) => {
  const { revision } = await db.programmeDocument.findUniqueOrThrow({ where: { noteId }, select: { revision: true } });
  return { noteId, revision };
};

/** A complete programme document: 2,000,000 = 1,869,158.88 + 130,841.12. */
export async function documentContent() {
  const [iom, unhcr] = await Promise.all([organisation("iom"), organisation("unhcr")]);
  return {
    results: [{ outcome: "o", indicator: "i", baseline: "0", target: "10" }],
    risks: [{ risk: "r", likelihood: "low", impact: "high", mitigation: "m" }],
    budget: [
      { organisationId: iom, category: 1, year: 1, amountUsd: "1369158.88" },
      { organisationId: unhcr, category: 4, year: 2, amountUsd: "500000" },
      { organisationId: iom, category: 8, year: 1, amountUsd: "130841.12" },
    ],
  };
}

export const decision = (items: readonly Record<string, unknown>[], more: Record<string, unknown> = {}) => ({
  decidedOn: today(),
  mode: "meeting",
  text: "The committee decides.",
  items,
  ...more,
});

/** Brings a new note to a stage of the way, as the office would, and gives its id. */
export function wayOf(people: People) {
  const { agency, fmuOfficer, fmuHead, reviewer } = people;
  const draft = async (change: Record<string, unknown> = {}) => {
    const { value } = await startDraft(agency, {});
    await saveDraft(agency, { ...(await seen(value.id)), ...(await content(change)) });
    return value.id;
  };
  const after =
    <Given extends unknown[]>(
      before: (...given: Given) => Promise<string>,
      act: (noteId: string) => Promise<unknown>,
    ) =>
    async (...given: Given) => {
      const noteId = await before(...given);
      await act(noteId);
      return noteId;
    };
  const submitted = after(draft, async (noteId) => submitNote(agency, await seen(noteId)));
  const inReview = after(submitted, async (noteId) =>
    screenNote(fmuOfficer, { ...(await seen(noteId)), eligibility: ELIGIBLE }),
  );
  const reviewed = after(inReview, async (noteId) => {
    const { value } = await assignReviewer(fmuOfficer, { noteId, reviewerId: reviewer.id });
    await completeReview(reviewer, { ...value, scores: SCORES, comment: "Good." });
  });
  const recommended = after(reviewed, async (noteId) =>
    recommendNote(fmuOfficer, { ...(await seen(noteId)), recommendation: "Recommended." }),
  );
  const inPipeline = after(recommended, async (noteId) => {
    const item = { ...(await seen(noteId)), outcome: "endorsed", amountUsd: "2000000" };
    await recordDecision(fmuOfficer, decision([item]));
  });
  const invited = after(inPipeline, async (noteId) =>
    inviteDocument(fmuHead, { ...(await seen(noteId)), source: "unearmarked" }),
  );
  const handedIn = after(invited, async (noteId) => {
    await saveDocument(agency, { ...(await documentSeen(noteId)), ...(await documentContent()) });
    await handInDocument(agency, await documentSeen(noteId));
  });
  const appraised = after(handedIn, async (noteId) => appraiseDocument(fmuOfficer, await seen(noteId)));
  const funded = after(appraised, async (noteId) => {
    const item = { ...(await seen(noteId)), outcome: "approved", amountUsd: "2000000", source: "unearmarked" };
    await recordDecision(fmuOfficer, decision([item]));
  });
  return {
    draft,
    submitted,
    inReview,
    reviewed,
    recommended,
    inPipeline,
    invited,
    handedIn,
    appraised,
    funded,
    documentSeen,
  };
}
export type Way = ReturnType<typeof wayOf>;

/** Everything that could be a trace of an act on notes, documents or decisions. */
export async function traces() {
  return {
    notes: await db.conceptNote.findMany({ orderBy: { id: "asc" } }),
    objectives: await db.noteObjective.count(),
    places: await db.notePlace.findMany({ orderBy: [{ noteId: "asc" }, { placeCode: "asc" }] }),
    participations: await db.participation.findMany({ orderBy: [{ noteId: "asc" }, { position: "asc" }] }),
    changes: await db.stageChange.count(),
    versions: await db.conceptNoteVersion.count(),
    reviews: await db.review.findMany({ orderBy: { id: "asc" } }),
    documents: await db.programmeDocument.findMany({ orderBy: { noteId: "asc" } }),
    lines: await db.programmeBudgetLine.count(),
    decisions: await db.decision.count(),
    items: await db.decisionItem.count(),
    series: await db.referenceSeries.findMany({ orderBy: [{ series: "asc" }, { year: "asc" }] }),
    facts: await db.auditFact.count({ where: { name: { not: "access.refused" } } }),
  };
}

/** The act is refused as told, and everything stays as it was. */
export async function isRefused(act: () => Promise<unknown>, refusal: Record<string, unknown>): Promise<void> {
  const before = await traces();
  await expect(act()).rejects.toMatchObject(refusal);
  expect(await traces()).toEqual(before);
}

/** What one act left behind: facts of the audit and lines of history, the oldest first. */
export async function leftBy(act: () => Promise<unknown>) {
  const fact = await db.auditFact.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  const change = await db.stageChange.findFirst({ orderBy: { id: "desc" }, select: { id: true } });
  await act();
  const [facts, changes] = await Promise.all([
    db.auditFact.findMany({ where: { id: { gt: fact?.id ?? 0n } }, orderBy: { id: "asc" } }),
    db.stageChange.findMany({ where: { id: { gt: change?.id ?? 0n } }, orderBy: { id: "asc" } }),
  ]);
  return { facts: facts.map(({ name }) => name), changes: changes.map(({ move, toStage }) => `${move} → ${toStage}`) };
}

export const stageOf = async (noteId: string) =>
  (await db.conceptNote.findUniqueOrThrow({ where: { id: noteId }, select: { stage: true } })).stage;
