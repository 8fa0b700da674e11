import { add, type Usd, usd, toDecimal } from "@/lib/kernel/money";
import type { NewOrganisation } from "../names/rules";
import type { Party } from "../names/rules";
import { type Total, type Verdict, VERDICTS } from "../schema";

type Named = { readonly party: Party | null };
type Sized = Named & {
  readonly parts: readonly { readonly kind: string; readonly entry: { effectiveOn: string; amountUsd: string } }[];
};

/** What rows come to by organisation, calendar year of their own day and kind; by name, then year. */
export function totalsOf(rows: readonly Sized[]): Total[] {
  const sums = new Map<string, Omit<Total, "amountUsd"> & { amount: Usd }>();
  for (const { party, parts } of rows)
    for (const { kind, entry } of parts) {
      const cell = { name: party?.name ?? "Not known", year: Number(entry.effectiveOn.slice(0, 4)), kind };
      const key = JSON.stringify(cell);
      const before = sums.get(key);
      sums.set(key, { ...cell, amount: before ? add(before.amount, usd(entry.amountUsd)) : usd(entry.amountUsd) });
    }
  return [...sums.values()]
    .sort((a, b) => a.name.localeCompare(b.name, "en") || a.year - b.year || a.kind.localeCompare(b.kind, "en"))
    .map(({ amount, ...cell }) => ({ ...cell, amountUsd: toDecimal(amount) }));
}

/** How many rows have each verdict. */
export const countVerdicts = (rows: readonly { readonly verdict: Verdict }[]): Record<Verdict, number> =>
  Object.fromEntries(
    VERDICTS.map((verdict) => [verdict, rows.filter((row) => row.verdict === verdict).length]),
  ) as Record<Verdict, number>;

/** The rows that are booked. */
export const isBooked = ({ verdict }: { readonly verdict: Verdict }): boolean =>
  verdict === "new" || verdict === "warning";

/** The organisations that rows to be booked ask for, each once by name. */
export function addedBy(rows: readonly Named[]): NewOrganisation[] {
  const found = new Map(rows.flatMap(({ party }) => (party?.added ? [[party.added.name, party.added] as const] : [])));
  return [...found.values()];
}
