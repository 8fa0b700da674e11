import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AreaFigures, AreaObjectives, AreaProgrammes } from "@/components/public/area-programmes";
import { hrefWith } from "@/components/ui/href";
import { PageHeader } from "@/components/ui/page/page-header";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { PART, readParams } from "@/lib/kernel/address-parts";
import { listPublicAreas } from "@/lib/open-data/public-overview.queries";
import { listPublicProgrammes } from "@/lib/open-data/public-programmes.queries";
import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import { formatReportingDates } from "@/lib/reporting-dates/reporting-dates.labels";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageMetadata } from "../../metadata";

type Props = PageProps<"/themes/[number]">;

async function findArea({ params, searchParams }: Props) {
  const on = readReportingDates(await searchParams);
  const part = await readParams(params, { number: PART.number });
  const area = (await listPublicAreas(on)).find(({ number }) => String(number) === part?.number);
  return area ? { ...area, on } : notFound();
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
  const { number, name, objectives, funded, pipeline, on } = await findArea(props);
  const [programmes, waiting] = await Promise.all([
    listPublicProgrammes("funded", on, { area: number }),
    listPublicProgrammes("pipeline", on, { area: number }),
  ]);
  const day = formatReportingDates(on);
  return (
    <>
      <PageHeader
        breadcrumbs={[
          { label: "Thematic areas", href: hrefWith("/themes", reportingDatesQuery(on)) },
          { label: `Area ${number}` },
        ]}
        eyebrow={`Thematic area ${number}`}
        title={name}
      />
      <AreaFigures on={on} funded={funded} pipeline={pipeline} />
      <AreaObjectives objectives={objectives} />
      <AreaProgrammes
        title="Funded programmes"
        programmes={programmes}
        on={on}
        none={`No programme of this area was funded on ${day}`}
      />
      <AreaProgrammes
        title={BUCKET_LABELS.pipeline}
        programmes={waiting}
        on={on}
        none={`Nothing of this area was in the pipeline on ${day}`}
      />
    </>
  );
}
