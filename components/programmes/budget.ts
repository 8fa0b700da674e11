import { typedAmount } from "@/components/concept-notes/form/totals";
import { add, share, sum, times, toDecimal, USD, type Usd, zero } from "@/lib/kernel/money";
import type { BudgetLine, DocumentTyped, Organisation } from "./document-view";

/** Direct costs are typed; the eighth category is computed from them. */
export const DIRECT_CATEGORIES = [1, 2, 3, 4, 5, 6, 7] as const;
export const INDIRECT_CATEGORY = 8;

/** The name of a cell in the form; no dots, which the form would take for a path. */
export const cellOf = (organisationId: string, category: number, year: number) =>
  `${organisationId}_${category}_${year}`;

type Grid = Pick<DocumentTyped, "cells" | "years">;
type Block = { organisationId: string; year: number; direct: Usd };

const amountAt = ({ cells }: Grid, organisationId: string, category: number, year: number): Usd =>
  typedAmount(cells[cellOf(organisationId, category, year)] ?? "") ?? zero(USD);

/** Direct costs of each organisation and year. */
const blocksOf = (grid: Grid, organisations: readonly Organisation[]): Block[] =>
  organisations.flatMap(({ id }) =>
    grid.years.map((year) => ({
      organisationId: id,
      year,
      direct: sum(
        DIRECT_CATEGORIES.map((category) => amountAt(grid, id, category, year)),
        USD,
      ),
    })),
  );

export type BudgetTotals = {
  direct: Usd;
  indirect: Usd;
  total: Usd;
  /** Indirect costs of one organisation and year; they add up to `indirect` to the cent. */
  indirectAt: (organisationId: string, year: number) => Usd;
};

/**
 * Indirect costs are a rate of all direct costs, rounded once, and shared over organisations and years in proportion to
 * their direct costs, so that the parts add up to the cent (source: DOMAIN section 7, identity 10).
 */
export function budgetTotals(grid: Grid, organisations: readonly Organisation[], rate: string): BudgetTotals {
  const blocks = blocksOf(grid, organisations);
  const direct = sum(
    blocks.map((block) => block.direct),
    USD,
  );
  const indirect = times(direct, rate, USD);
  const weights = blocks.map((block) => block.direct.minor);
  const parts = direct.minor === 0n ? [] : share(indirect, weights);
  const indirectAt = (organisationId: string, year: number) =>
    parts[blocks.findIndex((block) => block.organisationId === organisationId && block.year === year)] ?? zero(USD);
  return { direct, indirect, total: add(direct, indirect), indirectAt };
}

/** The lines to be stored: what is typed above zero, and the computed indirect costs. */
export function linesOf(grid: Grid, organisations: readonly Organisation[], rate: string): BudgetLine[] {
  const { indirectAt } = budgetTotals(grid, organisations, rate);
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

/** A sentence for every cell whose text is no amount. */
export const wrongCells = ({ cells }: Grid): Record<string, string> =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([name, text]) =>
      text.trim() !== "" && typedAmount(text) === null
        ? [[`cells.${name}`, "Enter an amount in USD above zero, or leave it empty."]]
        : [],
    ),
  );
