import "server-only";
import { z } from "zod";
import { type Actor, can } from "@/lib/access/permissions";
import { visibleTo } from "@/lib/concept-notes/concept-note.scope";
import { MOVABLE } from "@/lib/concept-notes/concept-note.steps";
import { takesPart } from "@/lib/concept-notes/reviews/recommendation";
import { type Day } from "@/lib/kernel/dates";
import type { Tx } from "@/lib/kernel/db";
import { describing } from "@/lib/kernel/in-force";
import type { Prisma } from "@/prisma/generated/client";
import type { DocumentFacts } from "./programme-budget";
import { type BudgetLine, result, risk } from "./programme.schema";

/** A note with its programme document. */
export const WITH_DOCUMENT = {
  ...MOVABLE,
  participations: { select: { organisationId: true }, orderBy: { position: "asc" } },
  document: {
    include: { budgetLines: { orderBy: [{ year: "asc" }, { category: "asc" }, { organisationId: "asc" }] } },
  },
} satisfies Prisma.ConceptNoteSelect;
export type WithDocument = Prisma.ConceptNoteGetPayload<{ select: typeof WITH_DOCUMENT }>;
export type Document = NonNullable<WithDocument["document"]>;

type Reader = Pick<Tx, "conceptNote" | "fundSetting">;

export const loadWithDocument = (tx: Reader, noteId: string, actor: Actor): Promise<WithDocument | null> =>
  tx.conceptNote.findFirst({ where: { AND: [{ id: noteId }, visibleTo(actor)] }, select: WITH_DOCUMENT });

/** The rate of indirect costs on a day as a part of one, such as "0.07". */
export async function indirectRateOn(tx: Reader, on: Day): Promise<string> {
  const setting = describing(await tx.fundSetting.findMany({ where: { key: "indirect-rate" } }), on);
  if (!setting) throw new Error("The fund profile has no indirect rate: load the reference data first.");
  return z.string().parse(setting.value);
}

const linesOf = (document: Document): BudgetLine[] =>
  document.budgetLines.map(({ organisationId, category, year, amountUsd }) => ({
    organisationId,
    category,
    year,
    amountUsd: amountUsd.toFixed(2),
  }));

/** What the completeness of a document depends on. */
export function factsOf(note: WithDocument, document: Document, indirectRate: string): DocumentFacts {
  return {
    results: z.array(result).parse(document.results),
    risks: z.array(risk).parse(document.risks),
    budget: linesOf(document),
    amountUsd: note.amountUsd?.toFixed(2) ?? "0.00",
    organisationIds: note.participations.map(({ organisationId }) => organisationId),
    indirectRate,
  };
}

/** Every organisation that takes part writes on the document; only the leading one hands it in. */
export const mayWrite = (actor: Actor, note: WithDocument): boolean =>
  can(actor, "programme.draft-document") && takesPart(actor.organisationId, note);
