import { Badge } from "@/components/ui/data/badge";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Row, Section, Stack } from "@/components/ui/page/layout";
import { Text, TextLink } from "@/components/ui/page/text";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { BASIS_LABELS } from "@/lib/statements/statement.labels";
import type { Statement, StatementPool, StatementSupport } from "@/lib/statements/statement";
import type { Basis } from "@/lib/statements/support-attribution";

const BasisBadge = ({ basis }: { basis: Basis }) => (
  <Badge tone={basis === "direct" ? "success" : "neutral"}>{BASIS_LABELS[basis]}</Badge>
);

const amountColumn = <Row,>(key: keyof Row & string, header: string): Column<Row> => ({
  key,
  header,
  numeric: true,
  cell: (row) => <MoneyText amount={String(row[key])} />,
});

const poolColumns: readonly Column<StatementPool>[] = [
  {
    key: "pool",
    header: "Pool",
    rowHeader: true,
    cell: ({ label, basis }) => (
      <Stack gap="small">
        {label}
        <Row>
          <BasisBadge basis={basis} />
        </Row>
      </Stack>
    ),
  },
  amountColumn<StatementPool>("gross", "Own deposits"),
  amountColumn<StatementPool>("fee", "AA fee"),
  amountColumn<StatementPool>("net", "Own net deposits"),
  {
    key: "netOfAll",
    header: "All donors’ net deposits, own part",
    numeric: true,
    cell: ({ netOfAll, percent }) => (
      <>
        <MoneyText amount={netOfAll} />
        <Text tone="small">{percent === null ? "None" : `${percent} %`}</Text>
      </>
    ),
  },
  amountColumn<StatementPool>("supported", "Supported"),
  amountColumn<StatementPool>("unallocated", "Unallocated"),
];

const supportColumns = (on: ReportingDates): readonly Column<StatementSupport>[] => [
  {
    key: "programme",
    header: "Programme",
    rowHeader: true,
    wide: true,
    cell: ({ reference, programmeReference, title }) => (
      <>
        {programmeReference ? (
          <TextLink href={hrefWith(`/programmes/${programmeReference}`, reportingDatesQuery(on))}>
            {programmeReference}
          </TextLink>
        ) : (
          reference
        )}{" "}
        {title}
      </>
    ),
  },
  { key: "basis", header: "Basis", cell: ({ basis }) => <BasisBadge basis={basis} /> },
  { key: "pool", header: "Out of", cell: ({ label }) => <Text tone="small">{label}</Text> },
  amountColumn<StatementSupport>("allocatedOfPool", "Allocated by the pool"),
  amountColumn<StatementSupport>("allocated", "This donor’s part"),
  amountColumn<StatementSupport>("transferred", "Of it transferred"),
  amountColumn<StatementSupport>("expenditure", "Of it spent"),
];

/** The programmes the donor's money supports, and out of which pools. */
export function Support({ statement }: { statement: Statement }) {
  const { pools, support, totals, supported, unallocated } = statement;
  const sum = (amount: string) => <MoneyText amount={amount} />;
  return (
    <>
      <Section title="Programmes supported" lead="Direct where the money is earmarked, notional where it is pooled.">
        <DataTable
          caption="This donor’s part of each programme, USD"
          columns={supportColumns(statement.clocks)}
          rows={support}
          rowKey={({ noteId, label }) => `${noteId} ${label}`}
          stacks
          footer={{
            programme: "All programmes",
            allocated: sum(supported.allocated),
            transferred: sum(supported.transferred),
            expenditure: sum(supported.expenditure),
          }}
          empty={
            <Empty title="No programme yet">
              Nothing was allocated out of the pools this donor paid into, as far as it was known on the chosen days.
            </Empty>
          }
        />
      </Section>
      <Section title="Pools" lead="The part of each pool decides the part of each programme it funds.">
        <DataTable
          caption="Deposits by pool, USD"
          columns={poolColumns}
          rows={pools}
          rowKey={({ label }) => label}
          stacks
          footer={{
            pool: "All pools",
            gross: sum(totals.deposited),
            fee: sum(totals.fee),
            net: sum(totals.net),
            supported: sum(supported.allocated),
            unallocated: sum(unallocated),
          }}
          empty={<Empty title="No deposit yet">Only deposits support programmes.</Empty>}
        />
      </Section>
    </>
  );
}
