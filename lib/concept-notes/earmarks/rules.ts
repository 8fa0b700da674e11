import { compare, subtract, type Usd, USD, zero } from "@/lib/kernel/money";

/**
 * What is left of each deposit of a pool, the oldest first: money is taken to be used in the order in which it came.
 * Deposits that are used up are left out.
 */
export function unusedOf<Row extends { readonly amount: Usd }>(
  oldestFirst: readonly Row[],
  used: Usd,
): (Row & { left: Usd })[] {
  let toUse = used;
  return oldestFirst.flatMap((row) => {
    const taken = compare(toUse, row.amount) < 0 ? toUse : row.amount;
    toUse = subtract(toUse, taken);
    const left = subtract(row.amount, taken);
    return compare(left, zero(USD)) > 0 ? [{ ...row, left }] : [];
  });
}
