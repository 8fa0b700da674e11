import type { ComponentProps } from "react";
import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { Section } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { formatDay } from "@/lib/kernel/dates";
import { FIGURE_LABELS } from "@/lib/ledger/figure.labels";
import { SHARES_ROUNDED } from "@/lib/overview/overview.labels";
import { type FigureRow, PARTS } from "@/lib/status/fund-status";
import { PrintNote } from "./print-note";
import { StatusTable, type Trace } from "./status-table";

/** The fund status as a page gets it: rows of every part, in USD as decimal strings. */
export type StatusView = {
  readonly parts: Readonly<Record<keyof typeof PARTS, readonly FigureRow[]>>;
  /** The first day of the period; null where everything since the Fund began is told. */
  readonly from: string | null;
  readonly inDollars: boolean;
  readonly differences: ComponentProps<typeof PrintNote>["differences"];
  readonly crossings: ComponentProps<typeof PrintNote>["crossings"];
  /** "31 January 2024, as known on 15 February 2024". */
  readonly when: string;
  /** Where each amount's lines are read; absent for whoever may not read the ledger. */
  readonly trace?: Trace;
};

const HEADLINES = ["sources", "uses", "balanceWithAgent", "totalBalance"] as const;

const BASIS = {
  sources: "Everything received",
  uses: "Everything paid out, refunds taken off",
  balanceWithAgent: "Sources − uses",
  totalBalance: "With the Administrative Agent and with participating organisations",
} as const;

/** The headline figures, then sources, uses, balances and promises, each with its share and what it counts. */
export function FundStatusView({ view }: { view: StatusView }) {
  const { parts, from, inDollars, differences, crossings, when, trace } = view;
  const all = [...parts.sources, ...parts.uses, ...parts.balances];
  const table = { ofPeriod: from !== null, inDollars, ...(trace && { trace }) };
  return (
    <>
      <StatGrid columns={4}>
        {HEADLINES.map((key) => (
          <Figure
            key={key}
            label={FIGURE_LABELS[key]}
            value={<MoneyText amount={all.find((row) => row.key === key)?.closing ?? "0.00"} short />}
            basis={`${BASIS[key]}, as of ${when}`}
          />
        ))}
      </StatGrid>
      {from === null ? null : (
        <Text>
          The period runs from {formatDay(from)} to {when}.
        </Text>
      )}
      {inDollars ? <PrintNote differences={differences} crossings={crossings} /> : null}
      <Section title="Sources">
        <StatusTable caption={`Sources as of ${when}`} rows={parts.sources} shareOf="Share of sources" {...table} />
      </Section>
      <Section title="Uses">
        <StatusTable caption={`Uses as of ${when}`} rows={parts.uses} shareOf="Share of uses" {...table} />
      </Section>
      <Section title="Balances">
        <StatusTable caption={`Balances as of ${when}`} rows={parts.balances} shareOf="Share" {...table} />
      </Section>
      <Text tone="small">{SHARES_ROUNDED}</Text>
      <Section title="Promised and received" lead="The stages of money stand beside one another and are never added.">
        <StatusTable caption={`Promised and received as of ${when}`} rows={parts.promised} {...table} />
        {trace ? <Text tone="small">Every amount leads to the lines of the ledger it is a sum of.</Text> : null}
      </Section>
    </>
  );
}
