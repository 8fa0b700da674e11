import type { Account } from "./accounts";

/** "contribution.deposit-reversed" as a reader sees it: "Contribution: deposit reversed". */
export function actWords(act: string): string {
  const words = act.replace(".", ": ").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What each account is called where a reader sees it. */
export const ACCOUNT_LABELS: Readonly<Record<Account, string>> = {
  pledged: "Pledged",
  pledged_contra: "Pledged, other side",
  committed: "Committed",
  committed_contra: "Committed, other side",
  deposits: "Deposits",
  deposits_contra: "Deposits, other side",
  fund_interest: "Interest earned by the Fund",
  puno_interest: "Interest returned by organisations",
  other_income: "Other income",
  cash_with_agent: "Cash with the Administrative Agent",
  agent_fee: "Administrative Agent fee",
  direct_costs: "Direct costs",
  bank_charges: "Bank charges",
  transfers_to_funds: "Transfers to other funds",
  transfers: "Transfers to organisations",
  refunds: "Refunds",
  spent: "Spent by organisations",
  expenditure: "Expenditure",
  reserved: "Set aside for invited programmes",
  reserved_contra: "Set aside, other side",
  allocated: "Allocated to programmes",
  allocated_contra: "Allocated, other side",
};
