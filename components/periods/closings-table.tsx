import { MomentText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { hrefWith } from "@/components/ui/href";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Stack } from "@/components/ui/page/layout";
import { Text, TextLink } from "@/components/ui/page/text";
import { formatDay } from "@/lib/kernel/dates";
import { FIGURE_LABELS } from "@/lib/ledger/figure.labels";
import { type FigureKey, FIGURES } from "@/lib/ledger/fund-figures";
import type { Closing } from "@/lib/ledger/period.queries";
import { type ReportingDates, reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";

/** The figures a reader compares first; the others are folded away below. */
const FIRST = ["sources", "uses", "balanceWithAgent", "balanceWithPunos"] as const;

const money = (key: FigureKey): Column<Closing> => ({
  key,
  header: `${FIGURE_LABELS[key]}, USD`,
  numeric: true,
  cell: ({ figures }) => <MoneyText amount={figures[key]} />,
});

const columnsFor = ({ knownOn }: { knownOn?: string }): Column<Closing>[] => [
  {
    key: "through",
    header: "Closed up to",
    rowHeader: true,
    cell: ({ closedThrough }) => (
      <TextLink href={hrefWith("/fund-status", { asOf: closedThrough, knownOn })}>{formatDay(closedThrough)}</TextLink>
    ),
  },
  ...FIRST.map(money),
  {
    key: "by",
    header: "Closed by",
    cell: ({ closedAt, closedBy, note }) => (
      <>
        {closedBy}, <MomentText at={closedAt} />
        {note ? <Text tone="small">{note}</Text> : null}
      </>
    ),
  },
];

/** Everything one closing published. */
function AllFigures({ closing: { closedThrough, figures } }: { closing: Closing }) {
  return (
    <Disclosure summary={`Every figure published up to ${formatDay(closedThrough)}`}>
      <DataTable
        caption={`Figures published up to ${formatDay(closedThrough)}, in USD`}
        captionHidden
        rows={FIGURES}
        rowKey={(key) => key}
        stacks
        columns={[
          { key: "label", header: "Figure", rowHeader: true, cell: (key) => FIGURE_LABELS[key] },
          { key: "amount", header: "USD", numeric: true, cell: (key) => <MoneyText amount={figures[key]} /> },
        ]}
      />
    </Disclosure>
  );
}

type Props = { closings: readonly Closing[]; clocks: ReportingDates };

/** Closings under two clocks with what they published, the latest first. */
export function ClosingsTable({ closings, clocks }: Props) {
  return (
    <Stack>
      <DataTable
        caption="Closings, the latest first"
        captionHidden
        columns={columnsFor(reportingDatesQuery(clocks))}
        rows={closings}
        rowKey={({ id }) => id}
        stacks
        empty={
          <Empty title={`No period is closed as of ${formatReportingDates(clocks)}`}>
            A closing by the Administrative Agent appears here with the figures it published.
          </Empty>
        }
      />
      {closings.map((closing) => (
        <AllFigures key={closing.id} closing={closing} />
      ))}
    </Stack>
  );
}
