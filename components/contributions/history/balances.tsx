import { Facts } from "@/components/ui/data/facts";
import { MoneyText } from "@/components/ui/data/money";
import { Section } from "@/components/ui/page/layout";
import type { BalanceText } from "@/lib/contributions/contribution-entries";
import { SUM_LABELS } from "@/lib/contributions/contribution.labels";

type Props = {
  byCurrency: readonly BalanceText[];
  exchangeDifference: string | null;
};

const NAMES = ["pledged", "committed", "deposited", "receivable"] as const;

/** The same figures in the currencies the donor pays in, and what the exchange rate did in between. */
export function Balances({ byCurrency, exchangeDifference }: Props) {
  const others = byCurrency.filter(({ currency }) => currency !== "USD");
  if (others.length === 0) return null;
  const items = others.flatMap((balance) =>
    NAMES.map((name) => ({
      label: `${SUM_LABELS[name]} in ${balance.currency}`,
      value: <MoneyText amount={balance[name]} currency={balance.currency} />,
    })),
  );
  const exchange = exchangeDifference && {
    label: exchangeDifference.startsWith("-") ? "Exchange loss" : "Exchange gain",
    value: <MoneyText amount={exchangeDifference} />,
    note: "USD value of the deposits less the part of the commitments’ USD value that belongs to them.",
  };
  return (
    <Section title="In the currency of the contribution">
      <Facts items={exchange ? [...items, exchange] : items} columns={3} />
    </Section>
  );
}
