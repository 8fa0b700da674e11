import type { ReactNode } from "react";
import { Badge } from "@/components/ui/data/badge";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { sum, toDecimal, usd, USD } from "@/lib/kernel/money";
import { BUDGET_CATEGORIES } from "@/lib/programmes/labels";
import { deliveryOf } from "@/lib/status/rules";

/** What one organisation received, gave back and spent. USD as decimal strings; delivery in per cent. */
type Puno = {
  organisation: string;
  transfers: string;
  refunds: string;
  netFunded: string;
  expenditure: string;
  balance: string;
  delivery: string | null;
  isOver: boolean;
};
type MoneyKey = "transfers" | "refunds" | "netFunded" | "expenditure" | "balance";

const money = (key: MoneyKey, header: string): Column<Puno> => ({
  key,
  header,
  numeric: true,
  cell: (row) => <MoneyText amount={row[key]} />,
});

function Delivery({ delivery, isOver }: Pick<Puno, "delivery" | "isOver">) {
  return (
    <>
      {delivery === null ? "–" : `${delivery} %`} {isOver ? <Badge tone="warning">More than was funded</Badge> : null}
    </>
  );
}

const PUNO_COLUMNS: Column<Puno>[] = [
  { key: "organisation", header: "Organisation", rowHeader: true, cell: ({ organisation }) => organisation },
  money("transfers", "Transferred"),
  money("refunds", "Refunded"),
  money("netFunded", "Net funded"),
  money("expenditure", "Expenditure"),
  money("balance", "Balance"),
  { key: "delivery", header: "Delivery", numeric: true, cell: (row) => <Delivery {...row} /> },
];

/** The whole Fund's line: amounts add up, and its delivery is of the sums. */
function totalOf(rows: readonly Puno[]): Record<MoneyKey | "organisation" | "delivery", ReactNode> {
  const total = (key: MoneyKey) =>
    sum(
      rows.map((row) => usd(row[key])),
      USD,
    );
  const { rate, isOver } = deliveryOf(total("expenditure"), total("netFunded"));
  const shown = (key: MoneyKey) => <MoneyText amount={toDecimal(total(key))} />;
  return {
    organisation: "All",
    transfers: shown("transfers"),
    refunds: shown("refunds"),
    netFunded: shown("netFunded"),
    expenditure: shown("expenditure"),
    balance: shown("balance"),
    delivery: <Delivery delivery={rate} isOver={isOver} />,
  };
}

/** Delivery by organisation: expenditure ÷ net funded. More than 100 % is shown and flagged. */
export function DeliveryTable({ rows, when }: { rows: readonly Puno[]; when: string }) {
  return (
    <DataTable
      caption={`Participating organisations as of ${when}, in USD`}
      columns={PUNO_COLUMNS}
      rows={rows}
      rowKey={({ organisation }) => organisation}
      footer={totalOf(rows)}
      empty={
        <Empty title="No transfer and no expenditure is on the books yet">
          Transfers appear here once they are released, expenditure once it is reported.
        </Empty>
      }
    />
  );
}

type Spent = { category: number | null; year: number | null; amount: string };

/** Expenditure as reported, by year and budget category. */
export function SpentTable({ rows, when }: { rows: readonly Spent[]; when: string }) {
  if (rows.length === 0) return null;
  return (
    <DataTable
      caption={`Expenditure reported as of ${when}, by year and category`}
      rows={rows}
      rowKey={({ year, category }) => `${year} ${category}`}
      columns={[
        { key: "year", header: "Year", rowHeader: true, cell: ({ year }) => year ?? "Not stated" },
        {
          key: "category",
          header: "Category",
          cell: ({ category }) =>
            category === null ? "Not stated" : `${category} ${BUDGET_CATEGORIES[category] ?? ""}`,
        },
        { key: "amount", header: "Expenditure", numeric: true, cell: ({ amount }) => <MoneyText amount={amount} /> },
      ]}
    />
  );
}
