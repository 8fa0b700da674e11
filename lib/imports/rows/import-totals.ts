import { add, compare, type Money, money, toDecimal, type Usd, usd, USD, zero } from "@/lib/kernel/money";
import { type Total, type Verdict, VERDICTS } from "../import.schema";
import type { NewOrganisation, Party } from "../organisation-matching";

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

/** The rows that are recorded: new ones, and those with a warning that a person selected. */
export const isSelected = (
  { row, verdict }: { readonly row: number; readonly verdict: Verdict },
  selected: ReadonlySet<number>,
): boolean => verdict === "new" || (verdict === "warning" && selected.has(row));

type InCurrency = {
  readonly parts: readonly {
    readonly kind: string;
    readonly entry: { readonly amountUsd: string; readonly amount?: string; readonly currency?: string };
  }[];
};

/** What rows come to in each currency, beside its USD value; decimal strings. */
export type CurrencyTotal = { kind: string; currency: string; rows: number; amount: string; amountUsd: string };

/** What rows come to by kind and currency: amounts of different kinds or currencies are never added. */
export function totalsByCurrency(rows: readonly InCurrency[]): CurrencyTotal[] {
  const sums = new Map<string, { kind: string; rows: number; amount: Money; amountUsd: Usd }>();
  for (const { parts } of rows)
    for (const { kind, entry } of parts) {
      const amount: Money = money(entry.amount ?? entry.amountUsd, entry.currency ?? USD);
      const key = `${kind} ${amount.currency}`;
      const before = sums.get(key) ?? { kind, rows: 0, amount: zero(amount.currency), amountUsd: zero(USD) };
      sums.set(key, {
        kind,
        rows: before.rows + 1,
        amount: add(before.amount, amount),
        amountUsd: add(before.amountUsd, usd(entry.amountUsd)),
      });
    }
  return [...sums.values()]
    .sort((a, b) => a.kind.localeCompare(b.kind, "en") || compare(b.amountUsd, a.amountUsd))
    .map(({ kind, rows: count, amount, amountUsd }) => ({
      kind,
      currency: amount.currency,
      rows: count,
      amount: toDecimal(amount),
      amountUsd: toDecimal(amountUsd),
    }));
}

/** What a row comes to in USD, for sorting by size. */
export const sizeOf = ({ all }: { readonly all: readonly { readonly entry: { readonly amountUsd: string } }[] }): Usd =>
  all.reduce<Usd>((size, { entry }) => add(size, usd(entry.amountUsd)), zero(USD));

/** The organisations that rows to be booked ask for, each once by name. */
export function addedBy(rows: readonly Named[]): NewOrganisation[] {
  const found = new Map(rows.flatMap(({ party }) => (party?.added ? [[party.added.name, party.added] as const] : [])));
  return [...found.values()];
}
