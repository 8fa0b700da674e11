import type { ReactNode } from "react";
import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Text } from "@/components/ui/page/text";
import { KIND_LABELS, type TargetNames } from "@/lib/contributions/contribution.labels";
import type { HistoryEntry } from "@/lib/contributions/contribution-history.queries";
import { formatDay } from "@/lib/kernel/dates";
import { EarmarkList } from "../earmark-list";
import { Ahead, Late, Standing } from "../entry-marks";

type Props = {
  entries: readonly HistoryEntry[];
  names: TargetNames;
  /** What this person may do with an entry. */
  actsOn: (entry: HistoryEntry) => ReactNode;
};

/** The booked value, and beside it the computed one where the bank booked another, and the rate where there was one. */
function Value({ entry }: { entry: HistoryEntry }) {
  const { amountUsd, usdAtRate, currency, rate, rateOn, rateNote } = entry;
  return (
    <>
      <MoneyText amount={amountUsd} />
      {currency === "USD" ? null : (
        <Text tone="small">
          at {rate} of {formatDay(rateOn)}
        </Text>
      )}
      {rateNote ? <Text tone="small">{rateNote}</Text> : null}
      {usdAtRate === amountUsd ? null : (
        <Text tone="small">
          amount × rate: <MoneyText amount={usdAtRate} />
        </Text>
      )}
    </>
  );
}

const columns = (names: TargetNames, actsOn: Props["actsOn"]): Column<HistoryEntry>[] => [
  {
    key: "kind",
    header: "Kind",
    rowHeader: true,
    cell: (entry) => (
      <>
        <Text>{KIND_LABELS[entry.kind]}</Text>
        <Standing {...entry} />
      </>
    ),
  },
  {
    key: "date",
    header: "Date",
    cell: ({ effectiveOn, occurredOn }) => (
      <>
        <DayText on={effectiveOn} />
        <Late occurredOn={occurredOn} />
        <Ahead effectiveOn={effectiveOn} />
      </>
    ),
  },
  {
    key: "amount",
    header: "Amount",
    numeric: true,
    cell: ({ amount, currency }) => <MoneyText amount={amount} currency={currency} />,
  },
  { key: "usd", header: "Booked USD value", numeric: true, cell: (entry) => <Value entry={entry} /> },
  {
    key: "fee",
    header: "AA fee",
    numeric: true,
    cell: ({ kind, feeUsd }) => (kind === "deposit" ? <MoneyText amount={feeUsd} /> : "None"),
  },
  {
    key: "earmarks",
    header: "Earmarks",
    cell: ({ earmarks, currency }) => <EarmarkList earmarks={earmarks} currency={currency} names={names} />,
  },
  { key: "acts", header: "Acts", cell: actsOn },
];

/** The entries of one contribution by the day they were true, reversals included. A column nobody needs falls away. */
export function HistoryTable({ entries, names, actsOn }: Props) {
  const needless = [
    ...(entries.every(({ currency }) => currency === "USD") ? ["amount"] : []),
    ...(entries.some((entry) => actsOn(entry)) ? [] : ["acts"]),
  ];
  return (
    <DataTable
      caption="Entries by the day they were true"
      columns={columns(names, actsOn).filter(({ key }) => !needless.includes(key))}
      rows={entries}
      rowKey={({ id }) => id}
      stacks
      empty={<Empty title="No entry stood on that day" />}
    />
  );
}
