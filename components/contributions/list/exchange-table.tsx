import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Text, TextLink } from "@/components/ui/page/text";
import type { ExchangeDifference } from "@/lib/contributions/exchange-difference.queries";
import type { ReportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";

const columnsFor = ({ asOf, knownOn }: ReportingDatesFilter): readonly Column<ExchangeDifference>[] => [
  {
    key: "contribution",
    header: "Contribution",
    rowHeader: true,
    nowrap: true,
    cell: ({ id, reference }) => (
      <TextLink href={hrefWith(`/contributions/${id}`, { asOf, knownOn })}>{reference}</TextLink>
    ),
  },
  {
    key: "donor",
    header: "Donor",
    wide: true,
    cell: ({ donor, title }) => (
      <>
        {donor.name}
        <Text tone="small">{title}</Text>
      </>
    ),
  },
  {
    key: "deposited",
    header: "Deposited",
    numeric: true,
    cell: ({ deposited, committed, currency }) => (
      <>
        <MoneyText amount={deposited} currency={currency} />
        <Text tone="small">
          of <MoneyText amount={committed} currency={currency} />
        </Text>
      </>
    ),
  },
  {
    key: "atCommitment",
    header: "Worth at commitment",
    numeric: true,
    cell: ({ atCommitment }) => <MoneyText amount={atCommitment} />,
  },
  {
    key: "atDeposit",
    header: "Worth at deposit",
    numeric: true,
    cell: ({ atDeposit }) => <MoneyText amount={atDeposit} />,
  },
  {
    key: "difference",
    header: "Gain or loss",
    numeric: true,
    cell: ({ difference }) => <MoneyText amount={difference} />,
  },
];

type TableProps = { rows: readonly ExchangeDifference[]; net: string; on: ReportingDatesFilter };

/** What the rate did to each contribution, the total below (of every page). */
export function ExchangeTable({ rows, net, on }: TableProps) {
  return (
    <DataTable
      caption="Contributions in one currency other than USD, committed and deposited"
      columns={columnsFor(on)}
      rows={rows}
      rowKey={({ id }) => id}
      stacks
      footer={{ contribution: "All", difference: <MoneyText amount={net} /> }}
      empty={
        <Empty title="No exchange gain or loss">
          Up to this day, no contribution was committed and deposited in a currency other than USD.
        </Empty>
      }
    />
  );
}

type FiguresProps = { totals: { contributions: number; gained: string; lost: string; net: string }; basis: string };

/** Gains and losses of the whole Fund. */
export function ExchangeFigures({ totals: { contributions, gained, lost, net }, basis }: FiguresProps) {
  return (
    <StatGrid>
      <Figure label="Gained" value={<MoneyText amount={gained} short />} basis={basis} />
      <Figure label="Lost" value={<MoneyText amount={lost} short />} basis={basis} />
      <Figure label="Gains less losses" value={<MoneyText amount={net} short />} basis={basis} />
      <Figure label="Contributions" value={contributions.toLocaleString("en")} basis="Counted here." />
    </StatGrid>
  );
}
