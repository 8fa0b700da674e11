import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AreaFigures, AreaProgrammes } from "@/components/public/area-programmes";
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
      <AreaFigures {...{ asOf, funded, pipeline }} />
      <Section title="Objectives of the Global Compact">
        <List
          plain
          items={objectives.map((objective) => ({
            key: String(objective.number),
            content: `${objective.number}. ${objective.title}`,
          }))}
        />
      </Section>
      <AreaProgrammes
        title="Funded programmes"
        programmes={programmes}
        none={`No programme of this area was funded on ${day}`}
      />
      <AreaProgrammes
        title="In the pipeline"
        programmes={waiting}
        none={`Nothing of this area was in the pipeline on ${day}`}
      />
    </>
  );
}
