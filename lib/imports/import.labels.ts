import { add, formatMoney, usd, USD, zero } from "@/lib/kernel/money";
import type { ImportKind, Mode, Verdict } from "./import.schema";
import type { CurrencyTotal } from "./rows/import-totals";

export const IMPORT_KIND_LABELS: Readonly<Record<ImportKind, string>> = {
  contributions: "Pledges, commitments and deposits",
  transfers: "Transfers and refunds",
};

export const VERDICT_LABELS: Readonly<Record<Verdict, string>> = {
  error: "Error",
  warning: "Warning",
  new: "New",
  unselected: "Not selected",
  duplicate: "Duplicate",
  skipped: "Empty",
};

export const VERDICTS_EXPLAINED: Readonly<Record<Verdict, string>> = {
  error: "Cannot be imported.",
  warning: "Imported only if you select them.",
  new: "Will be imported.",
  unselected: "Left out.",
  duplicate: "In the ledger already.",
  skipped: "Empty, or zero.",
};

export const OUTCOMES_EXPLAINED: Readonly<Record<Verdict, string>> = {
  error: "Left out.",
  warning: "Imported after selection.",
  new: "Imported.",
  unselected: "Had a warning and were left out.",
  duplicate: "In the ledger before the import.",
  skipped: "Empty, or zero.",
};

export const MODE_LABELS: Readonly<Record<Mode, string>> = {
  all: "All rows or none",
  good: "The selected rows only",
};

/** The kinds of amounts, in the plural of a table. */
export const AMOUNT_LABELS: Readonly<Record<string, string>> = {
  pledge: "Pledges",
  commitment: "Commitments",
  deposit: "Deposits",
  transfer: "Transfers",
  refund: "Refunds",
};

/** The kinds of amounts, of one row. */
export const AMOUNT_NAMES: Readonly<Record<string, string>> = {
  pledge: "Pledge",
  commitment: "Commitment",
  deposit: "Deposit",
  transfer: "Transfer",
  refund: "Refund",
};

export const NOTATION_LABELS: Readonly<Record<"" | "point" | "comma", string>> = {
  "": "As the cells of each column show",
  point: "Point for decimals: 1,234.50",
  comma: "Comma for decimals: 1.234,50",
};

export const FACTOR_LABELS = {
  "1": "As written",
  "1000": "Thousands: multiply by 1,000",
  "1000000": "Millions: multiply by 1,000,000",
  "1000000000": "Billions: multiply by 1,000,000,000",
} as const;

export const QUOTED_AS_LABELS = {
  usd_per_unit: "USD for one unit of the currency, for example 1.0835 for EUR",
  units_per_usd: "Units of the currency for one USD, for example 0.9229 for EUR",
} as const;

/** "USD 1,234,567.00", or by kind where there are several: amounts of different kinds are never added. */
export function moneyOfTotals(totals: readonly CurrencyTotal[]): string {
  const kinds = [...Map.groupBy(totals, ({ kind }) => kind)].map(([kind, own]) => ({
    kind,
    money: formatMoney(own.reduce((total, { amountUsd }) => add(total, usd(amountUsd)), zero(USD))),
  }));
  const [only, ...others] = kinds;
  if (only && others.length === 0) return only.money;
  return kinds.map(({ kind, money }) => `${(AMOUNT_LABELS[kind] ?? kind).toLowerCase()} ${money}`).join(", ");
}

/** "1 row", "1,047 rows". */
export const rowCount = (count: number): string => (count === 1 ? "1 row" : `${count.toLocaleString("en")} rows`);
