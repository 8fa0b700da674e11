import { Badge } from "@/components/ui/data/badge";
import { DayText, MomentText } from "@/components/ui/data/date";
import { EntryLines } from "@/components/ui/data/entry-lines";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Text, TextLink } from "@/components/ui/page/text";
import type { SetRow } from "@/lib/journal/journal.queries";
import type { Cause } from "@/lib/journal/journal-words.queries";
import { formatDay } from "@/lib/kernel/dates";
import { countsFromWords, countsLater } from "@/lib/kernel/future-days";
import { ACCOUNT_LABELS, actWords } from "@/lib/ledger/ledger.labels";
import type { ReportingDatesFilter } from "@/lib/reporting-dates/reporting-dates.schema";

/** The clocks of the address, which every link keeps. */
const keeping = (path: string, { asOf, knownOn }: ReportingDatesFilter) => hrefWith(path, { asOf, knownOn });

/** The record an act was done to, with its page where there is one. */
export function CauseLink({ cause: { label, href }, on }: { cause: Cause; on: ReportingDatesFilter }) {
  return href === null ? label : <TextLink href={keeping(href, on)}>{label}</TextLink>;
}

type MirrorsProps = Pick<SetRow, "reversesId" | "reversedById"> & { on: ReportingDatesFilter };

/** What takes a set back, or what it takes back. */
export function Mirrors({ reversesId, reversedById, on }: MirrorsProps) {
  return (
    <>
      {reversesId ? (
        <Text>
          <TextLink href={keeping(`/ledger/${reversesId}`, on)}>Takes another act back</TextLink>
        </Text>
      ) : null}
      {reversedById ? (
        <Text>
          <TextLink href={keeping(`/ledger/${reversedById}`, on)}>Taken back</TextLink>
        </Text>
      ) : null}
    </>
  );
}

const linesOf = ({ lines }: SetRow) =>
  lines.map(({ position, account, ...line }) => ({
    ...line,
    key: String(position),
    label: ACCOUNT_LABELS[account],
  }));

const columnsFor = (on: ReportingDatesFilter): readonly Column<SetRow>[] => [
  {
    key: "effective",
    header: "Counts from",
    cell: ({ effectiveOn, occurredOn, recordedAt }) => (
      <>
        <DayText on={effectiveOn} /> {occurredOn ? <Badge tone="warning">Late fact</Badge> : null}
        {countsLater(effectiveOn) ? <Text tone="small">{countsFromWords(effectiveOn)}</Text> : null}
        {occurredOn ? <Text tone="small">True on {formatDay(occurredOn)}</Text> : null}
        <Text tone="small">
          Recorded <MomentText at={recordedAt} />
        </Text>
      </>
    ),
  },
  {
    key: "act",
    header: "Act",
    rowHeader: true,
    cell: ({ id, act }) => <TextLink href={keeping(`/ledger/${id}`, on)}>{actWords(act)}</TextLink>,
  },
  {
    key: "cause",
    header: "Cause",
    cell: ({ cause, note, ...set }) => (
      <>
        <CauseLink cause={cause} on={on} />
        {note ? <Text tone="small">{note}</Text> : null}
        <Mirrors {...set} on={on} />
      </>
    ),
  },
  {
    key: "lines",
    header: "Lines",
    wide: true,
    cell: (set) => <EntryLines lines={linesOf(set)} currency={set.currency} />,
  },
];

type Props = { rows: readonly SetRow[]; isFiltered: boolean; on: ReportingDatesFilter };

/** Acts in the books, one a row, each with its lines and both clocks. */
export function SetsTable({ rows, isFiltered, on }: Props) {
  return (
    <DataTable
      caption="Acts in the books, the latest effective day first"
      columns={columnsFor(on)}
      rows={rows}
      rowKey={({ id }) => id}
      stacks
      empty={
        isFiltered ? (
          <Empty title="No act matches">
            Nothing in the books fits all of these filters. Clear them to see every act.
          </Empty>
        ) : (
          <Empty title="The books are empty">The first contribution, booking or decision appears here.</Empty>
        )
      }
    />
  );
}
