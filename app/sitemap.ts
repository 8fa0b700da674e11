import type { MetadataRoute } from "next";
import { today } from "@/lib/kernel/dates";
import { readSettings } from "@/lib/kernel/env";
import { listPublicDecisions } from "@/lib/open-data/public-decisions.queries";
import { listPublicAreas } from "@/lib/open-data/public-overview.queries";
import { listPublicProgrammes, listPublicRegions } from "@/lib/open-data/public-programmes.queries";

const FIXED = [
  "/",
  "/themes",
  "/programmes",
  "/pipeline",
  "/donors",
  "/regions",
  "/decisions",
  "/finances",
  "/restatements",
  "/help/stages",
  "/credits",
];

export const dynamic = "force-dynamic";

/** Every published page; what is not published has no address here. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { NEXTAUTH_URL } = readSettings();
  const on = { asOf: today(), knownOn: today() };
  const [areas, funded, pipeline, regions, decisions] = await Promise.all([
    listPublicAreas(on),
    listPublicProgrammes("funded", on),
    listPublicProgrammes("pipeline", on),
    listPublicRegions(on),
    listPublicDecisions(on),
  ]);
  const paths = [
    ...FIXED,
    ...areas.map(({ number }) => `/themes/${number}`),
    ...[...funded, ...pipeline].map(({ href }) => href),
    ...regions.map(({ slug }) => `/regions/${slug}`),
    ...decisions.map(({ number }) => `/decisions/${number}`),
  ];
  return paths.map((path) => ({ url: new URL(path, NEXTAUTH_URL).href }));
}
