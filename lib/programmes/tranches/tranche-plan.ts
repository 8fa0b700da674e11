import { add, compare, formatMoney, subtract, sum, type Usd, usd, USD, zero } from "@/lib/kernel/money";
import type { FieldSentences } from "@/lib/kernel/refusal";
import type { PlanTranches } from "./tranche.schema";

/** One organisation's part of one tranche, in USD. */
export type TranchePart = { readonly number: number; readonly organisationId: string; readonly amount: Usd };

export const partsIn = ({ tranches }: Pick<PlanTranches, "tranches">): TranchePart[] =>
  tranches.flatMap(({ parts }, index) =>
    parts.map(({ organisationId, amountUsd }) => ({ number: index + 1, organisationId, amount: usd(amountUsd) })),
  );

const of = (parts: readonly TranchePart[], organisationId: string): Usd =>
  sum(
    parts.filter((one) => one.organisationId === organisationId).map(({ amount }) => amount),
    USD,
  );

/** What is left to plan of an organisation's part of a programme, in USD; null where the record does not say. */
export type PartLeft = { readonly organisationId: string; readonly part: Usd | null };

/** What the plan of a programme has to meet, in USD. */
export type Frame = {
  /** The approved amount less what was transferred outside requests. */
  readonly left: Usd;
  /** What was transferred outside requests: it stands in the books and in no tranche. */
  readonly outside: Usd;
  readonly parts: readonly PartLeft[];
  /** What stands requested of each part already. */
  readonly requested: readonly TranchePart[];
};

/**
 * Each part less what was transferred to its organisation outside requests. Where that went beyond a part, or to somebody
 * without one, no part says what is left of it, and the plan meets the amount left in all.
 */
export function partsLeft(parts: readonly PartLeft[], outside: ReadonlyMap<string, Usd>): PartLeft[] {
  const known = new Map(parts.map(({ organisationId, part }) => [organisationId, part ?? zero(USD)]));
  const fits = [...outside].every(([id, sent]) => compare(sent, known.get(id) ?? zero(USD)) <= 0);
  return parts.map(({ organisationId, part }) => ({
    organisationId,
    part: part && fits ? subtract(part, outside.get(organisationId) ?? zero(USD)) : null,
  }));
}

/** The form's name of the sum of an organisation's tranches. */
export const totalField = (organisationId: string): string => `total-${organisationId}`;

/**
 * Sentences for what keeps a plan from standing, by field: the tranches of each organisation add up to what is left of its
 * part, all to what is left of the approved amount (DOMAIN section 7, identity 11), and none falls below what is
 * requested of it.
 */
export function wrongIn(plan: readonly TranchePart[], { left, outside, parts, requested }: Frame): FieldSentences {
  const less = outside.minor === 0n ? "" : " less what was transferred outside requests";
  const found: Record<string, string> = {};
  const total = plan.reduce((all, { amount }) => add(all, amount), zero(USD));
  if (compare(total, left) !== 0)
    found.tranches = `The tranches add up to ${formatMoney(total)}: make them ${formatMoney(left)}, the approved amount${less}.`;
  for (const { organisationId, part } of parts) {
    const planned = of(plan, organisationId);
    if (part && compare(planned, part) !== 0)
      found[totalField(organisationId)] =
        `These tranches add up to ${formatMoney(planned)}: make them ${formatMoney(part)}, its part of the programme${less}.`;
  }
  if (
    parts.length > 0 &&
    plan.some((one) => !parts.some(({ organisationId }) => organisationId === one.organisationId))
  )
    found.tranches = "Only organisations that take part have tranches.";
  for (const { number, organisationId, amount } of requested) {
    const planned = plan.find((one) => one.number === number && one.organisationId === organisationId);
    if (compare(planned?.amount ?? zero(USD), amount) < 0)
      found[totalField(organisationId)] =
        `${formatMoney(amount)} of tranche ${number} are already requested: keep them.`;
  }
  return found;
}
