import type { ReactNode } from "react";
import { Badge } from "@/components/ui/data/badge";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { formatPercent } from "@/lib/kernel/money";
import type { PunoDelivery, PunoRow } from "@/lib/status/status.queries";
import { Printed } from "./printed";

type MoneyKey = "transfers" | "refunds" | "netFunded" | "expenditure" | "balance";

const MONEY: readonly (readonly [key: MoneyKey, header: string])[] = [
  ["transfers", "Transferred"],
  ["refunds", "Refunded"],
  ["netFunded", "Net funded"],
  ["expenditure", "Expenditure"],
  ["balance", "Balance"],
];

/** The mark stands below the rate: beside it, it pushes the rate out of the frame. */
function Delivery({ delivery, isOver }: Pick<PunoRow, "delivery" | "isOver">) {
  return (
    <>
      {delivery === null ? "–" : formatPercent(delivery)}
      {isOver ? (
        <div>
          <Badge tone="warning">More than was funded</Badge>
        </div>
      ) : null}
    </>
  );
}

const columnsOf = (inDollars: boolean): Column<PunoRow>[] => [
  { key: "organisation", header: "Organisation", rowHeader: true, cell: ({ organisation }) => organisation },
  ...MONEY.map(([key, header]) => ({
    key,
    header,
    numeric: true,
    cell: (row: PunoRow) => <Printed amount={row[key]} inDollars={inDollars} />,
  })),
  { key: "delivery", header: "Delivery", numeric: true, cell: (row) => <Delivery {...row} /> },
];

type Props = {
  punos: PunoDelivery;
  when: string;
  inDollars: boolean;
};

function DeliveryTable({ punos: { rows, total }, when, inDollars }: Props) {
  const columns = columnsOf(inDollars);
  const all = { organisation: "All", ...total };
  return (
    <DataTable
      caption={`Participating organisations as of ${when}`}
      columns={columns}
      rows={rows}
      rowKey={({ organisation }) => organisation}
      stacks
      footer={Object.fromEntries(columns.map(({ key, cell }) => [key, cell(all)]))}
      empty={
        <Empty title="No transfer and no expenditure is on the books yet">
          Transfers appear here once they are released, expenditure once it is reported.
        </Empty>
      }
    />
  );
}

const ROUNDED =
  "Each amount is rounded to whole dollars by itself, so a printed sum may differ from its printed parts. To the cent they add up.";

/** Delivery by organisation: expenditure ÷ net funded. More than 100 % is shown and flagged. */
export function DeliverySection({ children, ...table }: Props & { children?: ReactNode }) {
  return (
    <Section
      title="Delivery"
      lead="Expenditure ÷ net funded, since the Fund began. More than 100 % is possible and flagged, never cut off."
    >
      <DeliveryTable {...table} />
      {children}
      {table.inDollars && table.punos.rows.length > 0 ? <Text tone="small">{ROUNDED}</Text> : null}
    </Section>
  );
}
