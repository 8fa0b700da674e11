import { Facts } from "@/components/ui/data/facts";
import { MoneyText } from "@/components/ui/data/money";
import { Section } from "@/components/ui/page/layout";
import { EXPLAINED, SUM_LABELS } from "@/lib/contributions/contribution.labels";
import type { Statement } from "@/lib/statements/statement";

const NAMES = ["pledged", "committed", "deposited", "receivable"] as const;

/** What was given and what it supports, each to the cent and with what it is. */
export function StatementTotals({ statement }: { statement: Statement }) {
  const { totals, exchangeDifference, direct, notional, supported, unallocated } = statement;
  const figure = (label: string, amount: string, note: string) => ({
    label,
    note,
    value: <MoneyText amount={amount} />,
  });
  const given = [
    ...NAMES.map((name) => figure(SUM_LABELS[name], totals[name], EXPLAINED[name])),
    figure("AA fee", totals.fee, "Stored with each deposit."),
    figure("Net deposits", totals.net, "Deposits less the fee."),
    ...(exchangeDifference === null
      ? []
      : [
          figure("Exchange difference", exchangeDifference, "Gained (lost below zero) between commitment and deposit."),
        ]),
  ];
  const used = [
    figure("Direct support", direct.allocated, "Programmes the money is earmarked for."),
    figure("Notional support", notional.allocated, "Its part of what the unearmarked pool funds."),
    figure("Supported", supported.allocated, "Direct and notional."),
    figure("Unallocated", unallocated, "Net deposits less supported."),
  ];
  return (
    <>
      <Section title="In summary" lead="Booked USD values. The stages of money are never added to one another.">
        <Facts items={given} columns={3} />
      </Section>
      <Section title="What the net deposits support" lead="Supported and unallocated together are the net deposits.">
        <Facts items={used} columns={2} />
      </Section>
    </>
  );
}
