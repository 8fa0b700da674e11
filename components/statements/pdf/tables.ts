import "server-only";
import { KIND_LABELS } from "@/lib/contributions/contribution.labels";
import { formatDay } from "@/lib/kernel/dates";
import { formatMoney, money, usd } from "@/lib/kernel/money";
import { BASIS_LABELS, exchangeSentence, stateOfEntry, UNEARMARKED_LABEL } from "@/lib/statements/statement.labels";
import type { Statement, StatementEntry, StatementPool, StatementSupport } from "@/lib/statements/statement";
import { type GridColumn, type Table, whole } from "./grid";

const inUsd = (amount: string) => whole(formatMoney(usd(amount)));

const amountColumn = <Row>(header: string, amount: (row: Row) => string): GridColumn<Row> => ({
  header,
  share: 2,
  numeric: true,
  cell: (row) => amount(row) && inUsd(amount(row)),
});

const supportColumns: readonly GridColumn<StatementSupport>[] = [
  { header: "Programme", share: 5, cell: ({ reference, title }) => `${reference} ${title}`.trim() },
  { header: "Basis", share: 1.2, cell: ({ basis }) => BASIS_LABELS[basis] },
  { header: "Out of", share: 2.6, cell: ({ label }) => label },
  amountColumn("Allocated by the pool", ({ allocatedOfPool }) => allocatedOfPool),
  amountColumn("This donor’s part", ({ allocated }) => allocated),
  amountColumn("Of it transferred", ({ transferred }) => transferred),
  amountColumn("Of it spent", ({ expenditure }) => expenditure),
];

/** The donor's part of each programme. */
export function supportTable({ support, supported }: Statement): Table<StatementSupport> {
  const { allocated, transferred, expenditure } = supported;
  return {
    title: "Programmes supported",
    lead: "Direct where the money is earmarked, notional where it is pooled.",
    columns: supportColumns,
    rows: support,
    totals: ["All programmes", "", "", "", ...[allocated, transferred, expenditure].map(inUsd)],
    empty: "Nothing was allocated out of the pools this donor paid into.",
  };
}

const poolColumns: readonly GridColumn<StatementPool>[] = [
  { header: "Pool", share: 4, cell: ({ label }) => label },
  { header: "Basis", share: 1.2, cell: ({ basis }) => BASIS_LABELS[basis] },
  amountColumn("Own deposits", ({ gross }) => gross),
  amountColumn("AA fee", ({ fee }) => fee),
  amountColumn("Own net deposits", ({ net }) => net),
  amountColumn("All donors’ net deposits", ({ netOfAll }) => netOfAll),
  { header: "Part", share: 1, numeric: true, cell: ({ percent }) => (percent === null ? "None" : `${percent} %`) },
  amountColumn("Supported", ({ supported }) => supported),
  amountColumn("Unallocated", ({ unallocated }) => unallocated),
];

/** The donor's part of each pool. */
export function poolTable({ pools, totals, supported, unallocated }: Statement): Table<StatementPool> {
  return {
    title: "Pools",
    lead: "The part of each pool decides the part of each programme it funds.",
    columns: poolColumns,
    rows: pools,
    totals: [
      "All pools",
      "",
      inUsd(totals.deposited),
      inUsd(totals.fee),
      inUsd(totals.net),
      "",
      "",
      inUsd(supported.allocated),
      inUsd(unallocated),
    ],
    empty: "No deposit was known.",
  };
}

const rateOf = ({ currency, rate, rateOn }: StatementEntry) =>
  currency === "USD" ? "" : `${rate} of ${whole(formatDay(rateOn))}`;

const earmarksOf = ({ earmarks }: StatementEntry) =>
  earmarks.map(({ label, amountUsd }) => `${label}: ${inUsd(amountUsd)}`).join("\n") || UNEARMARKED_LABEL;

const ofDeposit = (entry: StatementEntry, amount: string) => (entry.kind === "deposit" ? amount : "");

const entryColumns: readonly GridColumn<StatementEntry>[] = [
  { header: "Kind", share: 1.8, cell: (entry) => [KIND_LABELS[entry.kind], ...stateOfEntry(entry)].join("\n") },
  { header: "Date", share: 1.7, cell: ({ effectiveOn }) => formatDay(effectiveOn) },
  {
    header: "Amount given",
    share: 2,
    numeric: true,
    cell: ({ amount, currency }) => whole(formatMoney(money(amount, currency))),
  },
  { header: "Rate", share: 2, numeric: true, cell: rateOf },
  amountColumn("USD value", ({ amountUsd }) => amountUsd),
  amountColumn("AA fee", (entry) => ofDeposit(entry, entry.feeUsd)),
  amountColumn("Net", (entry) => ofDeposit(entry, entry.netUsd)),
  { header: "Earmarks, USD", share: 3, cell: earmarksOf },
];

/** Every contribution with all its entries. */
export const contributionTables = ({ contributions }: Statement): Table<StatementEntry>[] =>
  contributions.map(({ reference, title, entries, receivable, exchangeDifference }) => ({
    title: `Contribution ${reference}: ${title}`,
    columns: entryColumns,
    rows: entries,
    closing: `Receivable: ${inUsd(receivable)}. ${exchangeDifference === null ? "" : exchangeSentence(exchangeDifference)}`,
  }));
