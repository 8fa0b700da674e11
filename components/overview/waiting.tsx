import { AreaBadge, StageBadge } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Section, Stack } from "@/components/ui/page/layout";
import { TextLink } from "@/components/ui/page/text";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { formatWait } from "@/lib/kernel/dates";
import type { Overview } from "@/lib/overview/overview";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { Links } from "./links";
import { NoteName } from "./note-name";

type Note = Overview["waiting"][number];

type Props = { overview: Overview; links: Links };

/** "4 months" on one line. */
const unbroken = (words: string) => words.replaceAll(" ", "\u00a0");

function Endorsed({ note: { waitingSince, decisionNumber }, links }: { note: Note; links: Links }) {
  return (
    <Stack gap="small">
      <DayText on={waitingSince} />
      {decisionNumber ? <TextLink href={links.decision(decisionNumber)}>{decisionNumber}</TextLink> : null}
    </Stack>
  );
}

/** The notes that are endorsed and wait for money, and for how long. */
export function WaitingSection({ overview: { waiting, asOf, knownOn, pipeline }, links }: Props) {
  const columns: Column<Note>[] = [
    {
      key: "title",
      header: "Note",
      rowHeader: true,
      wide: true,
      cell: (note) => <NoteName note={note} href={links.note(note)} />,
    },
    { key: "area", header: "Area", cell: ({ areaNumber }) => areaNumber && <AreaBadge number={areaNumber} /> },
    { key: "stage", header: "Stage", cell: ({ stage }) => <StageBadge stage={stage} label={STAGE_LABELS[stage]} /> },
    {
      key: "amount",
      header: "Amount, USD",
      numeric: true,
      cell: ({ amountUsd }) => (amountUsd === null ? "not known" : <MoneyText amount={amountUsd} />),
    },
    { key: "since", header: "Endorsed", cell: (note) => <Endorsed note={note} links={links} /> },
    { key: "days", header: "Waiting", numeric: true, cell: ({ waitingDays }) => unbroken(formatWait(waitingDays)) },
  ];
  return (
    <Section
      title="Waiting in the pipeline"
      lead={`Endorsed, and waiting for money; the longest first, counted to ${formatReportingDates({ asOf, knownOn })}.`}
    >
      <DataTable
        caption="Notes waiting in the pipeline"
        captionHidden
        columns={columns}
        rows={waiting}
        rowKey={({ id }) => id}
        footer={{ title: "Together", amount: <MoneyText amount={pipeline.amount} /> }}
        empty={<Empty title="Nothing waits in the pipeline on this day">An endorsed note appears here.</Empty>}
      />
    </Section>
  );
}
