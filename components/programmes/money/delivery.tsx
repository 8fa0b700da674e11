import { Badge } from "@/components/ui/data/badge";
import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Alert } from "@/components/ui/feedback/alert";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { today } from "@/lib/kernel/dates";
import { formatPercent } from "@/lib/kernel/money";
import type { CategoryMoney, OrganisationMoney, ProgrammeMoney } from "@/lib/programmes/money/programme-money.queries";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";

type Props = {
  money: Pick<
    ProgrammeMoney,
    "totals" | "approvedUsd" | "budgetUsd" | "organisations" | "categories" | "clocks" | "isCarriedOver"
  >;
};
type Organisation = OrganisationMoney;
type Category = CategoryMoney;

/** Expenditure in percent of what was funded or budgeted; above it is flagged. */
function Rate({ rate, isOver, of }: { rate: string | null; isOver: boolean; of: string }) {
  return (
    <>
      {rate === null ? "None" : formatPercent(rate)} {isOver ? <Badge tone="warning">Above {of}</Badge> : null}
    </>
  );
}

/** What the programme was approved, sent and gave back, and how much of it is spent. */
export function MoneyFigures({ money: { totals, approvedUsd, budgetUsd, clocks, isCarriedOver } }: Props) {
  const basis = `As of ${formatReportingDates(clocks)}`;
  const isCut = budgetUsd !== null && approvedUsd !== null && budgetUsd !== approvedUsd;
  return (
    <>
      {isCarriedOver && totals.transferredUsd === "0.00" ? (
        <Alert title="Carried over from older records">
          What was sent to the organisations before this system stands in those records, not in these books.
        </Alert>
      ) : null}
      {isCut ? (
        <Alert>
          The committee approved less than the budget of <MoneyText amount={budgetUsd} />: each organisation&rsquo;s
          part and each line of its budget are cut in proportion, to the cent.
        </Alert>
      ) : null}
      <StatGrid columns={3}>
        <Figure
          label="Approved"
          value={approvedUsd === null ? "Not yet" : <MoneyText amount={approvedUsd} />}
          basis={approvedUsd === null ? basis : "By the Steering Committee"}
        />
        <Figure label="Transferred" value={<MoneyText amount={totals.transferredUsd} />} basis={basis} />
        <Figure label="Refunded" value={<MoneyText amount={totals.refundedUsd} />} basis={basis} />
        <Figure label="Net funded" value={<MoneyText amount={totals.netFundedUsd} />} basis="Transfers less refunds" />
        <Figure label="Expenditure" value={<MoneyText amount={totals.expenditureUsd} />} basis="As reported" />
        <Figure
          label="Balance with the organisations"
          value={<MoneyText amount={totals.balanceUsd} />}
          basis="Net funded less expenditure"
        />
      </StatGrid>
      {clocks.asOf < today() || clocks.knownOn < today() ? (
        <Text tone="muted">
          The stage above, and tranches, conditions and yearly reports below, stand as they are today.
        </Text>
      ) : null}
    </>
  );
}

const ORGANISATIONS: readonly Column<Organisation>[] = [
  { key: "name", header: "UN organisation", rowHeader: true, cell: ({ name }) => name },
  {
    key: "part",
    header: "Part of the programme",
    numeric: true,
    cell: ({ partUsd }) => (partUsd === null ? "Not stated" : <MoneyText amount={partUsd} />),
  },
  { key: "sent", header: "Transferred", numeric: true, cell: (row) => <MoneyText amount={row.transferredUsd} /> },
  { key: "back", header: "Refunded", numeric: true, cell: (row) => <MoneyText amount={row.refundedUsd} /> },
  { key: "net", header: "Net funded", numeric: true, cell: (row) => <MoneyText amount={row.netFundedUsd} /> },
  { key: "spent", header: "Expenditure", numeric: true, cell: (row) => <MoneyText amount={row.expenditureUsd} /> },
  { key: "balance", header: "Balance", numeric: true, cell: (row) => <MoneyText amount={row.balanceUsd} /> },
  { key: "rate", header: "Delivery rate", cell: (row) => <Rate {...row} of="funding" /> },
];

const CATEGORIES: readonly Column<Category>[] = [
  { key: "label", header: "UNSDG category", rowHeader: true, cell: ({ number, label }) => `${number}. ${label}` },
  { key: "budget", header: "Approved budget", numeric: true, cell: (row) => <MoneyText amount={row.budgetUsd} /> },
  { key: "spent", header: "Expenditure", numeric: true, cell: (row) => <MoneyText amount={row.expenditureUsd} /> },
  { key: "rate", header: "Spent of the budget", cell: (row) => <Rate {...row} of="the budget" /> },
];

/** Part, money and delivery of each organisation, and the budget and expenditure of each category. */
export function Delivery({ money: { organisations, categories, totals, approvedUsd } }: Props) {
  const sums = Object.fromEntries(
    (["transferred", "refunded", "netFunded", "expenditure", "balance"] as const).map((name) => [
      name,
      <MoneyText key={name} amount={totals[`${name}Usd`]} />,
    ]),
  );
  const foot = { sent: sums.transferred, back: sums.refunded, net: sums.netFunded, spent: sums.expenditure };
  return (
    <Section
      title="Delivery"
      lead="Delivery rate is expenditure ÷ net funded. An organisation may spend ahead: above 100 % is marked, not wrong."
    >
      <DataTable
        caption="By organisation, USD"
        columns={ORGANISATIONS.filter(({ key }) => key !== "part" || approvedUsd !== null)}
        rows={organisations}
        rowKey={({ id }) => id}
        stacks
        footer={{
          name: "In all",
          part: approvedUsd && <MoneyText amount={approvedUsd} />,
          ...foot,
          balance: sums.balance,
          rate: <Rate {...totals} of="funding" />,
        }}
        empty={<Empty title="The record does not say which organisations take part" />}
      />
      <DataTable
        caption="By UNSDG category, USD"
        columns={CATEGORIES}
        rows={categories}
        rowKey={({ number }) => String(number)}
        stacks
        empty={<Empty title="No budget by category and no expenditure yet" />}
      />
    </Section>
  );
}
