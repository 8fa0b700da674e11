import { add, negate, percent, subtract, toDecimal, type Usd, USD, usd, zero } from "@/lib/kernel/money";
import { type FigureKey, FIGURES, type FundStatus } from "@/lib/ledger/fund-figures";

/** What changed from one status to a later one: every figure is a sum, so a period is a difference. */
export const changeBetween = (before: FundStatus, after: FundStatus): FundStatus =>
  Object.fromEntries(FIGURES.map((key) => [key, subtract(after[key], before[key])])) as unknown as FundStatus;

const SHARED_IN = {
  deposits: "sources",
  fundInterest: "sources",
  punoInterest: "sources",
  otherIncome: "sources",
  sources: "sources",
  transfers: "uses",
  transfersToFunds: "uses",
  refunds: "uses",
  agentFee: "uses",
  directCosts: "uses",
  bankCharges: "uses",
  uses: "uses",
  netFunded: "uses",
  expenditure: "netFunded",
  balanceWithAgent: "totalBalance",
  balanceWithPunos: "totalBalance",
  totalBalance: "totalBalance",
} as const satisfies Partial<Record<FigureKey, FigureKey>>;

/** The whole a figure is told as a part of. */
export type Whole = (typeof SHARED_IN)[keyof typeof SHARED_IN];
const wholeOf = (key: FigureKey): Whole | null => (key in SHARED_IN ? SHARED_IN[key as keyof typeof SHARED_IN] : null);

/** A figure's part of a whole, in per cent with one decimal. */
export type Share = { readonly percent: string; readonly of: Whole };

/** Refunds are taken off the uses. Null where a figure has no whole, or nothing above zero is there to be a part of. */
export function shareOf(status: FundStatus, key: FigureKey): Share | null {
  const of = wholeOf(key);
  if (of === null || status[of].minor <= 0n) return null;
  const found = percent(key === "refunds" ? negate(status.refunds) : status[key], status[of], 1);
  return found === null ? null : { percent: found, of };
}

/** To whole dollars, half away from zero, as print carries it. */
export function printed({ minor }: Usd): Usd {
  const [magnitude, sign] = minor < 0n ? [-minor, -1n] : [minor, 1n];
  return { minor: sign * ((magnitude + 50n) / 100n) * 100n, currency: USD };
}

/** A total and the parts it is made of, each with the sign it enters by. */
const TOTALS: readonly { readonly total: FigureKey; readonly parts: readonly [sign: 1 | -1, key: FigureKey][] }[] = [
  {
    total: "sources",
    parts: [
      [1, "deposits"],
      [1, "fundInterest"],
      [1, "punoInterest"],
      [1, "otherIncome"],
    ],
  },
  {
    total: "uses",
    parts: [
      [1, "transfers"],
      [1, "transfersToFunds"],
      [-1, "refunds"],
      [1, "agentFee"],
      [1, "directCosts"],
      [1, "bankCharges"],
    ],
  },
  {
    total: "balanceWithAgent",
    parts: [
      [1, "sources"],
      [-1, "uses"],
    ],
  },
  {
    total: "netFunded",
    parts: [
      [1, "transfers"],
      [-1, "refunds"],
    ],
  },
  {
    total: "balanceWithPunos",
    parts: [
      [1, "netFunded"],
      [-1, "expenditure"],
    ],
  },
  {
    total: "totalBalance",
    parts: [
      [1, "balanceWithAgent"],
      [1, "balanceWithPunos"],
    ],
  },
  {
    total: "receivable",
    parts: [
      [1, "committed"],
      [-1, "deposits"],
    ],
  },
];

/** A printed total that is not what its printed parts come to, because cents were rounded; `difference` is total − parts. USD. */
export type PrintDifference = { readonly total: FigureKey; readonly difference: string };

/** Every total whose whole-dollar print differs from its printed parts. The cents behind them always agree. */
export function printDifferences(status: FundStatus): PrintDifference[] {
  return TOTALS.flatMap(({ total, parts }) => {
    const made = parts.reduce((all, [sign, key]) => all + BigInt(sign) * printed(status[key]).minor, 0n);
    const difference = { minor: printed(status[total]).minor - made, currency: USD } as const;
    return difference.minor === 0n ? [] : [{ total, difference: toDecimal(difference) }];
  });
}

