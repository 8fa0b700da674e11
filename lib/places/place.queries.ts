import "server-only";
import { type Actor, authorize } from "@/lib/access/permissions";
import type { Day } from "@/lib/kernel/dates";
import { db } from "@/lib/kernel/db";
import { describing, describingEach, type History, historyOf } from "@/lib/kernel/in-force";
import { NO_REGION, type PlaceFilter } from "./place.schema";
import type { PlaceContent, RegionContent } from "./region-members";

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

export type PlaceRow = PlaceContent & { code: string };

const placeContent = ({ name, aliases, footnote, regionSlug }: PlaceContent): PlaceContent => ({
  name,
  aliases,
  footnote,
  regionSlug,
});

/** The places whose code or any spelling contains the text, in a region or in none; sorted by name, all on one page. */
export async function searchPlaces(actor: Actor, { text, region }: PlaceFilter, on: Day): Promise<PlaceRow[]> {
  authorize(actor, "reference.read");
  const versions = await db.placeVersion.findMany();
  const wanted = text.toLocaleLowerCase("en");
  const spelt = ({ placeCode, name, aliases }: (typeof versions)[number]) =>
    [placeCode, name, ...aliases].some((spelling) => spelling.toLocaleLowerCase("en").includes(wanted));
  return describingEach(versions, ({ placeCode }) => placeCode, on)
    .filter((version) => spelt(version) && (!region || (version.regionSlug ?? NO_REGION) === region))
    .map((version) => ({ code: version.placeCode, ...placeContent(version) }))
    .sort((a, b) => alphabet.compare(a.name, b.name));
}

/** One place with everything ever recorded about it; null where there is none. */
export async function findPlaceRecord(actor: Actor, code: string, on: Day): Promise<History<PlaceContent> | null> {
  authorize(actor, "reference.read");
  return historyOf(await db.placeVersion.findMany({ where: { placeCode: code } }), placeContent, on);
}

/** One region with everything ever recorded about it; null where there is none. */
export async function findRegionRecord(actor: Actor, slug: string, on: Day): Promise<History<RegionContent> | null> {
  authorize(actor, "reference.read");
  const versions = await db.regionVersion.findMany({ where: { regionSlug: slug } });
  return historyOf(versions, ({ name, placeCodes }) => ({ name, placeCodes }), on);
}
