import { type Currency, money, negate, share, subtract, usd } from "@/lib/kernel/money";
import { type Account, type Line, UNEARMARKED_POOL } from "@/lib/ledger/accounts";
import { move, withoutZeros } from "@/lib/ledger/balanced-lines";
import type { EntryKind } from "./contribution-entries";

/** An entry as the books need it; amounts are decimal strings. */
export type Booked = {
  readonly kind: EntryKind;
  readonly donorId: string;
  readonly amount: string;
  readonly currency: Currency;
  readonly amountUsd: string;
  readonly feeUsd: string;
};
export type Bound = {
  readonly areaNumber: number | null;
  readonly regionSlug: string | null;
  readonly amountUsd: string;
};

/** An entry's USD value by pool, the unearmarked rest last, each with its part of the fee by largest remainder. */
function partsOf({ amountUsd, feeUsd }: Booked, earmarks: readonly Bound[]) {
  const bound = earmarks.map(({ areaNumber, regionSlug, amountUsd: part }) => ({
    pool: { area: areaNumber, region: regionSlug },
    amount: usd(part),
  }));
  const rest = bound.reduce((left, { amount }) => subtract(left, amount), usd(amountUsd));
  const parts = [...bound, { pool: UNEARMARKED_POOL, amount: rest }];
  const fees = share(
    usd(feeUsd),
    parts.map(({ amount }) => amount.minor),
  );
  return parts.map((part, index) => ({ ...part, fee: fees[index] ?? usd("0") }));
}

const PROMISES = {
  pledge: { account: "pledged", contra: "pledged_contra" },
  commitment: { account: "committed", contra: "committed_contra" },
  deposit: { account: "deposits", contra: "deposits_contra" },
} as const satisfies Record<EntryKind, { account: Account; contra: Account }>;

/** A promise by pool against its contra account; a deposit as income by pool, the fee on it, and the cash that is left. */
export function linesOf(row: Booked, earmarks: readonly Bound[]): Line[] {
  const { kind, donorId } = row;
  const parts = partsOf(row, earmarks);
  if (kind !== "deposit") {
    const { account, contra } = PROMISES[kind];
    const promised = parts.map(({ pool, amount }) => ({ account, amount, donorId, pool }));
    return withoutZeros([...promised, { account: contra, amount: negate(usd(row.amountUsd)), donorId }]);
  }
  return withoutZeros([
    { account: "cash_with_agent", amount: subtract(usd(row.amountUsd), usd(row.feeUsd)), donorId },
    ...parts.map(({ pool, fee }) => ({ account: "agent_fee" as const, amount: fee, donorId, pool })),
    ...parts.map(({ pool, amount }) => ({ account: "deposits" as const, amount: negate(amount), donorId, pool })),
  ]);
}

/** The same in the currency of the entry, beside the books of the Fund, which are in USD. */
export function linesInCurrency({ kind, donorId, amount, currency }: Booked): Line[] {
  const { account, contra } = PROMISES[kind];
  const value = money(amount, currency);
  const [debit, credit] = kind === "deposit" ? [contra, account] : [account, contra];
  return move(value, { account: debit, donorId }, { account: credit, donorId });
}
