import { compare, formatMoney, type Usd, usd } from "@/lib/kernel/money";
import type { Remark } from "../import.schema";

/** A row more than this many times the largest recorded so far of its kind is a warning. */
const TIMES = 3n;

type Sized = {
  readonly remarks: readonly Remark[];
  readonly parts: readonly { readonly kind: string; readonly entry: { readonly amountUsd: string } }[];
};

/** The largest amount recorded so far in USD, by kind; kinds without any have none. */
export type Largest = ReadonlyMap<string, Usd>;

/** Adds a warning to each row that is far above the largest recorded so far of its kind. */
export function withSizeWarnings<Row extends Sized>(rows: readonly Row[], largest: Largest): Row[] {
  return rows.map((row) => {
    const large = row.parts.flatMap(({ kind, entry: { amountUsd } }): Remark[] => {
      const most = largest.get(kind);
      if (!most || compare(usd(amountUsd), { ...most, minor: most.minor * TIMES }) <= 0) return [];
      const sentence = `${formatMoney(usd(amountUsd))} is more than three times the largest ${kind} recorded so far, ${formatMoney(most)}.`;
      return [{ tone: "warning", sentence, column: null }];
    });
    return large.length > 0 ? { ...row, remarks: [...row.remarks, ...large] } : row;
  });
}
