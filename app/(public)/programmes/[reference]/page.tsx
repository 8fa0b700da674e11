import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { ProgrammeRecord } from "@/components/public/programme-record";
import { findPublicProgramme } from "@/lib/open-data/queries";
import { pageMetadata } from "../../metadata";

type Props = PageProps<"/programmes/[reference]">;

async function findRecord({ params }: Props) {
  const { reference } = await params;
  const record = await findPublicProgramme(decodeURIComponent(reference));
  if (!record) notFound();
  // A note that has been funded since keeps its old address as a signpost to the new one.
  if (record.href !== `/programmes/${reference}`) redirect(record.href);
  return record;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { title, placesLabel, summary, href } = await findRecord(props);
  return pageMetadata(`${title}, ${placesLabel}`, summary.slice(0, 200), href);
}

export default async function ProgrammePage(props: Props) {
  return <ProgrammeRecord record={await findRecord(props)} />;
}
