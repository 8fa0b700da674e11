import "server-only";
import { KIND_LABELS } from "@/lib/contributions/labels";
import { formatDay } from "@/lib/kernel/dates";
import { formatMoney, money, usd } from "@/lib/kernel/money";
import { BASIS_LABELS, exchangeSentence, stateOfEntry, UNEARMARKED_LABEL } from "@/lib/statements/labels";
import type { Statement, StatementEntry, StatementPool, StatementSupport } from "@/lib/statements/schema";
import { type Block, slicesOf } from "./blocks";
import { Grid, type GridColumn, whole } from "./grid";
import { Heading, Note } from "./paper";

const inUsd = (amount: string) => whole(formatMoney(usd(amount)));

const amountColumn = <Row,>(header: string, amount: (row: Row) => string): GridColumn<Row> => ({
  ...{ header, share: 2, numeric: true },
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

type Table<Row> = {
  title: string;
  /** Under the heading. */
  lead?: string;
  columns: readonly GridColumn<Row>[];
  rows: readonly Row[];
  totals?: readonly string[];
  /** Said instead of the rows where there are none. */
  empty?: string;
  /** Under the last row. */
  closing?: string;
};

/** One table as blocks: its heading stands once, the line of totals at the end. */
function tableBlocks<Row>({ title, lead, columns, rows, totals, empty, closing }: Table<Row>): Block[] {
  const slices = slicesOf(rows);
  return slices.map((slice, index) => {
    const isLast = index === slices.length - 1;
    return {
      lines: slice.length + 4,
      content: (
        <>
          {index === 0 ? <Heading>{title}</Heading> : null}
          {index === 0 && lead ? <Note>{lead}</Note> : null}
          {rows.length === 0 && empty ? (
            <Note>{empty}</Note>
          ) : (
            <Grid columns={columns} rows={slice} {...(isLast && totals && { totals })} />
          )}
          {isLast && closing ? <Note>{closing}</Note> : null}
        </>
      ),
    };
  });
}

/** The donor's part of each programme. */
export function supportBlocks({ support, supported }: Statement): Block[] {
  const { allocated, transferred, expenditure } = supported;
  return tableBlocks({
    title: "Programmes supported",
    lead: "Direct where the money is earmarked, notional where it is pooled.",
    columns: supportColumns,
    rows: support,
    totals: ["All programmes", "", "", "", ...[allocated, transferred, expenditure].map(inUsd)],
    empty: "Nothing was allocated out of the pools this donor paid into.",
  });
}

const poolColumns: readonly GridColumn<StatementPool>[] = [
  { header: "Pool", share: 4, cell: ({ label }) => label },
  { header: "Basis", share: 1.2, cell: ({ basis }) => BASIS_LABELS[basis] },
  amountColumn("Own net deposits", ({ net }) => net),
  amountColumn("All donors’ net deposits", ({ netOfAll }) => netOfAll),
  { header: "Part", share: 1, numeric: true, cell: ({ percent }) => (percent === null ? "None" : `${percent} %`) },
  amountColumn("Supported", ({ supported }) => supported),
  amountColumn("Unallocated", ({ unallocated }) => unallocated),
];

/** The donor's part of each pool. */
export function poolBlocks({ pools, totals, supported, unallocated }: Statement): Block[] {
  return tableBlocks({
    title: "Pools",
    lead: "The part of each pool decides the part of each programme it funds.",
    columns: poolColumns,
    rows: pools,
    totals: ["All pools", "", inUsd(totals.net), "", "", inUsd(supported.allocated), inUsd(unallocated)],
    empty: "No deposit was known.",
  });
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
    ...{ header: "Amount given", share: 2, numeric: true },
    cell: ({ amount, currency }) => whole(formatMoney(money(amount, currency))),
  },
  { header: "Rate", share: 2, numeric: true, cell: rateOf },
  amountColumn("USD value", ({ amountUsd }) => amountUsd),
  amountColumn("AA fee", (entry) => ofDeposit(entry, entry.feeUsd)),
  amountColumn("Net", (entry) => ofDeposit(entry, entry.netUsd)),
  { header: "Earmarks, USD", share: 3, cell: earmarksOf },
];

/** Every contribution with all its entries. */
export const givenBlocks = ({ contributions }: Statement): Block[] =>
  contributions.flatMap(({ reference, title, entries, receivable, exchangeDifference }) =>
    tableBlocks({
      title: `Contribution ${reference}: ${title}`,
      columns: entryColumns,
      rows: entries,
      closing: `Receivable: ${inUsd(receivable)}. ${exchangeDifference === null ? "" : exchangeSentence(exchangeDifference)}`,
    }),
  );
