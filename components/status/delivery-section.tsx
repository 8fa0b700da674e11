import type { ReactNode } from "react";
import { Badge } from "@/components/ui/data/badge";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";

/** What one organisation, or all, received, gave back and spent. USD as decimal strings; delivery in per cent. */
type Sums = {
  transfers: string;
  refunds: string;
  netFunded: string;
  expenditure: string;
  balance: string;
  delivery: string | null;
  isOver: boolean;
};
type Puno = Sums & { organisation: string };
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

const footerOf = (total: Sums) => ({
  organisation: "All",
  transfers: <MoneyText amount={total.transfers} />,
  refunds: <MoneyText amount={total.refunds} />,
  netFunded: <MoneyText amount={total.netFunded} />,
  expenditure: <MoneyText amount={total.expenditure} />,
  balance: <MoneyText amount={total.balance} />,
  delivery: <Delivery {...total} />,
});

type Props = { punos: { readonly rows: readonly Puno[]; readonly total: Sums }; when: string };

function DeliveryTable({ punos: { rows, total }, when }: Props) {
  return (
    <DataTable
      caption={`Participating organisations as of ${when}, in USD`}
      columns={PUNO_COLUMNS}
      rows={rows}
      rowKey={({ organisation }) => organisation}
      footer={footerOf(total)}
      empty={
        <Empty title="No transfer and no expenditure is on the books yet">
          Transfers appear here once they are released, expenditure once it is reported.
        </Empty>
      }
    />
  );
}

/** Delivery by organisation: expenditure ÷ net funded. More than 100 % is shown and flagged. */
export function DeliverySection({ children, ...table }: Props & { children?: ReactNode }) {
  return (
    <Section title="Delivery" lead="Expenditure ÷ net funded. More than 100 % is possible and flagged, never cut off.">
      <DeliveryTable {...table} />
      {children}
    </Section>
  );
}