export const ZERO_STATUS: FundStatus = Object.fromEntries(
  FIGURES.map((key) => [key, usd("0")]),
) as unknown as FundStatus;

/** One figure for a reader: what stood at the beginning, what moved, what stands at the end. USD as decimal strings. */
export type FigureRow = {
  readonly key: FigureKey;
  readonly opening: string;
  readonly period: string;
  readonly closing: string;
  /** Of what stands at the end. */
  readonly share: Share | null;
};

type Ends = { readonly opening: FundStatus; readonly period: FundStatus; readonly closing: FundStatus };

/** The rows of some figures, to the cent or in the whole dollars of print. */
export const rowsOf = (
  { opening, period, closing }: Ends,
  keys: readonly FigureKey[],
  inDollars: boolean,
): FigureRow[] => {
  const text = (amount: Usd) => toDecimal(inDollars ? printed(amount) : amount);
  return keys.map((key) => ({
    key,
    opening: text(opening[key]),
    period: text(period[key]),
    closing: text(closing[key]),
    share: shareOf(closing, key),
  }));
};

/** The figures of each part of the page, in order; the last of a part is its total. */
export const PARTS = {
  sources: ["deposits", "fundInterest", "punoInterest", "otherIncome", "sources"],
  uses: ["transfers", "refunds", "transfersToFunds", "agentFee", "directCosts", "bankCharges", "uses"],
  balances: ["balanceWithAgent", "netFunded", "expenditure", "balanceWithPunos", "totalBalance"],
  promised: ["pledged", "committed", "deposits", "receivable"],
} as const satisfies Record<string, readonly FigureKey[]>;

/** Before the period, in it, and at its end. */
export type StatusColumn = "opening" | "period" | "closing";

/** The differences of every column the page prints: at the end, and of a period also before it and within it. */
function differencesOf(
  status: Ends & { readonly from: string | null },
): (PrintDifference & { column: StatusColumn })[] {
  const columns: readonly StatusColumn[] = status.from === null ? ["closing"] : ["opening", "period", "closing"];
  return columns.flatMap((column) => printDifferences(status[column]).map((one) => ({ ...one, column })));
}

/** A figure whose print at the end is not what its print before and in the period comes to; end − both. USD. */
export type Crossing = { readonly key: FigureKey; readonly difference: string };

/** The same across a row: every figure of the page whose printed columns do not add up. Refunds as the uses take them off. */
export function crossingsOf({ opening, period, closing }: Ends): Crossing[] {
  const shown = new Set<FigureKey>(Object.values(PARTS).flat());
  return [...shown].flatMap((key) => {
    const made = add(printed(opening[key]), printed(period[key]));
    const difference = subtract(printed(closing[key]), made);
    if (difference.minor === 0n) return [];
    return [{ key, difference: toDecimal(key === "refunds" ? negate(difference) : difference) }];
  });
}

/** Everything a page shows of a fund status, in whole dollars where print asks for them. */
export function viewOf(status: Ends & { readonly from: string | null }, inDollars: boolean) {
  const rows = (part: keyof typeof PARTS) => rowsOf(status, PARTS[part], inDollars);
  return {
    parts: {
      sources: rows("sources"),
      uses: rows("uses"),
      balances: rows("balances"),
      promised: rows("promised"),
    },
    from: status.from,
    inDollars,
    differences: inDollars ? differencesOf(status) : [],
    crossings: inDollars ? crossingsOf(status) : [],
  };
}

type Spent = { readonly year: number | null; readonly category: number | null; readonly amount: string };

/** Expenditure of all organisations by year and category, in the order given, and all of it. USD as decimal strings. */
export function spentByCategory(rows: readonly Spent[]): { byCategory: Spent[]; total: string } {
  const sums = new Map<string, { year: number | null; category: number | null; amount: Usd }>();
  for (const { year, category, amount } of rows) {
    const key = `${year} ${category}`;
    sums.set(key, { year, category, amount: add(sums.get(key)?.amount ?? zero(USD), usd(amount)) });
  }
  const byCategory = [...sums.values()].sort(
    (a, b) => (a.year ?? 0) - (b.year ?? 0) || (a.category ?? 0) - (b.category ?? 0),
  );
  return {
    byCategory: byCategory.map((row) => ({ ...row, amount: toDecimal(row.amount) })),
    total: toDecimal(byCategory.reduce((all, { amount }) => add(all, amount), zero(USD))),
  };
}
