import type { PublicArea, PublicRegion } from "@/lib/open-data/public-shapes";

type Query = Record<string, string | string[] | undefined>;

/** The area and region of an address; words that name nothing are left out, as if the filter were empty. */
export function readChoice(query: Query, areas: readonly PublicArea[], regions: readonly PublicRegion[]) {
  const area = areas.find(({ number }) => String(number) === query.area);
  const region = regions.find(({ slug }) => slug === query.region);
  return {
    chosen: { area: area ? String(area.number) : "", region: region?.slug ?? "" },
    filter: { ...(area && { area: area.number }), ...(region && { region: region.slug }) },
  };
}
