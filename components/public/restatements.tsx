import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Disclosure } from "@/components/ui/page/disclosure";
import { Section, Stack } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { formatDay, today } from "@/lib/kernel/dates";
import { subtract, toDecimal, usd } from "@/lib/kernel/money";
import type { PublicRestatement } from "@/lib/open-data/public-shapes";
import { isNow, type ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";

type Figure = PublicRestatement["figures"][number];

const change = ({ published, restated }: Figure) => toDecimal(subtract(usd(restated), usd(published)));

type TableProps = Pick<PublicRestatement, "closedThrough" | "figures"> & { on: ReportingDates };

/** What was published of a figure, what is known under the clocks, and what lies between. */
function FiguresTable({ closedThrough, figures, on }: TableProps) {
  return (
    <DataTable
      caption={`Restated figures up to ${formatDay(closedThrough)}, in USD`}
      captionHidden
      rows={figures}
      rowKey={({ key }) => key}
      stacks
      columns={[
        { key: "label", header: "Figure", rowHeader: true, cell: ({ label }) => label },
        {
          key: "published",
          header: "As published",
          numeric: true,
          cell: ({ published }) => <MoneyText amount={published} />,
        },
        {
          key: "restated",
          header: isNow(on, today()) ? "As known now" : `As of ${formatReportingDates(on)}`,
          numeric: true,
          cell: ({ restated }) => <MoneyText amount={restated} />,
        },
        { key: "change", header: "Change", numeric: true, cell: (figure) => <MoneyText amount={change(figure)} /> },
      ]}
    />
  );
}

/** Every late fact behind one restated figure, in the order in which they became known. */
function StepsTable({ label, steps, open }: Pick<Figure, "label" | "steps"> & { open: boolean }) {
  return (
    <Disclosure
      open={open}
      summary={`${label}: ${steps.length === 1 ? "the late fact" : `${steps.length} late facts`} behind it`}
    >
      <DataTable
        caption={`Late facts behind ${label}`}
        captionHidden
        rows={steps.map((step, index) => ({ ...step, key: String(index) }))}
        rowKey={({ key }) => key}
        stacks
        columns={[
          { key: "recorded", header: "Recorded on", cell: ({ recordedOn }) => <DayText on={recordedOn} /> },
          { key: "occurred", header: "True on", cell: ({ occurredOn }) => <DayText on={occurredOn} /> },
          { key: "what", header: "What", rowHeader: true, cell: ({ what }) => what },
          {
            key: "concerns",
            header: "Concerns",
            cell: ({ concerns }) => concerns.map((one) => <Text key={one}>{one}</Text>),
          },
          { key: "reason", header: "Reason", wide: true, cell: ({ reason }) => reason },
          { key: "from", header: "Old value, USD", numeric: true, cell: ({ from }) => <MoneyText amount={from} /> },
          { key: "to", header: "New value, USD", numeric: true, cell: ({ to }) => <MoneyText amount={to} /> },
        ]}
      />
    </Disclosure>
  );
}

/** Few enough to be read without unfolding anything. */
const isShort = (figures: readonly Figure[]) => figures.reduce((count, { steps }) => count + steps.length, 0) <= 6;

type Props = { closings: readonly PublicRestatement[]; on: ReportingDates };

/** Each closed period with its restated figures, the latest first. */
export function Restatements({ closings, on }: Props) {
  const restated = closings.filter(({ figures }) => figures.length > 0);
  if (restated.length === 0)
    return (
      <Empty title="No published figure has been restated">
        {closings.length === 0
          ? `No period had been closed as of ${formatReportingDates(on)}.`
          : `The books are closed up to ${formatDay(closings[0]?.closedThrough ?? "")}.`}
      </Empty>
    );
  return restated.map(({ closedThrough, closedOn, figures }) => (
    <Section
      key={closedThrough}
      title={`Figures up to ${formatDay(closedThrough)}`}
      lead={`Published when the period was closed on ${formatDay(closedOn)}.`}
    >
      <FiguresTable closedThrough={closedThrough} figures={figures} on={on} />
      <Stack gap="small">
        {figures.map(({ key, label, steps }) => (
          <StepsTable key={key} label={label} steps={steps} open={isShort(figures)} />
        ))}
      </Stack>
    </Section>
  ));
}
