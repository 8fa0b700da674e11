import "server-only";
import type { Tx } from "./db";

/**
 * The next number of a series ("C", "CN", "MPTF", "SC") in a year, starting at 1. Whoever takes a number at the same
 * moment waits for this transaction to end, and a rolled-back transaction gives its number back: no gap, no double.
 */
export async function takeNumber(tx: Pick<Tx, "$queryRaw">, series: string, year: number): Promise<number> {
  const [taken] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO reference_series AS s (series, year, last) VALUES (${series}, ${year}::int, 1)
    ON CONFLICT (series, year) DO UPDATE SET last = s.last + 1
    RETURNING last`;
  if (!taken) throw new Error(`No number was given in series ${series} of ${year}.`);
  return taken.last;
}

/** The first of several numbers in a row, all of which are then taken. See `takeNumber`. */
export async function takeNumbers(
  tx: Pick<Tx, "$queryRaw">,
  series: string,
  year: number,
  count: number,
): Promise<number> {
  const [taken] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO reference_series AS s (series, year, last) VALUES (${series}, ${year}::int, ${count}::int)
    ON CONFLICT (series, year) DO UPDATE SET last = s.last + ${count}::int
    RETURNING last`;
  if (!taken) throw new Error(`No numbers were given in series ${series} of ${year}.`);
  return taken.last - count + 1;
}

/** "C-2024-007": the number with at least as many digits as the series prints. */
export const referenceOf = (series: string, year: number, number: number, digits = 3): string =>
  `${series}-${year}-${String(number).padStart(digits, "0")}`;
