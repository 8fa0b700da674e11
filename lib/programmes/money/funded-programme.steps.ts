import "server-only";
import type { Actor } from "@/lib/access/permissions";
import { visibleTo } from "@/lib/concept-notes/concept-note.scope";
import { MOVABLE } from "@/lib/concept-notes/concept-note.steps";
import { bucketOf } from "@/lib/concept-notes/stages";
import { type Day, dayOf } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { type Usd, usd } from "@/lib/kernel/money";
import { Refusal } from "@/lib/kernel/refusal";
import type { Prisma } from "@/prisma/generated/client";
import { approvedBudget, approvedParts, budgetOf } from "../programme-budget";
import { indirectRateOn } from "../programme-document.steps";
import type { BudgetLine } from "../programme.schema";

/** A programme with what its money depends on. */
export const PROGRAMME = {
  ...MOVABLE,
  programmeReference: true,
  source: true,
  participations: { select: { organisationId: true, budgetUsd: true }, orderBy: { position: "asc" } },
  document: { select: { budgetLines: { orderBy: [{ year: "asc" }, { category: "asc" }] } } },
  tranchePlans: { orderBy: { version: "desc" }, take: 1, include: { tranches: true } },
} satisfies Prisma.ConceptNoteSelect;
export type Programme = Prisma.ConceptNoteGetPayload<{ select: typeof PROGRAMME }>;

export const loadProgramme = (tx: Pick<Tx, "conceptNote">, noteId: string, actor: Actor): Promise<Programme | null> =>
  tx.conceptNote.findFirst({ where: { AND: [{ id: noteId }, visibleTo(actor)] }, select: PROGRAMME });

/** The approved amount in USD; refuses what is not funded. */
export function approvedOf({ stage, amountUsd }: Pick<Programme, "stage" | "amountUsd">): Usd {
  if (bucketOf(stage) !== "funded" || amountUsd === null)
    throw new Refusal("not-now", "The committee has not approved this programme yet.");
  return usd(amountUsd.toFixed(2));
}

/** Refuses a programme that is closed or not approved: money goes out between the approval and the closure. */
export function refuseUnlessRunning({ stage }: Pick<Programme, "stage">): void {
  if (stage !== "funded" && stage !== "active")
    throw new Refusal("not-now", "Only a funded or active programme can do this.");
}

export const budgetLinesOf = ({ document }: Programme): BudgetLine[] =>
  (document?.budgetLines ?? []).map(({ organisationId, category, year, amountUsd }) => ({
    organisationId,
    category,
    year,
    amountUsd: amountUsd.toFixed(2),
  }));

/** One organisation's part of the approved amount; null where the record does not say. */
export type Part = { readonly organisationId: string; readonly part: Usd | null };

/** Every organisation that takes part with its part of the approved amount, to the cent (DOMAIN section 7, 11). */
export function partsOf(programme: Programme): Part[] {
  const ids = programme.participations.map(({ organisationId }) => organisationId);
  const lines = budgetLinesOf(programme);
  const parts = approvedParts(
    approvedOf(programme),
    ids.map((id) => budgetOf(lines, id)),
  );
  return ids.map((organisationId, index) => ({ organisationId, part: parts[index] ?? null }));
}

/** The day the document was appraised last; null of a programme without. */
async function appraisedOn(tx: Pick<Tx, "stageChange">, noteId: string): Promise<Day | null> {
  const found = await tx.stageChange.findFirst({
    where: { noteId, move: "appraise" },
    orderBy: { id: "desc" },
    select: { effectiveOn: true },
  });
  return found && dayOf(found.effectiveOn);
}

/** The budget of a programme as approved: its lines add up to each organisation's part. */
export async function approvedLines(
  tx: Pick<Tx, "stageChange" | "conceptNote" | "fundSetting">,
  programme: Programme,
): Promise<BudgetLine[]> {
  const on = await appraisedOn(tx, programme.id);
  if (on === null) return budgetLinesOf(programme);
  return approvedBudget(budgetLinesOf(programme), {
    approved: approvedOf(programme),
    organisationIds: programme.participations.map(({ organisationId }) => organisationId),
    indirectRate: await indirectRateOn(tx, on),
  });
}
