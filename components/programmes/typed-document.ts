import { z } from "zod";
import type { DocumentRecord } from "@/lib/programmes/programme-document.queries";
import { cellOf, INDIRECT_CATEGORY } from "./budget";
import type { DocumentTyped } from "./document-form-values";

const text = z.string();

/** The shape of what stands in the form; a copy kept in the browser must have it to be put back. */
export const typedDocument: z.ZodType<DocumentTyped, DocumentTyped> = z.object({
  results: z.array(z.object({ outcome: text, indicator: text, baseline: text, target: text })),
  risks: z.array(z.object({ risk: text, likelihood: text, impact: text, mitigation: text })),
  years: z.array(z.number().int()),
  cells: z.record(text, text),
});

/** What the form begins with: the stored document, and the years it covers or the first two. */
export function typedFrom({ results, risks, budget }: DocumentRecord): DocumentTyped {
  const last = Math.max(2, ...budget.map(({ year }) => year));
  const direct = budget.filter(({ category }) => category !== INDIRECT_CATEGORY);
  return {
    results: [...results],
    risks: risks.map(({ likelihood, impact, ...words }) => ({
      ...words,
      likelihood: likelihood ?? "",
      impact: impact ?? "",
    })),
    years: Array.from({ length: last }, (_, index) => index + 1),
    cells: Object.fromEntries(
      direct.map(({ organisationId, category, year, amountUsd }) => [
        cellOf(organisationId, category, year),
        amountUsd,
      ]),
    ),
  };
}
