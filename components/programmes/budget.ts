import { isUnreadable, typedAmount } from "@/components/concept-notes/form/totals";
import { readAmountInput } from "@/lib/kernel/amount-input";
import { add, sum, toDecimal, usd, USD, type Usd, zero } from "@/lib/kernel/money";
import { indirectOf, shareIndirect } from "@/lib/programmes/programme-budget";
import type { DocumentOrganisation } from "@/lib/programmes/programme-document.queries";
import type { BudgetLine } from "@/lib/programmes/programme.schema";
import type { DocumentTyped } from "./document-form-values";

/** Direct costs are typed; the eighth category is computed from them. */
export const DIRECT_CATEGORIES = [1, 2, 3, 4, 5, 6, 7] as const;
export const INDIRECT_CATEGORY = 8;

/** The name of a cell in the form; no dots, which the form would take for a path. */
export const cellOf = (organisationId: string, category: number, year: number) =>
  `${organisationId}_${category}_${year}`;

type Grid = Pick<DocumentTyped, "cells" | "years">;

/** What indirect costs depend on beside the direct ones: the rate, such as "0.07", and the amount of the programme. */
export type IndirectBasis = { rate: string; amountUsd: string };

const amountAt = ({ cells }: Grid, organisationId: string, category: number, year: number): Usd =>
  typedAmount(cells[cellOf(organisationId, category, year)] ?? "") ?? zero(USD);

/** Direct costs of one organisation, year after year. */
const directOf = (grid: Grid, { id }: DocumentOrganisation): Usd[] =>
  grid.years.map((year) =>
    sum(
      DIRECT_CATEGORIES.map((category) => amountAt(grid, id, category, year)),
      USD,
    ),
  );

export type BudgetTotals = {
  direct: Usd;
  indirect: Usd;
  total: Usd;
  /** Indirect costs of one organisation and year; they add up to `indirect` to the cent. */
  indirectAt: (organisationId: string, year: number) => Usd;
};

/**
 * Indirect costs are a rate of all direct costs, rounded once, and shared over the organisations and then over the years
 * of each in proportion to their direct costs, so that the parts add up to the cent (DOMAIN section 7, identity 10).
 */
export function budgetTotals(
  grid: Grid,
  organisations: readonly DocumentOrganisation[],
  { rate, amountUsd }: IndirectBasis,
): BudgetTotals {
  const directs = organisations.map((organisation) => directOf(grid, organisation));
  const ofEach = directs.map((years) => sum(years, USD));
  const direct = sum(ofEach, USD);
  const indirect = indirectOf(direct, rate, usd(amountUsd));
  const parts = shareIndirect(indirect, ofEach).map((part, index) => shareIndirect(part, directs[index] ?? []));
  const indirectAt = (organisationId: string, year: number) =>
    parts[organisations.findIndex(({ id }) => id === organisationId)]?.[grid.years.indexOf(year)] ?? zero(USD);
  return { direct, indirect, total: add(direct, indirect), indirectAt };
}

/** The lines to be stored: what is typed above zero, and the computed indirect costs. */
export function linesOf(
  grid: Grid,
  organisations: readonly DocumentOrganisation[],
  basis: IndirectBasis,
): BudgetLine[] {
  const { indirectAt } = budgetTotals(grid, organisations, basis);
  return organisations.flatMap(({ id: organisationId }) =>
    grid.years.flatMap((year) => {
      const direct = DIRECT_CATEGORIES.map((category) => ({
        category,
        amount: amountAt(grid, organisationId, category, year),
      }));
      return [...direct, { category: INDIRECT_CATEGORY, amount: indirectAt(organisationId, year) }]
        .filter(({ amount }) => amount.minor > 0n)
        .map(({ category, amount }) => ({ organisationId, category, year, amountUsd: toDecimal(amount) }));
    }),
  );
}

/** A sentence for every cell whose text is not an amount; zero and nothing both mean that there is no such line. */
export const wrongCells = ({ cells }: Grid): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([name, text]) => {
      const reading = readAmountInput(text, USD);
      return reading.kind === "refused" ? [[`cells.${name}`, reading.sentence]] : [];
    }),
  );

/** Whether a cell is there that is not understood: sums with it would be wrong. */
export const hasUnreadable = ({ cells }: Pick<Grid, "cells">): boolean => Object.values(cells).some(isUnreadable);
