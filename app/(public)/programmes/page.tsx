import { ProgrammeList } from "@/components/public/programme-list";
import { listPublicAreas } from "@/lib/open-data/public-overview.queries";
import { listPublicProgrammes, listPublicRegions, totalOf } from "@/lib/open-data/public-programmes.queries";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { readChoice } from "../choice";
import { pageMetadata } from "../metadata";

const WORDS = {
  title: "Funded programmes",
  lead: "Joint programmes of United Nations organisations that the Steering Committee has approved.",
  basis: "Approved amounts",
  path: "/programmes",
} as const;

export const metadata = pageMetadata(WORDS.title, WORDS.lead, WORDS.path);

export default async function FundedProgrammesPage({ searchParams }: PageProps<"/programmes">) {
  const query = await searchParams;
  const on = readReportingDates(query);
  const [areas, regions] = await Promise.all([listPublicAreas(on), listPublicRegions(on)]);
  const { chosen, filter } = readChoice(query, areas, regions);
  const programmes = await listPublicProgrammes("funded", on, filter);
  const total = totalOf(programmes, "funded");

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
