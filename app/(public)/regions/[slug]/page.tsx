import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BriefMap } from "@/components/public/brief/brief-map";
import { BriefAbout, BriefOpening } from "@/components/public/brief/opening";
import { BriefProgrammes } from "@/components/public/brief/programmes";
import { BriefSupport } from "@/components/public/brief/support";
import { PART, readParams } from "@/lib/kernel/address-parts";
import { findRegionalBrief } from "@/lib/open-data/brief.queries";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageMetadata } from "../../metadata";

type Props = PageProps<"/regions/[slug]">;

async function findBrief({ params, searchParams }: Props) {
  const on = readReportingDates(await searchParams);
  const part = await readParams(params, { slug: PART.slug });
  const brief = part && (await findRegionalBrief(part.slug, on));
  return brief ? { brief, on } : notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { region } = (await findBrief(props)).brief;
  const description = `The Migration Multi-Partner Trust Fund in ${region.name}: funded programmes, pipeline and donors.`;
  return pageMetadata(`${region.name}: regional brief`, description, `/regions/${region.slug}`);
}

/** The Fund's leaflet as a page: the same parts in the same order, every figure computed. */
export default async function RegionalBriefPage(props: Props) {
  const { brief, on } = await findBrief(props);
  return (
    <>
      <BriefOpening brief={brief} on={on} />
      <BriefAbout brief={brief} />
      <BriefProgrammes brief={brief} />
      <BriefMap brief={brief} />
      <BriefSupport brief={brief} />
    </>
  );
}
