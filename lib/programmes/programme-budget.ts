import type { Missing } from "@/lib/concept-notes/submission-requirements";
import {
  add,
  compare,
  formatMoney,
  share,
  subtract,
  sum,
  times,
  toDecimal,
  usd,
  USD,
  type Usd,
  zero,
} from "@/lib/kernel/money";
import { BUDGET_CATEGORIES } from "./programme.labels";
import type { BudgetLine, Result, Risk } from "./programme.schema";

/** The category of indirect support costs. */
export const INDIRECT = 8;

export type Totals = { direct: Usd; indirect: Usd; total: Usd; indirectDue: Usd };

const total = (lines: readonly BudgetLine[]): Usd =>
  sum(
    lines.map(({ amountUsd }) => usd(amountUsd)),
    USD,
  );

const CENT: Usd = { minor: 1n, currency: USD };

/**
 * What the indirect costs of a programme must be: the rate times the direct ones, to the cent (DOMAIN section 7, 10).
 * Some amounts lie between two cents of direct costs and cannot be met so (0.08 is 0.07 + 0.00 or 0.08 + 0.01): the cent
 * that no direct cost can take is then an indirect one. The rate is a plain decimal such as "0.07".
 */
export function indirectOf(direct: Usd, indirectRate: string, programme: Usd): Usd {
  const due = times(direct, indirectRate, USD);
  const spare = add(due, CENT);
  const next = add(direct, CENT);
  const isBetween =
    compare(add(direct, spare), programme) === 0 && compare(add(next, times(next, indirectRate, USD)), programme) > 0;
  return isBetween ? spare : due;
}

/** Shares indirect costs in proportion to direct ones, by largest remainder: the parts add up to the cent. */
export const shareIndirect = (indirect: Usd, directs: readonly Usd[]): Usd[] =>
  directs.every(({ minor }) => minor === 0n)
    ? directs.map(() => zero(USD))
    : share(
        indirect,
        directs.map(({ minor }) => minor),
      );

/** Direct and indirect costs and their sum, and what the indirect ones must be in a programme of this amount. */
export function totalsOf(budget: readonly BudgetLine[], indirectRate: string, amountUsd: string): Totals {
  const direct = total(budget.filter(({ category }) => category !== INDIRECT));
  const indirect = total(budget.filter(({ category }) => category === INDIRECT));
  const indirectDue = indirectOf(direct, indirectRate, usd(amountUsd));
  return { direct, indirect, total: total(budget), indirectDue };
}

const partOf = (budget: readonly BudgetLine[], organisationId: string, isIndirect: boolean): Usd =>
  total(budget.filter((line) => line.organisationId === organisationId && (line.category === INDIRECT) === isIndirect));

/** True where each organisation bears the indirect costs that belong to its direct ones, to the cent. */
function isShared(budget: readonly BudgetLine[], organisationIds: readonly string[]): boolean {
  const indirect = organisationIds.map((id) => partOf(budget, id, true));
  const due = shareIndirect(
    sum(indirect, USD),
    organisationIds.map((id) => partOf(budget, id, false)),
  );
  return indirect.every((amount, index) => amount.minor === due[index]?.minor);
}

/**
 * Each organisation's part of an approved amount: its budget where the whole budget was approved, else its budget in
 * proportion, by largest remainder. Adds up to the approved amount (DOMAIN section 7, 11).
 */
export const approvedParts = (approved: Usd, budgets: readonly Usd[]): Usd[] =>
  budgets.every(({ minor }) => minor === 0n)
    ? []
    : share(
        approved,
        budgets.map(({ minor }) => minor),
      );

/** The direct costs of a programme of this amount: those whose indirect costs are the rest of it. */
function directIn(programme: Usd, indirectRate: string): Usd {
  const unit = usd("1000000");
  const [near = programme] = share(programme, [unit.minor, times(unit, indirectRate, USD).minor]);
  const isRest = (direct: Usd) => compare(add(direct, indirectOf(direct, indirectRate, programme)), programme) === 0;
  const around = [0n, -1n, 1n, -2n, 2n].map((step): Usd => ({ minor: near.minor + step, currency: USD }));
  return around.find((direct) => direct.minor >= 0n && isRest(direct)) ?? near;
}

/** One organisation's lines cut to its part, of which `indirect` are indirect costs, shared over its years. */
function cutLines(lines: readonly BudgetLine[], part: Usd, indirect: Usd): BudgetLine[] {
  const [first] = lines;
  if (!first) return [];
  const directs = lines.filter(({ category }) => category !== INDIRECT);
  const years = [...new Set(lines.map(({ year }) => year))];
  const ofYears = years.map((year) => total(directs.filter((line) => line.year === year)));
  const amounts = [
    ...approvedParts(
      subtract(part, indirect),
      directs.map(({ amountUsd }) => usd(amountUsd)),
    ),
    ...shareIndirect(indirect, ofYears),
  ];
  return [...directs, ...years.map((year) => ({ ...first, category: INDIRECT, year }))].flatMap((line, index) => {
    const { minor } = amounts[index] ?? zero(USD);
    return minor === 0n ? [] : [{ ...line, amountUsd: toDecimal({ minor, currency: USD }) }];
  });
}

export type Approval = {
  readonly approved: Usd;
  /** Everybody who takes part, in the order of the document. */
  readonly organisationIds: readonly string[];
  /** The rate the document was appraised by, such as "0.07". */
  readonly indirectRate: string;
};

/**
 * The lines of a complete budget as they were approved: the document's own where the whole of it was; else each
 * organisation's cut to its part. Direct and indirect costs add up to the part and all parts to the approved amount, and
 * indirect costs are the rate of the direct ones, all to the cent (DOMAIN section 7, identities 10 and 11).
 */
export function approvedBudget(
  budget: readonly BudgetLine[],
  { approved, organisationIds, indirectRate }: Approval,
): BudgetLine[] {
  if (compare(total(budget), approved) === 0) return [...budget];
  const parts = approvedParts(
    approved,
    organisationIds.map((id) => budgetOf(budget, id)),
  );
  const indirects = shareIndirect(subtract(approved, directIn(approved, indirectRate)), parts);
  return organisationIds.flatMap((id, index) => {
    const lines = budget.filter(({ organisationId }) => organisationId === id);
    return cutLines(lines, parts[index] ?? zero(USD), indirects[index] ?? zero(USD));
  });
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
  const totals = totalsOf(budget, indirectRate, amountUsd);
  const isDue = compare(totals.indirect, totals.indirectDue) === 0;
  const without = organisationIds.filter((id) => budgetOf(budget, id).minor === 0n).length;
  return [
    ...when(without > 0, "budget", "Give every organisation that takes part its budget."),
    ...when(
      !isDue,
      "budget",
      `${BUDGET_CATEGORIES[INDIRECT]} are ${formatMoney(totals.indirect)}: make them ${formatMoney(totals.indirectDue)}, which is ${percentOf(indirectRate)} % of the direct costs.`,
    ),
    ...when(
      isDue && !isShared(budget, organisationIds),
      "budget",
      "Share the indirect costs over the organisations in proportion to their direct costs, to the cent.",
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
