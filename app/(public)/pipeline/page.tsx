import { ProgrammeList } from "@/components/public/programme-list";
import { BUCKET_LABELS } from "@/lib/concept-notes/concept-note.labels";
import { listPublicAreas } from "@/lib/open-data/public-overview.queries";
import { listPublicProgrammes, listPublicRegions, totalOf } from "@/lib/open-data/public-programmes.queries";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { readChoice } from "../choice";
import { pageMetadata } from "../metadata";

const WORDS = {
  title: BUCKET_LABELS.pipeline,
  lead: "Concept notes the Steering Committee has endorsed, and which wait for funds.",
  basis: "Endorsed amounts",
  path: "/pipeline",
} as const;

export const metadata = pageMetadata(WORDS.title, WORDS.lead, WORDS.path);

export default async function PipelinePage({ searchParams }: PageProps<"/pipeline">) {
  const query = await searchParams;
  const on = readReportingDates(query);
  const [areas, regions] = await Promise.all([listPublicAreas(on), listPublicRegions(on)]);
  const { chosen, filter } = readChoice(query, areas, regions);
  const programmes = await listPublicProgrammes("pipeline", on, filter);
  const total = totalOf(programmes, "pipeline");

  return (
    <ProgrammeList
      {...WORDS}
      on={on}
      programmes={programmes}
      total={total}
      areas={areas}
      regions={regions}
      chosen={chosen}
    />
  );
}
