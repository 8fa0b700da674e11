import type { Account } from "@/lib/ledger/rules";
import type { CauseKind } from "./schema";

/** What each account is called. */
export const ACCOUNT_LABELS: Readonly<Record<Account, string>> = {
  pledged: "Pledged",
  pledged_contra: "Pledged, other side",
  committed: "Committed",
  committed_contra: "Committed, other side",
  deposits: "Deposits",
  deposits_contra: "Deposits, other side",
  fund_interest: "Interest earned by the Fund",
  puno_interest: "Interest of participating organisations",
  other_income: "Other income",
  cash_with_agent: "Cash with the Administrative Agent",
  agent_fee: "Administrative Agent fee",
  direct_costs: "Direct costs",
  bank_charges: "Bank charges",
  transfers_to_funds: "Transfers to other funds",
  transfers: "Transfers to participating organisations",
  refunds: "Refunds",
  spent: "Spent by participating organisations",
  expenditure: "Expenditure",
  reserved: "Set aside",
  reserved_contra: "Set aside, other side",
  allocated: "Allocated",
  allocated_contra: "Allocated, other side",
};

/** What an account is for, as groups of a list. */
const GROUPS: readonly (readonly [string, readonly Account[]])[] = [
  ["Promises", ["pledged", "pledged_contra", "committed", "committed_contra"]],
  ["Income", ["deposits", "deposits_contra", "fund_interest", "puno_interest", "other_income"]],
  ["Cash", ["cash_with_agent"]],
  ["Fee and costs", ["agent_fee", "direct_costs", "bank_charges"]],
  ["Sent and spent", ["transfers_to_funds", "transfers", "refunds", "spent", "expenditure"]],
  ["Plans", ["reserved", "reserved_contra", "allocated", "allocated_contra"]],
];

/** Every account as a choice of a list. */
export const ACCOUNT_OPTIONS = GROUPS.flatMap(([group, accounts]) =>
  accounts.map((value) => ({ value, label: ACCOUNT_LABELS[value], group })),
);

/** Where an act of the books comes from. */
export const CAUSE_LABELS: Readonly<Record<CauseKind, string>> = {
  "contribution-entry": "Contribution",
  "concept-note": "Programme",
  transfer: "Transfer",
  booking: "Booking of the Administrative Agent",
};
