import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/permissions";
import { recordDecision } from "@/lib/committee/decision.commands";
import { saveDraft, screenNote, startDraft, submitNote } from "@/lib/concept-notes/concept-note.commands";
import { ELIGIBILITY_LINES, REVIEW_CRITERIA } from "@/lib/concept-notes/concept-note.labels";
import { inviteDocument } from "@/lib/concept-notes/invitation.commands";
import { assignReviewer, completeReview, recommendNote } from "@/lib/concept-notes/reviews/review.commands";
import { recordContribution } from "@/lib/contributions/contribution.commands";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { appraiseDocument, handInDocument, saveDocument } from "@/lib/programmes/programme.commands";

/** Who a way needs: the agency that writes, the unit that leads on, the reviewer. */
export type Makers = Readonly<Record<"agency" | "fmuOfficer" | "fmuHead" | "reviewer", Actor>>;

export async function organisation(slug: string): Promise<string> {
  return (await db.organisation.findUniqueOrThrow({ where: { slug }, select: { id: true } })).id;
}

/** Cash with the Administrative Agent, of which 99 % can be spent. */
export async function deposit(
  { fmuOfficer }: Pick<Makers, "fmuOfficer">,
  amount: string,
  target?: string,
): Promise<void> {
  const earmarks = target ? [{ target, amount }] : [];
  const cash = { amount, currency: "USD", effectiveOn: "2024-01-31", earmarks };
  const donorId = await organisation("germany");
  const form = { requestKey: randomUUID(), donorId, title: "Cash", source: "Test", deposit: cash };
  await recordContribution(fmuOfficer, form);
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
      { organisationId: iom, category: 8, year: 1, amountUsd: "95841.12" },
      { organisationId: unhcr, category: 8, year: 2, amountUsd: "35000" },
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
export function wayOf(people: Makers) {
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
