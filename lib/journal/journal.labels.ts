import type { Account } from "@/lib/ledger/accounts";
import { FIGURE_LABELS } from "@/lib/ledger/figure.labels";
import { ACCOUNT_LABELS } from "@/lib/ledger/ledger.labels";
import { accountsOf, FIGURES_OF_SEVERAL } from "./journal-trace";
import type { CauseKind } from "./journal.schema";

/** What an account is for, as groups of a list. */
const GROUPS: readonly (readonly [string, readonly Account[]])[] = [
  ["Promises", ["pledged", "pledged_contra", "committed", "committed_contra"]],
  ["Income", ["deposits", "deposits_contra", "fund_interest", "puno_interest", "other_income"]],
  ["Cash", ["cash_with_agent"]],
  ["Fee and costs", ["agent_fee", "direct_costs", "bank_charges"]],
  ["Sent and spent", ["transfers_to_funds", "transfers", "refunds", "spent", "expenditure"]],
  ["Plans", ["reserved", "reserved_contra", "allocated", "allocated_contra"]],
];

/** Every account as a choice of a list, and every figure that is made of several. */
export const ACCOUNT_OPTIONS: readonly { value: string; label: string; group: string }[] = [
  ...GROUPS.flatMap(([group, accounts]) => accounts.map((value) => ({ value, label: ACCOUNT_LABELS[value], group }))),
  ...FIGURES_OF_SEVERAL.map((key) => ({
    value: accountsOf(key).join(","),
    label: FIGURE_LABELS[key],
    group: "Figures of several accounts",
  })),
];

/** Where an act of the books comes from. */
export const CAUSE_LABELS: Readonly<Record<CauseKind, string>> = {
  "contribution-entry": "Contribution",
  "concept-note": "Programme",
  transfer: "Transfer",
  booking: "Booking of the Administrative Agent",
};
