import { type Currency, type Money, negate } from "@/lib/kernel/money";
import type { Line } from "./accounts";

type Side = Omit<Line, "amount">;

/** Debits one account and credits another with the same amount. */
export const move = <C extends Currency>(amount: Money<C>, debit: Side, credit: Side): Line<C>[] => [
  { ...debit, amount },
  { ...credit, amount: negate(amount) },
];

/** The lines that take a set back. */
export const mirrored = (lines: readonly Line[]): Line[] =>
  lines.map((line) => ({ ...line, amount: negate(line.amount) }));

/** Throws a fault where lines are not a set: fewer than two, of several currencies, or not adding up to zero. */
export function assertBalanced(lines: readonly Line[]): void {
  const [first] = lines;
  if (!first || lines.length < 2) throw new TypeError("A set of the books has two lines or more.");
  if (lines.some(({ amount }) => amount.currency !== first.amount.currency))
    throw new TypeError("The lines of a set have one currency.");
  if (lines.reduce((total, { amount }) => total + amount.minor, 0n) !== 0n)
    throw new TypeError("The lines of a set add up to zero.");
}

/** Lines of nothing are left out: a fee of zero has no line. */
export const withoutZeros = <C extends Currency>(lines: readonly Line<C>[]): Line<C>[] =>
  lines.filter(({ amount }) => amount.minor !== 0n);
