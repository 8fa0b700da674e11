import type { Pool } from "@/lib/ledger/rules";
import type { FigureKey } from "./rules";

/** What each figure is called, and what it counts. */
export const FIGURE_LABELS: Readonly<Record<FigureKey, string>> = {
  deposits: "Deposits",
  fundInterest: "Interest earned by the Fund",
  punoInterest: "Interest returned by participating organisations",
  otherIncome: "Other income",
  sources: "Total sources",
  transfers: "Transfers to participating organisations",
  transfersToFunds: "Transfers to other funds",
  refunds: "Refunds received",
  agentFee: "Administrative Agent fee",
  directCosts: "Direct costs",
  bankCharges: "Bank charges",
  uses: "Total uses",
  balanceWithAgent: "Balance with the Administrative Agent",
  netFunded: "Net funded amount",
  expenditure: "Expenditure reported",
  balanceWithPunos: "Balance with participating organisations",
  totalBalance: "Total balance",
  pledged: "Pledged",
  committed: "Committed",
  receivable: "Receivable",
};

export const FIGURE_BASIS: Readonly<Record<FigureKey, string>> = {
  deposits: "Cash received from donors, gross of the fee",
  fundInterest: "Credited by the Administrative Agent",
  punoInterest: "Paid back by participating organisations",
  otherIncome: "Booked by the Administrative Agent",
  sources: "Deposits + interest + other income",
  transfers: "Cash sent for programmes",
  transfersToFunds: "Cash sent to other funds",
  refunds: "Unspent cash returned, taken off the uses",
  agentFee: "Kept with each deposit",
  directCosts: "Costs of running the Fund",
  bankCharges: "Charged by banks",
  uses: "Transfers − refunds + fee + costs + charges",
  balanceWithAgent: "Sources − uses",
  netFunded: "Transfers − refunds",
  expenditure: "As reported by participating organisations",
  balanceWithPunos: "Net funded − expenditure",
  totalBalance: "Both balances together",
  pledged: "Announced by donors; never added to the other stages",
  committed: "Signed by donors; never added to the other stages",
  receivable: "Committed − deposits",
};

/** What a pool is called in a sentence; a region by the word of its address. */
export const poolName = ({ area, region }: Pool): string =>
  area !== null ? `Thematic area ${area}` : region === null ? "The unearmarked pool" : `Region ${region}`;
