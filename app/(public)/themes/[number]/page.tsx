import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ProgrammeCards } from "@/components/public/programme-cards";
import { Figure, StatGrid } from "@/components/ui/data/figure";
import { MoneyText } from "@/components/ui/data/money";
import { Empty } from "@/components/ui/feedback/empty";
import { Section } from "@/components/ui/page/layout";
import { PageHeader } from "@/components/ui/page/page-header";
import { List } from "@/components/ui/page/text";
import { formatDay } from "@/lib/kernel/dates";
import { listPublicAreas, listPublicProgrammes } from "@/lib/open-data/queries";
import { readAsOf } from "@/lib/overview/schema";
import { pageMetadata } from "../../metadata";

type Props = PageProps<"/themes/[number]">;

async function findArea({ params, searchParams }: Props) {
  const { asOf } = readAsOf((await searchParams).asOf);
  const { number } = await params;
  const area = (await listPublicAreas(asOf)).find((candidate) => String(candidate.number) === number);
  return area ? { ...area, asOf } : notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { number, name } = await findArea(props);
  return pageMetadata(
    `Thematic area ${number}`,
    `${name}: objectives, funded programmes and pipeline.`,
    `/themes/${number}`,
  );
}

export default async function ThemePage(props: Props) {
  const { number, name, objectives, funded, pipeline, asOf } = await findArea(props);
  const [programmes, waiting] = await Promise.all([
    listPublicProgrammes("funded", asOf, { area: number }),
    listPublicProgrammes("pipeline", asOf, { area: number }),
  ]);
  const day = formatDay(asOf);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: "Thematic areas", href: "/themes" }, { label: `Area ${number}` }]}
        eyebrow={`Thematic area ${number}`}
        title={name}
      />
      <StatGrid columns={2}>
        <Figure
          label="Funded"
          value={<MoneyText amount={funded.amount} short />}
          basis={`${funded.count} programmes; approved amounts, as of ${day}`}
        />
        <Figure
          label="In the pipeline"
          value={<MoneyText amount={pipeline.amount} short />}
          basis={`${pipeline.count} programmes; endorsed amounts, as of ${day}`}
        />
      </StatGrid>
      <Section title="Objectives of the Global Compact">
        <List
          plain
          items={objectives.map((objective) => ({
            key: String(objective.number),
            content: `${objective.number}. ${objective.title}`,
          }))}
        />
      </Section>
      <Section title="Funded programmes">
        {programmes.length > 0 ? (
          <ProgrammeCards programmes={programmes} />
        ) : (
          <Empty title={`No programme of this area was funded on ${day}`} />
        )}
      </Section>
      <Section title="In the pipeline">
        {waiting.length > 0 ? (
          <ProgrammeCards programmes={waiting} />
        ) : (
          <Empty title={`Nothing of this area was in the pipeline on ${day}`} />
        )}
      </Section>
    </>
  );
}
