import { add, subtract, type Usd, USD, zero } from "@/lib/kernel/money";
import { type Account, amountIn } from "./accounts";

/** Which accounts a figure adds: debits as they stand (1), or with their sign turned (−1), as a reader sees them. */
type Parts = Readonly<Partial<Record<Account, 1 | -1>>>;

const SOURCES = { deposits: -1, fund_interest: -1, puno_interest: -1, other_income: -1 } as const;
const FUNDED = { transfers: 1, refunds: 1 } as const;
const COSTS = ["transfers_to_funds", "agent_fee", "direct_costs", "bank_charges"] as const;
const paid = <Sign extends 1 | -1>(sign: Sign) =>
  Object.fromEntries(COSTS.map((account) => [account, sign])) as Record<(typeof COSTS)[number], Sign>;

/**
 * Every figure of the Fund as a sum of accounts, in the order a reader meets them (source: DOMAIN section 7): 1 sources,
 * 2 uses, 3 balance with the Administrative Agent, 4 net funded, 5 balance with PUNOs, 6 total balance, 9 receivable.
 */
export const FIGURE_PARTS = {
  deposits: { deposits: -1 },
  fundInterest: { fund_interest: -1 },
  punoInterest: { puno_interest: -1 },
  otherIncome: { other_income: -1 },
  sources: SOURCES,
  transfers: { transfers: 1 },
  transfersToFunds: { transfers_to_funds: 1 },
  refunds: { refunds: -1 },
  agentFee: { agent_fee: 1 },
  directCosts: { direct_costs: 1 },
  bankCharges: { bank_charges: 1 },
  uses: { ...FUNDED, ...paid(1) },
  balanceWithAgent: { ...SOURCES, transfers: -1, refunds: -1, ...paid(-1) },
  netFunded: FUNDED,
  expenditure: { expenditure: 1 },
  balanceWithPunos: { ...FUNDED, expenditure: -1 },
  // What was sent to organisations moves from one balance to the other and is in neither the more nor the less.
  totalBalance: { ...SOURCES, ...paid(-1), expenditure: -1 },
  pledged: { pledged: 1 },
  committed: { committed: 1 },
  receivable: { committed: 1, deposits: 1 },
  allocated: { allocated: 1 },
} as const satisfies Record<string, Parts>;
export type FigureKey = keyof typeof FIGURE_PARTS;
export const FIGURES = Object.keys(FIGURE_PARTS) as readonly FigureKey[];

/** Where the Fund stands or what moved in a period, in exact cents. Refunds are what came back, above zero. USD. */
export type FundStatus = Readonly<Record<FigureKey, Usd>>;

/** One figure out of the balances of the books (debits positive). USD. */
export const figureOf = (sums: ReadonlyMap<Account, Usd>, key: FigureKey): Usd =>
  Object.entries(FIGURE_PARTS[key]).reduce<Usd>((total, [account, sign]) => {
    const amount = amountIn(sums, account as Account);
    return sign === 1 ? add(total, amount) : subtract(total, amount);
  }, zero(USD));

/** Every figure out of the balances of the books (debits positive). */
export const statusOf = (sums: ReadonlyMap<Account, Usd>): FundStatus =>
  Object.fromEntries(FIGURES.map((key) => [key, figureOf(sums, key)])) as Record<FigureKey, Usd>;
