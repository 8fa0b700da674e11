import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import { List } from "@/components/ui/page/text";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import type { CountAndMoney, PublicProgramme } from "@/lib/open-data/public-shapes";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { ProgrammeCards } from "./programme-cards";

/** What is funded and what waits in one area, as figures. */
export function AreaFigures({
  on,
  funded,
  pipeline,
}: {
  on: ReportingDates;
  funded: CountAndMoney;
  pipeline: CountAndMoney;
}) {
  const figure = (label: string, { count, amount }: CountAndMoney, basis: string) => (
    <Figure
      label={label}
      value={<MoneyText amount={amount} short />}
      basis={`${count} ${count === 1 ? "programme" : "programmes"}; ${basis}, as of ${formatReportingDates(on)}`}
    />
  );
  return (
    <StatGrid columns={2}>
      {figure("Funded", funded, "approved amounts")}
      {figure(BUCKET_LABELS.pipeline, pipeline, "endorsed amounts")}
    </StatGrid>
  );
}

/** One list of an area's programmes, or the sentence that there is none. */
export function AreaProgrammes({
  title,
  programmes,
  on,
  none,
}: {
  title: string;
  programmes: readonly PublicProgramme[];
  on: ReportingDates;
  none: string;
}) {
  return (
    <Section title={title}>
      {programmes.length > 0 ? <ProgrammeCards programmes={programmes} on={on} /> : <Empty title={none} />}
    </Section>
  );
}

/** The objectives of the Global Compact an area belongs to. */
export function AreaObjectives({ objectives }: { objectives: readonly { number: number; title: string }[] }) {
  const items = objectives.map(({ number, title }) => ({ key: String(number), content: `${number}. ${title}` }));
  return (
    <Section title="Objectives of the Global Compact">
      <List plain items={items} />
    </Section>
  );
}
