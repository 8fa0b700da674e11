import { KIND_LABELS, SUM_LABELS } from "@/lib/contributions/contribution.labels";
import { money, USD, usd } from "@/lib/kernel/money";
import type { WorkbookCell, WorkbookColumn, WorkbookSheet } from "@/lib/kernel/workbook";
import { ORGANISATION_TYPE_LABELS } from "@/lib/organisations/organisation.labels";
import { BASIS_LABELS, methodOf, stateOfEntry, UNEARMARKED_LABEL } from "@/lib/statements/statement.labels";
import type { Statement, StatementEntry } from "@/lib/statements/statement";

const columns = (...named: readonly (string | [header: string, width: number])[]): WorkbookColumn[] =>
  named.map((one) => (typeof one === "string" ? { header: one } : { header: one[0], width: one[1] }));

const NAMES = ["pledged", "committed", "deposited", "receivable"] as const;

/** Whose statement it is, for which days, its totals, and how they come about. */
function about(statement: Statement): WorkbookSheet {
  const { fundName, donor, clocks, generatedAt, totals, exchangeDifference, ...used } = statement;
  const rows: [string, WorkbookCell][] = [
    ["Fund", fundName],
    ["Donor", donor.name],
    ["Type of donor", ORGANISATION_TYPE_LABELS[donor.type]],
    ["As of", { day: clocks.asOf }],
    ["As known on", { day: clocks.knownOn }],
    ["Put together", { moment: generatedAt }],
    ...NAMES.map((name): [string, WorkbookCell] => [`${SUM_LABELS[name]} (USD)`, usd(totals[name])]),
    ["AA fee (USD)", usd(totals.fee)],
    ["Net deposits (USD)", usd(totals.net)],
    ["Exchange difference (USD)", exchangeDifference && usd(exchangeDifference)],
    ["Direct support (USD)", usd(used.direct.allocated)],
    ["Notional support (USD)", usd(used.notional.allocated)],
    ["Supported (USD)", usd(used.supported.allocated)],
    ["Unallocated (USD)", usd(used.unallocated)],
    ...methodOf(statement).map(({ title, text }): [string, WorkbookCell] => [`Method: ${title}`, text]),
  ];
  return { name: "About", columns: columns(["What", 28], ["Value", 90]), rows };
}

const ENTRY_COLUMNS = columns(
  "Contribution",
  ["Title", 36],
  "Kind",
  ["State", 26],
  ...["Date", "Amount", "Currency", "Rate (USD per unit)", "Date of rate"],
  ...["USD value", "AA fee (USD)", "Net (USD)"],
  ["Earmarks", 48],
  "Recorded on",
);

/** What is still to come of each contribution, and what the exchange rate did; like on the page, null where it did nothing. */
function contributions({ contributions: given, totals, exchangeDifference }: Statement): WorkbookSheet {
  return {
    name: "Contributions",
    columns: columns("Contribution", ["Title", 48], "Receivable (USD)", "Exchange difference (USD)"),
    rows: given.map((one) => [
      one.reference,
      one.title,
      usd(one.receivable),
      one.exchangeDifference && usd(one.exchangeDifference),
    ]),
    totals: ["All", null, usd(totals.receivable), exchangeDifference && usd(exchangeDifference)],
  };
}

const ofDeposit = ({ kind }: StatementEntry, amount: string) => (kind === "deposit" ? usd(amount) : null);

/** Nothing was exchanged where USD was given. */
const rateOf = ({ currency, rate, rateOn }: StatementEntry): WorkbookCell[] =>
  currency === USD ? [null, null] : [{ decimal: rate }, { day: rateOn }];

/** Every entry; a reversal and what it takes back stand both, so that a kind's column adds up. Fee and net are of deposits. */
function entries({ contributions: given }: Statement): WorkbookSheet {
  const rows = given.flatMap(({ reference, title, entries: own }) =>
    own.map((entry): WorkbookCell[] => [
      reference,
      title,
      KIND_LABELS[entry.kind],
      stateOfEntry(entry).join("; "),
      { day: entry.effectiveOn },
      money(entry.amount, entry.currency),
      entry.currency,
      ...rateOf(entry),
      usd(entry.amountUsd),
      ofDeposit(entry, entry.feeUsd),
      ofDeposit(entry, entry.netUsd),
      entry.earmarks.map(({ label, amountUsd }) => `${label}: USD ${amountUsd}`).join("; ") || UNEARMARKED_LABEL,
      { day: entry.recordedOn },
    ]),
  );
  return { name: "Entries", columns: ENTRY_COLUMNS, rows };
}

/** The donor's part of each programme. */
function support({ support: parts, supported }: Statement): WorkbookSheet {
  return {
    name: "Programmes",
    columns: columns(
      ...["Programme", "Basis"],
      ["Title", 48],
      ["Out of", 36],
      ...["Allocated by the pool (USD)", "This donor’s part (USD)", "Of it transferred (USD)", "Of it spent (USD)"],
    ),
    rows: parts.map((part) => [
      part.reference,
      BASIS_LABELS[part.basis],
      part.title,
      part.label,
      ...[part.allocatedOfPool, part.allocated, part.transferred, part.expenditure].map(usd),
    ]),
    totals: [
      "All",
      null,
      null,
      null,
      null,
      ...[supported.allocated, supported.transferred, supported.expenditure].map(usd),
    ],
  };
}

/** The donor's part of each pool. */
function pools({ pools: own, totals, supported, unallocated }: Statement): WorkbookSheet {
  return {
    name: "Pools",
    columns: columns(
      ["Pool", 36],
      ...[
        "Basis",
        "Deposits (USD)",
        "AA fee (USD)",
        "Net deposits (USD)",
        "All donors’ net (USD)",
        "Part",
        "Supported (USD)",
      ],
      "Unallocated (USD)",
    ),
    rows: own.map((pool) => [
      pool.label,
      BASIS_LABELS[pool.basis],
      usd(pool.gross),
      usd(pool.fee),
      usd(pool.net),
      usd(pool.netOfAll),
      pool.percent === null ? null : { percent: pool.percent },
      usd(pool.supported),
      usd(pool.unallocated),
    ]),
    totals: [
      "All",
      null,
      usd(totals.deposited),
      usd(totals.fee),
      usd(totals.net),
      null,
      null,
      usd(supported.allocated),
      usd(unallocated),
    ],
  };
}

/** The statement as the sheets of a workbook. */
export const sheetsOf = (statement: Statement): WorkbookSheet[] =>
  [about, support, pools, contributions, entries].map((sheet) => sheet(statement));
