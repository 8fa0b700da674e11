import "server-only";
import { KIND_LABELS } from "@/lib/contributions/labels";
import { formatDay } from "@/lib/kernel/dates";
import { formatMoney, money, usd } from "@/lib/kernel/money";
import { BASIS_LABELS, exchangeSentence, stateOfEntry, UNEARMARKED_LABEL } from "@/lib/statements/labels";
import type {
  Statement,
  StatementContribution,
  StatementEntry,
  StatementPool,
  StatementSupport,
} from "@/lib/statements/schema";
import { Grid, type GridColumn } from "./grid";
import { Heading, Note } from "./paper";

const inUsd = (amount: string) => formatMoney(usd(amount));

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

/** The donor's part of each programme. */
export function SupportGrid({ statement: { support, supported } }: { statement: Statement }) {
  const { allocated, transferred, expenditure } = supported;
  return (
    <>
      <Heading>Programmes supported</Heading>
      <Note>Direct where the money is earmarked, notional where it is pooled.</Note>
      {support.length === 0 ? (
        <Note>Nothing was allocated out of the pools this donor paid into.</Note>
      ) : (
        <Grid
          columns={supportColumns}
          rows={support}
          totals={["All programmes", "", "", "", ...[allocated, transferred, expenditure].map(inUsd)]}
        />
      )}
    </>
  );
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
export function PoolGrid({ statement: { pools, totals, supported, unallocated } }: { statement: Statement }) {
  const all = ["All pools", "", inUsd(totals.net), "", "", inUsd(supported.allocated), inUsd(unallocated)];
  return (
    <>
      <Heading>Pools</Heading>
      <Note>The part of each pool decides the part of each programme it funds.</Note>
      {pools.length === 0 ? (
        <Note>No deposit was known.</Note>
      ) : (
        <Grid columns={poolColumns} rows={pools} totals={all} />
      )}
    </>
  );
}

const rateOf = ({ currency, rate, rateOn }: StatementEntry) =>
  currency === "USD" ? "" : `${rate} of ${formatDay(rateOn)}`;

const earmarksOf = ({ earmarks }: StatementEntry) =>
  earmarks.map(({ label, amountUsd }) => `${label}: ${inUsd(amountUsd)}`).join("\n") || UNEARMARKED_LABEL;

const ofDeposit = (entry: StatementEntry, amount: string) => (entry.kind === "deposit" ? amount : "");

const entryColumns: readonly GridColumn<StatementEntry>[] = [
  { header: "Kind", share: 1.8, cell: (entry) => [KIND_LABELS[entry.kind], ...stateOfEntry(entry)].join("\n") },
  { header: "Date", share: 1.7, cell: ({ effectiveOn }) => formatDay(effectiveOn) },
  {
    ...{ header: "Amount given", share: 2, numeric: true },
    cell: ({ amount, currency }) => formatMoney(money(amount, currency)),
  },
  { header: "Rate", share: 2, numeric: true, cell: rateOf },
  amountColumn("USD value", ({ amountUsd }) => amountUsd),
  amountColumn("AA fee", (entry) => ofDeposit(entry, entry.feeUsd)),
  amountColumn("Net", (entry) => ofDeposit(entry, entry.netUsd)),
  { header: "   Earmarks, USD", share: 3, cell: earmarksOf },
];

/** Every contribution with all its entries. */
export function GivenGrids({ contributions }: { contributions: readonly StatementContribution[] }) {
  return contributions.map(({ id, reference, title, entries, receivable, exchangeDifference }) => (
    <GivenGrid key={id} title={`Contribution ${reference}: ${title}`} entries={entries}>
      {`Receivable: ${inUsd(receivable)}. ${exchangeDifference === null ? "" : exchangeSentence(exchangeDifference)}`}
    </GivenGrid>
  ));
}

type GivenProps = { title: string; entries: readonly StatementEntry[]; children: string };

function GivenGrid({ title, entries, children }: GivenProps) {
  return (
    <>
      <Heading>{title}</Heading>
      <Grid columns={entryColumns} rows={entries} />
      <Note>{children}</Note>
    </>
  );
}
