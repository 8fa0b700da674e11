import { Badge } from "@/components/ui/data/badge";
import { DayText, MomentText } from "@/components/ui/data/date";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Text, TextLink } from "@/components/ui/page/text";
import { RATE_SOURCES } from "@/lib/rates/exchange-rate";
import { currencyName, periodOf, SOURCE_LABELS } from "@/lib/rates/rate.labels";
import type { CurrencyRates, RateRecord } from "@/lib/rates/rate.queries";
import type { RecordedRate } from "@/lib/rates/rate-check";

function LatestRate({ rate }: { rate: RecordedRate | undefined }) {
  if (!rate) return <Text tone="muted">None</Text>;
  return (
    <>
      {rate.usdPerUnit}
      <Text tone="small">{periodOf(rate)}</Text>
    </>
  );
}

const CURRENCY_COLUMNS: readonly Column<CurrencyRates>[] = [
  {
    key: "currency",
    header: "Currency",
    rowHeader: true,
    cell: ({ currency }) => (
      <>
        <TextLink href={`/settings/rates/${currency}`}>{currency}</TextLink> {currencyName(currency)}
      </>
    ),
  },
  ...RATE_SOURCES.map((source) => ({
    key: source,
    header: SOURCE_LABELS[source],
    numeric: true,
    cell: ({ latest }: CurrencyRates) => <LatestRate rate={latest[source]} />,
  })),
];

/** Every currency with the last rate of each source. */
export function CurrencyTable({ rows, mayRecord }: { rows: readonly CurrencyRates[]; mayRecord: boolean }) {
  return (
    <DataTable
      caption="The last rate of each source: USD for one unit"
      columns={CURRENCY_COLUMNS}
      rows={rows}
      rowKey={({ currency }) => currency}
      empty={
        <Empty title="No exchange rate is on record">
          {mayRecord
            ? "Record the UN operational rates of this month, or import the files of the ECB and the IMF."
            : "The Fund Management Unit and the Administrative Agent record and import them."}
        </Empty>
      }
    />
  );
}

function Published({ quotation, note }: Pick<RateRecord, "quotation" | "note">) {
  return (
    <>
      {quotation}
      {note ? <Text tone="small">{note}</Text> : null}
    </>
  );
}

const RECORD_COLUMNS: readonly Column<RateRecord>[] = [
  { key: "day", header: "Day", rowHeader: true, nowrap: true, cell: ({ rateOn }) => <DayText on={rateOn} /> },
  {
    key: "source",
    header: "Source",
    cell: ({ source, isCorrected }) => (
      <>
        <Text>{SOURCE_LABELS[source]}</Text>
        {isCorrected ? <Badge tone="closed">Corrected later</Badge> : null}
      </>
    ),
  },
  // To the left, because rates of one currency then stand decimal under decimal.
  { key: "rate", header: "USD for one unit", nowrap: true, cell: ({ usdPerUnit }) => usdPerUnit },
  {
    key: "quotation",
    header: "As published",
    cell: ({ quotation, note }) => <Published quotation={quotation} note={note} />,
  },
  {
    key: "recorded",
    header: "Recorded",
    wide: true,
    cell: ({ recordedAt, recordedBy }) => (
      <Text tone="small">
        <MomentText at={recordedAt} />
        {recordedBy ? `, ${recordedBy}` : null}
      </Text>
    ),
  },
];

/** Every record of one currency, corrected ones among them. */
export function RateHistory({ currency, rows }: { currency: string; rows: readonly RateRecord[] }) {
  return (
    <DataTable
      caption={`Rates of ${currency}, the latest day first`}
      columns={RECORD_COLUMNS}
      rows={rows}
      rowKey={({ source, rateOn, recordedAt }) => `${source} ${rateOn} ${recordedAt.toISOString()}`}
      empty={<Empty title="No rate is on record here">Choose another source, or record the first rate.</Empty>}
    />
  );
}
