import { recordDecision } from "@/lib/committee/decision.commands";
import {
  declareIneligible,
  returnNote,
  saveDraft,
  screenNote,
  startDraft,
  submitNote,
  withdrawNote,
} from "@/lib/concept-notes/concept-note.commands";
import { ELIGIBILITY_LINES, REVIEW_CRITERIA } from "@/lib/concept-notes/concept-note.labels";
import {
  assignReviewer,
  completeReview,
  recommendNote,
  validateMarkers,
} from "@/lib/concept-notes/reviews/review.commands";
import { addDays } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import type { Cast } from "../cast";
import type { Ending, Example } from "./examples";

const NOTICE = "This record is an example made to show the application. It is no proposal to the Fund.";

/** The moment of an act some days after the draft was started, in office hours. */
const after = (example: Example, days: number, hour = 10) =>
  new Date(`${addDays(example.startedOn, days)}T${String(hour).padStart(2, "0")}:00:00Z`);

async function organisationId(slug: string): Promise<string> {
  const found = await db.organisation.findUnique({ where: { slug }, select: { id: true } });
  if (!found) throw new Error(`The examples need the organisation "${slug}", which the reference data does not hold.`);
  return found.id;
}

async function seen(noteId: string) {
  const { revision } = await db.conceptNote.findUniqueOrThrow({ where: { id: noteId }, select: { revision: true } });
  return { noteId, revision };
}

/** A draft that is still being written says less. */
async function contentOf(example: Example, leadId: string | null) {
  const { title, areaNumber, objectiveNumbers, places, partner, budgets, durationMonths, ending } = example;
  const isWhole = ending !== "draft";
  return {
    title,
    areaNumber,
    objectiveNumbers,
    places,
    durationMonths,
    summary: NOTICE,
    participations: [
      { organisationId: leadId, budgetUsd: budgets[0] },
      { organisationId: await organisationId(partner), budgetUsd: isWhole ? budgets[1] : "" },
    ],
    governmentPartners: isWhole ? ["Ministry of Interior", "Ministry of Labour"] : ["Ministry of Interior"],
    stakeholders: isWhole ? "Migrant associations, municipalities and employers' organisations." : "",
    genderMarker: "2",
    genderJustification: isWhole ? "Women take part in design, delivery and review." : "",
    rightsMarker: "B",
    rightsJustification: isWhole ? "Activities rest on the rights of the people concerned." : "",
    childMarker: isWhole ? "B" : "",
    childJustification: isWhole ? "Children are among the people concerned." : "",
  };
}

async function write(cast: Cast, example: Example): Promise<string> {
  const { agency } = cast;
  const { value } = await startDraft(agency, { title: example.title }, after(example, 0));
  const content = await contentOf(example, agency.organisationId);
  await saveDraft(agency, { ...(await seen(value.id)), ...content }, after(example, 6));
  return value.id;
}

type Chapter = (cast: Cast, example: Example, noteId: string) => Promise<void>;

const submit: Chapter = async ({ agency }, example, noteId) => {
  await submitNote(agency, await seen(noteId), after(example, 14));
};

const sendBack: Chapter = async ({ fmuOfficer }, example, noteId) => {
  const reason = "Please describe how the second ministry takes part, and divide the budget by organisation anew.";
  await returnNote(fmuOfficer, { ...(await seen(noteId)), reason }, after(example, 24));
};

const refuse: Chapter = async ({ fmuOfficer }, example, noteId) => {
  const reason = "The activities repeat a programme that is funded already.";
  await declareIneligible(fmuOfficer, { ...(await seen(noteId)), reason }, after(example, 24));
};

const takeBack: Chapter = async ({ agency }, example, noteId) => {
  const reason = "The partners prefer to apply for the next selection.";
  await withdrawNote(agency, { ...(await seen(noteId)), reason }, after(example, 20));
};

const screen: Chapter = async ({ fmuOfficer, reviewer }, example, noteId) => {
  const eligibility = ELIGIBILITY_LINES.map(({ id }) => id);
  await screenNote(fmuOfficer, { ...(await seen(noteId)), eligibility }, after(example, 24));
  await assignReviewer(fmuOfficer, { noteId, reviewerId: reviewer.id }, after(example, 24, 11));
};

const review: Chapter = async ({ reviewer }, example, noteId) => {
  const found = await db.review.findFirstOrThrow({ where: { noteId, reviewerId: reviewer.id }, select: { id: true } });
  const scores = Object.fromEntries(REVIEW_CRITERIA.map(({ id }, index) => [id, index % 2 === 0 ? 4 : 3]));
  const comment = "Well founded; the results framework should name its data sources.";
  await completeReview(reviewer, { reviewId: found.id, scores, comment }, after(example, 45));
};

const recommend: Chapter = async ({ fmuOfficer }, example, noteId) => {
  const markers = { genderMarker: "2", rightsMarker: "B", childMarker: "B" };
  const justification = "The values follow from the activities described.";
  await validateMarkers(fmuOfficer, { ...(await seen(noteId)), ...markers, justification }, after(example, 50));
  const recommendation = "Recommended: eligible, well scored, and it adds to the balance of the portfolio.";
  await recommendNote(fmuOfficer, { ...(await seen(noteId)), recommendation }, after(example, 50, 11));
};

const defer: Chapter = async ({ fmuOfficer }, example, noteId) => {
  const decision = {
    decidedOn: addDays(example.startedOn, 70),
    mode: "meeting",
    text: "Example: the committee takes note of the recommendation and returns to it at its next meeting.",
    items: [
      { ...(await seen(noteId)), outcome: "deferred", reason: "The committee asks for letters of both governments." },
    ],
  };
  await recordDecision(fmuOfficer, decision, after(example, 71));
};

const CHAPTERS: Readonly<Record<Ending, readonly Chapter[]>> = {
  draft: [],
  submitted: [submit],
  returned: [submit, sendBack],
  ineligible: [submit, refuse],
  withdrawn: [submit, takeBack],
  in_review: [submit, screen],
  recommended: [submit, screen, review, recommend],
  deferred: [submit, screen, review, recommend, defer],
};

/** Tells one example as the office would have lived it; says whether it was new. */
export async function tellExample(cast: Cast, example: Example): Promise<boolean> {
  if (await db.conceptNote.findFirst({ where: { title: example.title }, select: { id: true } })) return false;
  const noteId = await write(cast, example);
  for (const chapter of CHAPTERS[example.ending]) await chapter(cast, example, noteId);
  return true;
}
