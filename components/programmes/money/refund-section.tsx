import type { ReactNode } from "react";
import { Badge } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { countsFromWords, countsLater } from "@/lib/kernel/future-days";
import type { ProgrammeMoney, RefundRow } from "@/lib/programmes/money/programme-money.queries";

type Refund = RefundRow;

type Props = {
  money: Pick<ProgrammeMoney, "refunds" | "organisations">;
  /** What this person may do with a refund. */
  actsOn: (refund: Refund) => ReactNode;
  children?: ReactNode;
};

function Standing({ refund: { note, recordedBy, reversal, on, occurredOn } }: { refund: Refund }) {
  return (
    <>
      {reversal !== null ? <Badge tone="danger">Taken back</Badge> : null}
      {occurredOn ? <Badge tone="warning">Late</Badge> : null}
      {countsLater(on) ? <Text tone="small">{countsFromWords(on)}</Text> : null}
      <Text tone="small">{[note, recordedBy && `Recorded by ${recordedBy}`, reversal].filter(Boolean).join(". ")}</Text>
    </>
  );
}

/** What organisations gave back, the latest first. */
export function RefundSection({ money: { refunds, organisations }, actsOn, children }: Props) {
  const columns: Column<Refund>[] = [
    { key: "on", header: "Date", rowHeader: true, cell: ({ on }) => <DayText on={on} /> },
    {
      key: "organisation",
      header: "UN organisation",
      cell: ({ organisationId }) => organisations.find(({ id }) => id === organisationId)?.label ?? "An organisation",
    },
    { key: "amount", header: "Amount", numeric: true, cell: ({ amountUsd }) => <MoneyText amount={amountUsd} /> },
    { key: "standing", header: "Note", wide: true, cell: (refund) => <Standing refund={refund} /> },
    { key: "acts", header: "Acts", cell: actsOn },
  ];
  const hasActs = refunds.some((refund) => actsOn(refund));
  return (
    <Section title="Refunds" id="refunds">
      <DataTable
        caption="Refunds"
        captionHidden
        columns={columns.filter(({ key }) => hasActs || key !== "acts")}
        rows={refunds}
        rowKey={({ id }) => id}
        stacks
        empty={<Empty title="Nothing was given back" />}
      />
      {children}
    </Section>
  );
}
