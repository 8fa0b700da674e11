import type { Missing } from "@/lib/concept-notes/rules";
import { compare, formatMoney, sum, times, toDecimal, usd, USD, type Usd } from "@/lib/kernel/money";
import { BUDGET_CATEGORIES } from "./labels";
import type { BudgetLine, Result, Risk } from "./schema";

/** The category of indirect support costs. */
export const INDIRECT = 8;

export type Totals = { direct: Usd; indirect: Usd; total: Usd; indirectDue: Usd };

const total = (lines: readonly BudgetLine[]): Usd =>
  sum(
    lines.map(({ amountUsd }) => usd(amountUsd)),
    USD,
  );

/**
 * Direct and indirect costs and their sum, and what the indirect ones must be: the rate times the direct ones, to the
 * cent (DOMAIN section 7, 10). The rate is a plain decimal such as "0.07".
 */
export function totalsOf(budget: readonly BudgetLine[], indirectRate: string): Totals {
  const direct = total(budget.filter(({ category }) => category !== INDIRECT));
  const indirect = total(budget.filter(({ category }) => category === INDIRECT));
  return { direct, indirect, total: total(budget), indirectDue: times(direct, indirectRate, USD) };
}

/** The totals as decimal strings, for forms and pages. */
export const printedTotals = (totals: Totals) => ({
  direct: toDecimal(totals.direct),
  indirect: toDecimal(totals.indirect),
  total: toDecimal(totals.total),
  indirectDue: toDecimal(totals.indirectDue),
});

/** Each organisation's part of the budget, in USD. */
export const budgetOf = (budget: readonly BudgetLine[], organisationId: string): Usd =>
  total(budget.filter((line) => line.organisationId === organisationId));

export type DocumentFacts = {
  readonly results: readonly Result[];
  readonly risks: readonly Risk[];
  readonly budget: readonly BudgetLine[];
  readonly amountUsd: string;
  readonly organisationIds: readonly string[];
  readonly indirectRate: string;
};

const when = (lacking: boolean, field: string, sentence: string): Missing[] => (lacking ? [{ field, sentence }] : []);

const isFull = (row: Readonly<Record<string, string | null>>) => Object.values(row).every(Boolean);

function missingInBudget(facts: DocumentFacts): Missing[] {
  const { budget, amountUsd, organisationIds, indirectRate } = facts;
  if (budget.length === 0) return [{ field: "budget", sentence: "Enter the budget." }];
  const totals = totalsOf(budget, indirectRate);
  const without = organisationIds.filter((id) => budgetOf(budget, id).minor === 0n).length;
  return [
    ...when(without > 0, "budget", "Give every organisation that takes part its budget."),
    ...when(
      compare(totals.indirect, totals.indirectDue) !== 0,
      "budget",
      `${BUDGET_CATEGORIES[INDIRECT]} are ${formatMoney(totals.indirect)}: make them ${formatMoney(totals.indirectDue)}, which is ${percentOf(indirectRate)} % of the direct costs.`,
    ),
    ...when(
      compare(totals.total, usd(amountUsd)) !== 0,
      "budget",
      `The budget adds up to ${formatMoney(totals.total)}: make it ${formatMoney(usd(amountUsd))}, the amount of the note.`,
    ),
  ];
}

/** "0.07" as "7". */
const percentOf = (rate: string) => toDecimal(times(usd("100"), rate, USD)).replace(/\.?0+$/, "");

/** What keeps a programme document from being handed in and appraised (source: DOMAIN section 5, row "invited"). */
export function missingForAppraisal(facts: DocumentFacts): Missing[] {
  const { results, risks } = facts;
  return [
    ...when(results.length === 0, "results", "Enter at least one result with its indicator, baseline and target."),
    ...when(!results.every(isFull), "results", "Complete every row of the results framework."),
    ...when(risks.length === 0, "risks", "Enter at least one risk with its mitigation."),
    ...when(!risks.every(isFull), "risks", "Complete every row of the risks."),
    ...missingInBudget(facts),
  ];
}
