import { addDays, type Day } from "@/lib/kernel/dates";
import { type Account, CREDIT_ACCOUNTS } from "@/lib/ledger/accounts";
import { FIGURE_PARTS, FIGURES, type FigureKey } from "@/lib/ledger/fund-figures";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import type { StatusColumn } from "@/lib/status/fund-status";

const WITH_PUNOS: readonly Account[] = ["transfers", "refunds", "spent"];

/** Of balances: the accounts whose own lines are the balance, instead of all that came and went. */
const HELD_IN: Partial<Record<FigureKey, readonly Account[]>> = {
  balanceWithAgent: ["cash_with_agent"],
  balanceWithPunos: WITH_PUNOS,
  totalBalance: ["cash_with_agent", ...WITH_PUNOS],
};

/** The accounts whose lines together are a figure, as `balanceOf` adds them up. */
export const accountsOf = (key: FigureKey): readonly Account[] =>
  HELD_IN[key] ?? (Object.keys(FIGURE_PARTS[key]) as Account[]);

/** Figures that are the lines of several accounts. */
export const FIGURES_OF_SEVERAL: readonly FigureKey[] = FIGURES.filter((key) => accountsOf(key).length > 1);

/** True where a reader sees credits less debits: every account chosen grows on the credit side. */
export const growsByCredit = (accounts: readonly Account[] = []): boolean =>
  accounts.length > 0 && accounts.every((account) => CREDIT_ACCOUNTS.includes(account));

/** The ledger's address query for one amount of the fund status: its lines, under the same clocks. `from` null: all time. */
export function traceOf(
  key: FigureKey,
  column: StatusColumn,
  { from, clocks }: { from: Day | null; clocks: ReportingDates },
) {
  const asOf = column === "opening" && from !== null ? addDays(from, -1) : clocks.asOf;
  return {
    account: accountsOf(key).join(","),
    ...(column === "period" && from !== null && { from }),
    ...reportingDatesQuery({ ...clocks, asOf }),
  };
}
