import type { ReactNode } from "react";
import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Section } from "@/components/ui/page/layout";
import { Text, TextLink } from "@/components/ui/page/text";
import type { ReportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";
import type { TransferRow } from "@/lib/transfers/transfer.queries";
import { TransferStanding } from "./transfer-state";

type Props = {
  caption: string;
  rows: readonly TransferRow[];
  /** In the page of one programme its name stands above. */
  ofProgramme?: boolean;
  /** Whether the reader may open a request. */
  canOpen: boolean;
  /** The clocks of the address, which its links keep. */
  on: ReportingDatesFilter;
  empty: ReactNode;
};

const columnsFor = (canOpen: boolean, { asOf, knownOn }: ReportingDatesFilter): Column<TransferRow>[] => [
  {
    key: "reference",
    header: "Request",
    rowHeader: true,
    cell: ({ id, reference }) =>
      canOpen ? <TextLink href={hrefWith(`/transfers/${id}`, { asOf, knownOn })}>{reference}</TextLink> : reference,
  },
  {
    key: "programme",
    header: "Programme",
    cell: ({ programme }) => (
      <>
        <TextLink href={hrefWith(`/concept-notes/${programme.id}/money`, { asOf, knownOn })}>
          {programme.title}
        </TextLink>
        <Text tone="small">{programme.reference}</Text>
      </>
    ),
  },
  { key: "organisation", header: "UN organisation", cell: ({ organisation }) => organisation },
  { key: "tranche", header: "Tranche", numeric: true, cell: ({ trancheNumber }) => trancheNumber },
  { key: "amount", header: "Amount", numeric: true, cell: ({ amountUsd }) => <MoneyText amount={amountUsd} /> },
  { key: "prepared", header: "Prepared", cell: ({ preparedAt }) => <DayText on={preparedAt.slice(0, 10)} /> },
  { key: "state", header: "State", wide: true, cell: (row) => <TransferStanding row={row} /> },
];

/** Requests, the latest first, with what each waits for. */
export function TransferTable({ caption, rows, ofProgramme = false, canOpen, on, empty }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={columnsFor(canOpen, on).filter(({ key }) => !ofProgramme || key !== "programme")}
      rows={rows}
      rowKey={({ id }) => id}
      stacks
      empty={empty}
    />
  );
}

/** The requests of one programme, below its other money. */
export function ProgrammeTransfers({ rows, canOpen, on }: Pick<Props, "rows" | "canOpen" | "on">) {
  return (
    <Section title="Transfers" id="transfers">
      <TransferTable
        caption="Transfer requests of this programme"
        ofProgramme
        rows={rows}
        canOpen={canOpen}
        on={on}
        empty={<Empty title="No transfer was requested yet" />}
      />
    </Section>
  );
}
