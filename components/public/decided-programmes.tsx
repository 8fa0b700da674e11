import type { Route } from "next";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { TextLink } from "@/components/ui/page/text";

type Item = {
  title: string;
  reference: string | null;
  outcomeLabel: string;
  /** Decimal string in USD. */
  amount: string | null;
  /** Null where the programme has no public page. */
  href: Route | null;
};

const COLUMNS: readonly Column<Item>[] = [
  {
    key: "title",
    header: "Programme",
    rowHeader: true,
    cell: ({ title, href }) => (href === null ? title : <TextLink href={href}>{title}</TextLink>),
  },
  { key: "outcome", header: "Outcome", cell: ({ outcomeLabel }) => outcomeLabel },
  {
    key: "amount",
    header: "Amount, USD",
    numeric: true,
    cell: ({ amount }) => (amount === null ? "" : <MoneyText amount={amount} />),
  },
];

/** What a decision said of each programme. */
export function DecidedProgrammes({ number, items }: { number: string; items: readonly Item[] }) {
  return (
    <DataTable
      caption={`Programmes of decision ${number}`}
      captionHidden
      columns={COLUMNS}
      rows={items}
      rowKey={({ title, reference }) => reference ?? title}
      stacks
    />
  );
}
