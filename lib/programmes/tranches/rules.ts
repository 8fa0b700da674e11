import { add, compare, formatMoney, sum, type Usd, usd, USD, zero } from "@/lib/kernel/money";
import type { FieldSentences } from "@/lib/kernel/refusal";
import type { PlanTranches } from "./schema";

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

/** What the plan of a programme has to meet; `part` is null where the record does not say. */
export type Frame = {
  readonly approved: Usd;
  readonly parts: readonly { readonly organisationId: string; readonly part: Usd | null }[];
  /** What stands requested of each part already. */
  readonly requested: readonly TranchePart[];
};

/** The form's name of the sum of an organisation's tranches. */
export const totalField = (organisationId: string): string => `total-${organisationId}`;

/**
 * Sentences for what keeps a plan from standing, by field: the tranches of each organisation add up to its part, all to
 * the approved amount (DOMAIN section 7, identity 11), and none falls below what is requested of it.
 */
export function wrongIn(plan: readonly TranchePart[], { approved, parts, requested }: Frame): FieldSentences {
  const found: Record<string, string> = {};
  const total = plan.reduce((all, { amount }) => add(all, amount), zero(USD));
  if (compare(total, approved) !== 0)
    found.tranches = `The tranches add up to ${formatMoney(total)}: make them ${formatMoney(approved)}, the approved amount.`;
  for (const { organisationId, part } of parts) {
    const planned = of(plan, organisationId);
    if (part && compare(planned, part) !== 0)
      found[totalField(organisationId)] =
        `These tranches add up to ${formatMoney(planned)}: make them ${formatMoney(part)}, its part of the programme.`;
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
