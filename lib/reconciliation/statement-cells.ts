import { abs, add, compare, subtract, type Usd, usd, USD, zero } from "@/lib/kernel/money";
import type { Account } from "@/lib/ledger/accounts";
import type { Level, Measure, NoteKind } from "./reconciliation.schema";

/** The account a measure is read from; accounts that grow on the credit side turn their sign. */
export const ACCOUNT_OF: Readonly<Record<Measure, { account: Account; turned: boolean }>> = {
  pledges: { account: "pledged", turned: false },
  commitments: { account: "committed", turned: false },
  deposits: { account: "deposits", turned: true },
  transfers: { account: "transfers", turned: false },
  refunds: { account: "refunds", turned: true },
  expenditure: { account: "expenditure", turned: false },
  "fund-interest": { account: "fund_interest", turned: true },
  "puno-interest": { account: "puno_interest", turned: true },
  "other-income": { account: "other_income", turned: true },
  "agent-fee": { account: "agent_fee", turned: false },
  "direct-costs": { account: "direct_costs", turned: false },
  "bank-charges": { account: "bank_charges", turned: false },
  "transfers-to-funds": { account: "transfers_to_funds", turned: false },
  "cash-with-agent": { account: "cash_with_agent", turned: false },
};

/** Who money belongs to that names no organisation; a statement's line of these words is held against it. */
export const NOT_STATED = "Not stated";

/** One figure of a statement or of our books. `subject` is an organisation's id, or the words of one nobody knows here. */
export type Stated = {
  readonly subject: string;
  readonly label: string;
  readonly year: number | null;
  readonly measure: Measure;
  readonly amount: Usd;
  readonly isUnknown?: boolean;
};

export type Note = {
  readonly kind: NoteKind;
  readonly text: string;
  readonly difference: Usd;
  readonly by: string;
  readonly at: Date;
};

export type CellState = "open" | "explained" | "agreed";

/** One figure in both books; `difference` is ours less theirs. */
export type Cell = {
  readonly key: string;
  readonly label: string;
  readonly year: number | null;
  readonly measure: Measure;
  readonly ours: Usd;
  readonly theirs: Usd;
  readonly difference: Usd;
  readonly state: CellState;
  readonly note: Note | null;
  /** Below one dollar from a figure in whole dollars: taken for the rounding of print without a note. */
  readonly isRounding: boolean;
  /** Nobody here was known by the statement's words when it was recorded. */
  readonly isUnknown: boolean;
};

export const keyOf = ({ subject, year, measure }: Pick<Stated, "subject" | "year" | "measure">): string =>
  `${subject}:${year ?? ""}:${measure}`;

const ONE_DOLLAR = usd("1.00");
/** Whole dollars; a figure that is stated with its cents was not rounded. */
const isOfPrint = ({ minor }: Usd) => minor % 100n === 0n;

/** A note explains the difference it was written for; where the books moved on, the difference is open again. */
function stateOf(difference: Usd, note: Note | null, isRounding: boolean): CellState {
  if (difference.minor === 0n) return "agreed";
  if (note) return compare(note.difference, difference) === 0 ? "explained" : "open";
  return isRounding ? "explained" : "open";
}

/** What of our books a statement speaks of: its measures, and its years where it names any. */
export function scopeOf(theirs: readonly Stated[]) {
  const years = new Set(theirs.flatMap(({ year }) => year ?? []));
  const measures = new Set(theirs.map(({ measure }) => measure));
  return { years, measures, hasYears: years.size > 0 };
}

const ORDER: readonly CellState[] = ["open", "explained", "agreed"];

function byState(a: Cell, b: Cell): number {
  const size = compare(abs(b.difference), abs(a.difference));
  return (
    ORDER.indexOf(a.state) - ORDER.indexOf(b.state) ||
    size ||
    a.label.localeCompare(b.label, "en") ||
    (a.year ?? 0) - (b.year ?? 0)
  );
}

/**
 * Both books figure by figure, differences nobody explained first and the largest of them on top. What only one of the
 * two has stands against zero. Notes by key, the newest one of each.
 */
export function compareBooks(
  ours: readonly Stated[],
  theirs: readonly Stated[],
  notes: ReadonlyMap<string, Note>,
): Cell[] {
  const sums = new Map<string, { one: Stated; ours: Usd; theirs: Usd }>();
  const put = (side: "ours" | "theirs", stated: readonly Stated[]) => {
    for (const one of stated) {
      const cell = sums.get(keyOf(one)) ?? { one, ours: zero(USD), theirs: zero(USD) };
      sums.set(keyOf(one), { ...cell, [side]: add(cell[side], one.amount) });
    }
  };
  put("ours", ours);
  put("theirs", theirs);
  return [...sums]
    .map(
      ([
        key,
        {
          one: { label, year, measure, isUnknown = false },
          ...both
        },
      ]) => {
        const difference = subtract(both.ours, both.theirs);
        const isRounding =
          isOfPrint(both.theirs) && difference.minor !== 0n && compare(abs(difference), ONE_DOLLAR) < 0;
        const note = notes.get(key) ?? null;
        const state = stateOf(difference, note, isRounding);
        return { key, label, year, measure, ...both, difference, state, note, isRounding, isUnknown };
      },
    )
    .sort(byState);
}

/** How many figures agree, are explained or open. */
export const countStates = (cells: readonly Pick<Cell, "state">[]): Record<CellState, number> => ({
  open: cells.filter(({ state }) => state === "open").length,
  explained: cells.filter(({ state }) => state === "explained").length,
  agreed: cells.filter(({ state }) => state === "agreed").length,
});

/** Who the lines of a level are about: the column of our books. */
export const SUBJECT_OF: Readonly<Record<Level, "donor" | "puno" | null>> = {
  donors: "donor",
  organisations: "puno",
  fund: null,
};
