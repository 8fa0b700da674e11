import "server-only";
import { type Actor, authorize, can } from "@/lib/access/permissions";
import { UNTITLED } from "@/lib/concept-notes/concept-note.labels";
import { namedOf } from "@/lib/earmarks/funding-sources";
import { plansFor } from "@/lib/earmarks/reservation.steps";
import { today } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import { missingForAppraisal, printedTotals, totalsOf } from "./programme-budget";
import { factsOf, indirectRateOn, loadWithDocument, mayWrite } from "./programme-document.steps";

/** Why the document was given back last; null where it never was. */
async function returnedReason(noteId: string): Promise<string | null> {
  const fact = await db.auditFact.findFirst({
    where: { subjectType: "concept-note", subjectId: noteId, name: "programme.document-returned" },
    orderBy: { id: "desc" },
    select: { after: true },
  });
  const after = fact?.after;
  if (!after || typeof after !== "object" || Array.isArray(after)) return null;
  return typeof after.reason === "string" ? after.reason : null;
}

async function organisationsOf(ids: readonly string[]) {
  const named = await describeOrganisations(today(), ids);
  return ids.map((id) => ({ id, name: named.get(id)?.name ?? "", shortName: named.get(id)?.shortName ?? null }));
}

/** The programme document with what is missing and what this person may do; null where it does not exist for them. */
export async function findDocument(actor: Actor, noteId: string) {
  authorize(actor, "concept-note.read");
  const note = await loadWithDocument(db, noteId, actor);
  if (!note?.document) return null;
  const { document } = note;
  const facts = factsOf(note, document, await indirectRateOn(db, today()));
  const [organisations, reason] = await Promise.all([organisationsOf(facts.organisationIds), returnedReason(noteId)]);
  const isOpen = note.stage === "invited";
  const isHandedIn = document.handedInAt !== null;
  return {
    noteId,
    noteRevision: note.revision,
    title: note.title || UNTITLED,
    reference: note.reference,
    stage: note.stage,
    amountUsd: facts.amountUsd,
    organisations,
    revision: document.revision,
    results: [...facts.results],
    risks: [...facts.risks],
    budget: [...facts.budget],
    indirectRate: facts.indirectRate,
    updatedAt: document.updatedAt.toISOString(),
    handedInAt: document.handedInAt?.toISOString() ?? null,
    returnedReason: isOpen && !isHandedIn ? reason : null,
    sources: namedOf(await plansFor(db, noteId)),
    // The committee may approve less than the budget: what was appraised lacks nothing by that.
    missing: isOpen ? missingForAppraisal(facts) : [],
    totals: printedTotals(totalsOf(facts.budget, facts.indirectRate, facts.amountUsd)),
    canEdit: isOpen && !isHandedIn && mayWrite(actor, note),
    canHandIn: isOpen && !isHandedIn && can(actor, "programme.hand-in-document", { leadId: note.leadId }),
    canReturn: isOpen && isHandedIn && can(actor, "programme.appraise"),
  };
}
export type DocumentRecord = NonNullable<Awaited<ReturnType<typeof findDocument>>>;

export type DocumentOrganisation = Pick<DocumentRecord["organisations"][number], "id" | "name">;
