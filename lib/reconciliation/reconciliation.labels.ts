import { formatMoney } from "@/lib/kernel/money";
import { type Level, type Measure, MEASURES, type NoteKind } from "./reconciliation.schema";
import type { Cell, CellState } from "./statement-cells";

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  donors: "Donors by year",
  organisations: "Organisations",
  fund: "Accounts of the Fund",
};

export const MEASURE_LABELS: Readonly<Record<Measure, string>> = {
  pledges: "Pledges",
  commitments: "Commitments",
  deposits: "Deposits",
  transfers: "Transfers to organisations",
  refunds: "Refunds",
  expenditure: "Expenditure",
  "fund-interest": "Fund interest",
  "puno-interest": "Interest of organisations",
  "other-income": "Other income",
  "agent-fee": "Fee of the Administrative Agent",
  "direct-costs": "Direct costs",
  "bank-charges": "Bank charges",
  "transfers-to-funds": "Transfers to other funds",
  "cash-with-agent": "Balance with the Administrative Agent",
};

/** What the columns of a statement are called. */
export const LEVEL_HINTS: Readonly<Record<Level, string>> = {
  donors: "Columns Donor, Year and one or more of Pledges, Commitments, Deposits. Without Year: all years together.",
  organisations: "Columns Organisation and one or more of Transfers, Refunds, Expenditure; Year where it is known.",
  fund: `Columns Account and Amount, one line for each account: ${MEASURES.fund.map((one) => MEASURE_LABELS[one]).join(", ")}.`,
};

export const NOTE_LABELS: Readonly<Record<NoteKind, string>> = {
  timing: "Timing",
  exchange: "Exchange rate",
  rounding: "Rounding",
  missing: "Missing entry",
  other: "Other",
};

export const STATE_LABELS: Readonly<Record<CellState, string>> = {
  open: "Open",
  explained: "Explained",
  agreed: "Agreed",
};

/** Both figures and what lies between them, as whoever explains them reads them. */
export const figuresSentence = ({ ours, theirs, difference }: Pick<Cell, "ours" | "theirs" | "difference">): string =>
  `Our books say ${formatMoney(ours)}, the statement ${formatMoney(theirs)}: a difference of ${formatMoney(difference)}.`;
