import { AreaBadge, StageBadge } from "@/components/ui/data/badge";
import { DayText } from "@/components/ui/data/date";
import { MoneyText } from "@/components/ui/data/money";
import { type Column, DataTable } from "@/components/ui/data/table";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import { STAGE_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { Overview } from "@/lib/overview/overview";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import type { Links } from "./links";
import { NoteName } from "./note-name";

type Note = Overview["portfolio"][number];
type Props = {
  overview: Overview;
  links: Links;
  /** Where a note acts, in words. */
  placesOf: (note: Note) => string;
};

/** Every funded programme and pipeline note behind the figures above, one line each. */
export function RowsSection({ overview: { portfolio, asOf, knownOn, region }, links, placesOf }: Props) {
  const columns: Column<Note>[] = [
    {
      key: "title",
      header: "Programme or note",
      rowHeader: true,
      wide: true,
      cell: (note) => <NoteName note={note} href={links.note(note)} />,
    },
    { key: "area", header: "Area", cell: ({ areaNumber }) => areaNumber && <AreaBadge number={areaNumber} /> },
    { key: "places", header: "Places", cell: placesOf },
    { key: "stage", header: "Stage", cell: ({ stage }) => <StageBadge stage={stage} label={STAGE_LABELS[stage]} /> },
    { key: "since", header: "Since", cell: ({ stageSince }) => <DayText on={stageSince} /> },
    {
      key: "amount",
      header: region ? "Amount in the region, USD" : "Amount, USD",
      numeric: true,
      cell: ({ amountUsd }) => (amountUsd === null ? "not known" : <MoneyText amount={amountUsd} />),
    },
  ];
  return (
    <Section
      id="rows"
      title="Row by row"
      lead={`Every funded programme and pipeline note, as of ${formatReportingDates({ asOf, knownOn })}.`}
    >
      <DataTable
        caption="Funded programmes and pipeline notes"
        captionHidden
        columns={columns}
        rows={portfolio}
        rowKey={({ id }) => id}
        empty={<Empty title="Nothing is funded or endorsed on this day">Choose a later day, or all regions.</Empty>}
      />
    </Section>
  );
}
