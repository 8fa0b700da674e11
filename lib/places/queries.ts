import "server-only";
import type { Day } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { describing, describingEach } from "@/lib/kernel/in-force";

const alphabet = new Intl.Collator("en");

export type Place = { code: string; name: string; footnote: string | null; regionSlug: string | null };

/** Every place by the name it has on a day, sorted by name. Public facts. */
export async function listPlaces(on: Day): Promise<Place[]> {
  const versions = await db.placeVersion.findMany();
  return describingEach(versions, ({ placeCode }) => placeCode, on)
    .map(({ placeCode, name, footnote, regionSlug }) => ({ code: placeCode, name, footnote, regionSlug }))
    .sort((a, b) => alphabet.compare(a.name, b.name));
}

export type Region = { slug: string; kind: "network" | "group"; name: string; placeCodes: string[] };

/**
 * The regions of the UN Network, then the named groups, each by name with its places on a day. A Network region's places
 * say so themselves; a group lists its own. Public facts.
 */
export async function listRegions(on: Day): Promise<Region[]> {
  const [regions, places] = await Promise.all([db.region.findMany({ include: { versions: true } }), listPlaces(on)]);
  const members = Map.groupBy(places, ({ regionSlug }) => regionSlug);
  return regions
    .flatMap(({ slug, kind, versions }) => {
      const version = describing(versions, on);
      if (!version) return [];
      const placeCodes = kind === "network" ? (members.get(slug) ?? []).map(({ code }) => code) : version.placeCodes;
      return [{ slug, kind, name: version.name, placeCodes }];
    })
    .sort((a, b) => (a.kind === b.kind ? alphabet.compare(a.name, b.name) : a.kind === "network" ? -1 : 1));
}
