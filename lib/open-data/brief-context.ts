import type { RegionFacts } from "@/lib/overview/region-shares";

type Named = { readonly code: string; readonly name: string };
type Atlas = { readonly regions: readonly RegionFacts[]; readonly places: readonly Named[] };

/** True where the text has the name as words of its own: "Niger" is not in "Nigeria". */
function names(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) return false;
  const isLetter = (character: string | undefined) => character !== undefined && /\p{Letter}/u.test(character);
  if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
  return names(text.slice(at + name.length), name);
}

const holds = (outer: RegionFacts, inner: RegionFacts) =>
  inner.placeCodes.every((code) => outer.placeCodes.includes(code));

/**
 * The paragraphs of the Fund's context that belong into the brief of a region. One that names regions or countries is
 * printed where it names this region, one around it, or a country in it; one that names none is printed everywhere.
 */
export const contextOf = (paragraphs: readonly string[], region: RegionFacts, { regions, places }: Atlas): string[] =>
  paragraphs.filter((paragraph) => {
    const namedRegions = regions.filter(({ name }) => names(paragraph, name));
    const namedPlaces = places.filter(({ name }) => names(paragraph, name));
    if (namedRegions.length + namedPlaces.length === 0) return true;
    return (
      namedRegions.some((named) => holds(named, region)) ||
      namedPlaces.some(({ code }) => region.placeCodes.includes(code))
    );
  });
