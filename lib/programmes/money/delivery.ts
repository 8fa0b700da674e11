import { add, compare, percent, subtract, sum, type Usd, USD, zero } from "@/lib/kernel/money";

/** What the books say of one organisation in a programme, in USD, each above zero. */
export type PunoSums = { readonly transferred: Usd; readonly refunded: Usd; readonly expenditure: Usd };

export const NO_MONEY: PunoSums = { transferred: zero(USD), refunded: zero(USD), expenditure: zero(USD) };

export type Delivery = PunoSums & {
  readonly netFunded: Usd;
  /** With the organisation: net funded less expenditure; below zero where it spent ahead. */
  readonly balance: Usd;
  /** Expenditure ÷ net funded in percent, one decimal; null where nothing is funded. */
  readonly rate: string | null;
  /** More was spent than funded: flagged, never refused. */
  readonly isOver: boolean;
};

/** Identities 4, 5 and 7 of DOMAIN section 7. */
export function deliveryOf(sums: PunoSums): Delivery {
  const netFunded = subtract(sums.transferred, sums.refunded);
  return {
    ...sums,
    netFunded,
    balance: subtract(netFunded, sums.expenditure),
    rate: percent(sums.expenditure, netFunded, 1),
    isOver: compare(sums.expenditure, netFunded) > 0,
  };
}

/** The sums of several organisations together. */
export const together = (all: readonly PunoSums[]): PunoSums => ({
  transferred: sum(
    all.map(({ transferred }) => transferred),
    USD,
  ),
  refunded: sum(
    all.map(({ refunded }) => refunded),
    USD,
  ),
  expenditure: all.reduce((total, { expenditure }) => add(total, expenditure), zero(USD)),
});
