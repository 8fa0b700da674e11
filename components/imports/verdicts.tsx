import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Stack } from "@/components/ui/page/layout";
import { AMOUNT_LABELS, OUTCOMES_EXPLAINED, VERDICT_LABELS, VERDICTS_EXPLAINED } from "@/lib/imports/import.labels";
import { type Total, type Verdict, VERDICTS } from "@/lib/imports/import.schema";
import type { CurrencyTotal } from "@/lib/imports/rows/import-totals";
import { add, formatMoney, money, toDecimal, usd } from "@/lib/kernel/money";

type VerdictsProps = {
  counts: Readonly<Partial<Record<Verdict, number>>>;
  path: string;
  /** After the import the same verdicts speak of what was done. */
  isDone?: boolean;
};

/** Shown only where there are such rows. */
const IF_ANY: readonly Verdict[] = ["skipped", "unselected"];

/** How many rows have each status, each a link to them. */
export function Verdicts({ counts, path, isDone = false }: VerdictsProps) {
  const explained = isDone ? OUTCOMES_EXPLAINED : VERDICTS_EXPLAINED;
  return (
    <StatGrid>
      {VERDICTS.filter((verdict) => !IF_ANY.includes(verdict) || (counts[verdict] ?? 0) > 0).map((verdict) => (
        <Figure
          key={verdict}
          label={VERDICT_LABELS[verdict]}
          value={(counts[verdict] ?? 0).toLocaleString("en")}
          basis={explained[verdict]}
          {...((counts[verdict] ?? 0) > 0 && { href: `${path}?show=${verdict}#rows` })}
        />
      ))}
    </StatGrid>
  );
}

const COLUMNS: readonly Column<Total>[] = [
  { key: "name", header: "Organization", rowHeader: true, cell: ({ name }) => name },
  { key: "year", header: "Year", numeric: true, cell: ({ year }) => year },
  { key: "kind", header: "Kind", cell: ({ kind }) => AMOUNT_LABELS[kind] ?? kind },
  { key: "amount", header: "USD value", numeric: true, cell: ({ amountUsd }) => <MoneyText amount={amountUsd} /> },
];

const sumOf = (totals: readonly Total[]) =>
  toDecimal(totals.reduce((sum, { amountUsd }) => add(sum, usd(amountUsd)), usd("0")));

/** What rows come to: one figure for each kind, and folded away by donor and year. */
export function Totals({ caption, totals }: { caption: string; totals: readonly Total[] }) {
  const kinds = [...Map.groupBy(totals, ({ kind }) => kind)];
  if (kinds.length === 0) return null;
  return (
    <Stack>
      <StatGrid>
        {kinds.map(([kind, own]) => (
          <Figure
            key={kind}
            label={AMOUNT_LABELS[kind] ?? kind}
            value={<MoneyText amount={sumOf(own)} short />}
            basis={caption}
          />
        ))}
      </StatGrid>
      <Disclosure summary="By organization, year and kind">
        <DataTable
          caption={`${caption}, by organization, calendar year and kind`}
          columns={COLUMNS}
          rows={totals}
          rowKey={({ name, year, kind }) => `${name} ${year} ${kind}`}
        />
      </Disclosure>
    </Stack>
  );
}

const CURRENCY_COLUMNS: readonly Column<CurrencyTotal>[] = [
  { key: "kind", header: "Kind", rowHeader: true, cell: ({ kind }) => AMOUNT_LABELS[kind] ?? kind },
  { key: "currency", header: "Currency", cell: ({ currency }) => currency },
  { key: "rows", header: "Amounts", numeric: true, cell: ({ rows }) => rows.toLocaleString("en") },
  {
    key: "amount",
    header: "Total",
    numeric: true,
    cell: ({ amount, currency }) => formatMoney(money(amount, currency)),
  },
  { key: "usd", header: "USD value", numeric: true, cell: ({ amountUsd }) => formatMoney(usd(amountUsd)) },
];

/** What rows come to in each currency, beside the USD value. */
export function CurrencyTotals({ caption, totals }: { caption: string; totals: readonly CurrencyTotal[] }) {
  if (totals.length === 0) return null;
  return (
    <DataTable
      caption={caption}
      columns={CURRENCY_COLUMNS}
      rows={totals}
      rowKey={({ kind, currency }) => `${kind} ${currency}`}
      stacks
    />
  );
}
