import { add, compare, share, sum, times, toDecimal, type Usd, USD, usd } from "@/lib/kernel/money";
import { indirectOf, shareIndirect } from "@/lib/programmes/programme-budget";

const INDIRECT = 8;
const RATE = "0.07";

/** Direct costs that come to the amount together with their indirect ones. */
function directOf(amount: Usd): Usd {
  const near = times(amount, "0.934579439252", USD).minor;
  const found = [0n, -1n, 1n, -2n, 2n]
    .map((cents) => ({ minor: near + cents, currency: USD }) as const)
    .find((direct) => compare(add(direct, indirectOf(direct, RATE, amount)), amount) === 0);
  return found ?? { minor: near, currency: USD };
}

/**
 * A budget of an amount in USD over organisations, categories and years by some weights, with its indirect costs. Two
 * weights or more; line after line goes to one organisation after the other.
 */
export function budgetLines(amountUsd: string, organisationIds: readonly string[], weights: readonly bigint[]) {
  const amount = usd(amountUsd);
  const direct = directOf(amount);
  const lines = share(direct, weights).map((part, index) => ({
    organisationId: organisationIds[index % organisationIds.length] ?? "",
    category: (index % (INDIRECT - 1)) + 1,
    year: 1 + (index % 2),
    amount: part,
  }));
  const directs = organisationIds.map((id) =>
    sum(
      lines.filter(({ organisationId }) => organisationId === id).map((line) => line.amount),
      USD,
    ),
  );
  const indirects = shareIndirect(indirectOf(direct, RATE, amount), directs).map((part, index) => ({
    organisationId: organisationIds[index] ?? "",
    category: INDIRECT,
    year: 1,
    amount: part,
  }));
  return [...lines, ...indirects]
    .filter((line) => line.amount.minor !== 0n)
    .map(({ amount: part, ...line }) => ({ ...line, amountUsd: toDecimal(part) }));
}
