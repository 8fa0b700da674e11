import { DayText, MomentText } from "@/components/ui/data/date";
import { type Fact, Facts } from "@/components/ui/data/facts";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Section, Stack } from "@/components/ui/page/layout";
import { Text, TypedText } from "@/components/ui/page/text";
import type { SetLine, SetRow } from "@/lib/journal/journal.queries";
import { money, sum, toDecimal } from "@/lib/kernel/money";
import { ACCOUNT_LABELS } from "@/lib/ledger/ledger.labels";
import type { ReportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";
import { CauseLink, Mirrors } from "./sets-table";

const factsOf = (
  { cause, effectiveOn, occurredOn, recordedAt, recordedBy, note, ...set }: SetRow,
  on: ReportingDatesFilter,
): Fact[] => [
  { label: "Cause", value: <CauseLink cause={cause} on={on} /> },
  { label: "Counts from", value: <DayText on={effectiveOn} /> },
  ...(occurredOn
    ? [{ label: "True on", value: <DayText on={occurredOn} />, note: "A late fact: its own period was closed." }]
    : []),
  { label: "Recorded", value: <MomentText at={recordedAt} />, note: recordedBy },
  { label: "Note", value: note ? <TypedText>{note}</TypedText> : null },
  ...(set.reversesId || set.reversedById ? [{ label: "Correction", value: <Mirrors {...set} on={on} /> }] : []),
];

function side(key: "debit" | "credit", header: string, currency: string): Column<SetLine> {
  const amount = (line: SetLine) => line[key];
  return {
    key,
    header: `${header}, ${currency}`,
    numeric: true,
    cell: (line) => {
      const value = amount(line);
      return value === null ? null : <MoneyText amount={value} currency={currency} />;
    },
  };
}

const totalOf = (lines: readonly SetLine[], key: "debit" | "credit", currency: string) =>
  toDecimal(
    sum(
      lines.map((line) => money(line[key] ?? "0", currency)),
      currency,
    ),
  );

/** One act of the books in full: its cause, both clocks, and lines whose two sides are equal. */
export function SetRecord({ set, on }: { set: SetRow; on: ReportingDatesFilter }) {
  const { lines, currency } = set;
  const columns: Column<SetLine>[] = [
    { key: "account", header: "Account", rowHeader: true, cell: ({ account }) => ACCOUNT_LABELS[account] },
    { key: "of", header: "Of", wide: true, cell: ({ of }) => of.join(" · ") },
    side("debit", "Debit", currency),
    side("credit", "Credit", currency),
  ];
  const total = (key: "debit" | "credit") => <MoneyText amount={totalOf(lines, key, currency)} currency={currency} />;
  return (
    <Stack gap="large">
      <Facts items={factsOf(set, on)} columns={3} />
      <Section title="Lines">
        <DataTable
          caption="Lines of this act"
          captionHidden
          stacks
          columns={columns}
          rows={lines}
          rowKey={({ position }) => String(position)}
          footer={{ account: "Total", debit: total("debit"), credit: total("credit") }}
        />
        <Text tone="small">
          Debits and credits are equal: the database refuses anything else, and any later change.
        </Text>
      </Section>
    </Stack>
  );
}
