import { negate, sum, type Usd, USD } from "@/lib/kernel/money";
import { type Account, type Line } from "@/lib/ledger/accounts";
import { move } from "@/lib/ledger/balanced-lines";

/**
 * What the Administrative Agent books beside deposits and the transfers of programmes: income, costs, and what older
 * records state in sum. Each names the account that moves against the cash.
 */
export const BOOKING_KINDS = [
  "fund_interest",
  "puno_interest",
  "other_income",
  "direct_costs",
  "bank_charges",
  "transfers_to_funds",
  "transfers",
  "refunds",
] as const satisfies readonly Account[];
export type BookingKind = (typeof BOOKING_KINDS)[number];

const COMES_IN: readonly BookingKind[] = ["fund_interest", "puno_interest", "other_income", "refunds"];

/** True where cash comes to the Administrative Agent. */
export const comesIn = (kind: BookingKind): boolean => COMES_IN.includes(kind);

/** Kinds that concern one participating organisation. */
export const ofPuno = (kind: BookingKind): boolean => ["puno_interest", "transfers", "refunds"].includes(kind);

/** Kinds that have their own way since these books began: request and release, refund of a programme. */
export const isOlderRecord = (kind: BookingKind): boolean => kind === "transfers" || kind === "refunds";

export type Booking = {
  readonly kind: BookingKind;
  readonly amount: Usd;
  readonly punoId: string | null;
  /** The programme of an older transfer or refund; null where the records state no more than the organisation. */
  readonly noteId?: string | null;
};

/** Income and refunds debit the cash; costs and transfers credit it. */
export function linesOfBooking({ kind, amount, punoId, noteId = null }: Booking): Line[] {
  const cash = { account: "cash_with_agent" as const };
  const other = { account: kind, ...(punoId !== null && { punoId }), ...(noteId !== null && { noteId }) };
  return comesIn(kind) ? move(amount, cash, other) : move(amount, other, cash);
}

export type Expenditure = {
  readonly punoId: string;
  /** The programme; null where older records state no more than the organisation. */
  readonly noteId: string | null;
  readonly year: number;
  readonly lines: readonly { readonly category: number; readonly amount: Usd }[];
};

/** Reported expenditure by category, against what the organisation holds. */
export function linesOfExpenditure({ punoId, noteId, year, lines }: Expenditure): Line[] {
  const of = { punoId, ...(noteId !== null && { noteId }) };
  const spent = sum(
    lines.map(({ amount }) => amount),
    USD,
  );
  return [
    ...lines.map(({ category, amount }) => ({ account: "expenditure" as const, amount, category, year, ...of })),
    { account: "spent" as const, amount: negate(spent), ...of },
  ];
}
