import { Badge } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Row, Section, Stack } from "@/components/ui/page/layout";
import { List, Text } from "@/components/ui/page/text";
import { KIND_LABELS } from "@/lib/contributions/contribution.labels";
import { formatDay } from "@/lib/kernel/dates";
import { exchangeSentence, stateOfEntry, UNEARMARKED_LABEL } from "@/lib/statements/statement.labels";
import type { StatementContribution, StatementEntry } from "@/lib/statements/statement";

function Kind({ entry }: { entry: StatementEntry }) {
  return (
    <Stack gap="small">
      {KIND_LABELS[entry.kind]}
      <Row gap="small">
        {stateOfEntry(entry).map((state) => (
          <Badge key={state} tone={state === "Reversed" ? "closed" : "warning"}>
            {state}
          </Badge>
        ))}
      </Row>
    </Stack>
  );
}

/** The amount as it was given, with the rate that made it USD. */
function Original({ entry: { amount, currency, rate, rateOn } }: { entry: StatementEntry }) {
  return (
    <>
      <MoneyText amount={amount} currency={currency} />
      {currency === "USD" ? null : (
        <Text tone="small">
          at {rate} of {formatDay(rateOn)}
        </Text>
      )}
    </>
  );
}

function Earmarks({ entry: { earmarks } }: { entry: StatementEntry }) {
  if (earmarks.length === 0) return <Text tone="small">{UNEARMARKED_LABEL}</Text>;
  const items = earmarks.map(({ label, amountUsd }) => ({
    key: label,
    content: (
      <>
        {label}: <MoneyText amount={amountUsd} />
      </>
    ),
  }));
  return <List plain items={items} />;
}

const usdColumn = (key: "amountUsd" | "feeUsd" | "netUsd", header: string): Column<StatementEntry> => ({
  key,
  header,
  numeric: true,
  cell: (entry) => (key !== "amountUsd" && entry.kind !== "deposit" ? "" : <MoneyText amount={entry[key]} />),
});

const columns: readonly Column<StatementEntry>[] = [
  { key: "kind", header: "Kind", rowHeader: true, cell: (entry) => <Kind entry={entry} /> },
  { key: "day", header: "Date", nowrap: true, cell: ({ effectiveOn }) => <DayText on={effectiveOn} /> },
  { key: "original", header: "Amount given", numeric: true, cell: (entry) => <Original entry={entry} /> },
  usdColumn("amountUsd", "USD value"),
  usdColumn("feeUsd", "AA fee"),
  usdColumn("netUsd", "Net"),
  { key: "earmarks", header: "Earmarks", cell: (entry) => <Earmarks entry={entry} /> },
];

/** Every contribution with all its entries, reversals included, as far as they are true and known. */
export function Given({ contributions }: { contributions: readonly StatementContribution[] }) {
  return (
    <Section title="Contributions" lead="Every entry as it was booked. A reversal stands beside what it takes back.">
      {contributions.length === 0 ? (
        <Empty title="Nothing up to this day">No pledge, commitment or deposit was known on the chosen days.</Empty>
      ) : (
        contributions.map(({ id, reference, title, entries, receivable, exchangeDifference }) => (
          <Section key={id} level={3} title={`${reference} ${title}`}>
            <DataTable
              caption={`Entries of ${reference}`}
              captionHidden
              columns={columns}
              rows={entries}
              rowKey={(entry) => entry.id}
              stacks
            />
            <Text tone="small">
              Receivable: <MoneyText amount={receivable} />.{" "}
              {exchangeDifference === null ? null : exchangeSentence(exchangeDifference)}
            </Text>
          </Section>
        ))
      )}
    </Section>
  );
}
