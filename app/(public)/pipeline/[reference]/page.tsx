import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ProgrammeRecord } from "@/components/public/programme-record";
import { hrefWith } from "@/components/ui/href";
import { PART, readParams } from "@/lib/kernel/address-parts";
import { findPublicProgramme } from "@/lib/open-data/public-programmes.queries";
import { readReportingDates } from "@/lib/reporting-dates/reporting-dates.schema";
import { pageMetadata } from "../../metadata";

type Props = PageProps<"/pipeline/[reference]">;

async function findRecord({ params, searchParams }: Props) {
  const [part, query] = await Promise.all([readParams(params, { reference: PART.reference }), searchParams]);
  if (!part) notFound();
  const { reference } = part;
  const on = readReportingDates(query);
  const record = await findPublicProgramme(reference, on);
  if (!record) notFound();
  // A note that has been funded since keeps its old address as a signpost to the new one.
  if (record.href !== `/pipeline/${reference}`)
    redirect(hrefWith(record.href, { asOf: query.asOf, knownOn: query.knownOn }));
  return { record, on };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, placesLabel, summary, href } = (await findRecord(props)).record;
  return pageMetadata(`${title}, ${placesLabel}`, summary.slice(0, 200), href);
}

export default async function PipelineNotePage(props: Props) {
  return <ProgrammeRecord {...await findRecord(props)} />;
}
