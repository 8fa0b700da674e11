/** Where the money of a programme comes from: earmarks to an area or a region, or (both null) the unearmarked pool. */
export type Source = { readonly area: number | null; readonly region: string | null };

/** The form's word for a source: "unearmarked", "area:4", "region:europe". */
export type SourceKey = string;

export const UNEARMARKED = "unearmarked";
export const SOURCE_KEY = /^(unearmarked|area:[1-5]|region:[a-z-]{1,60})$/;

export const keyOf = ({ area, region }: Source): SourceKey =>
  area !== null ? `area:${area}` : region !== null ? `region:${region}` : UNEARMARKED;

/** Reads a key that has the form of SOURCE_KEY. */
export function sourceOf(key: SourceKey): Source {
  const [kind, value = ""] = key.split(":");
  return { area: kind === "area" ? Number(value) : null, region: kind === "region" ? value : null };
}

type Fitting = { readonly areaNumber: number | null; readonly placeCodes: readonly string[] };

/**
 * Why a source's earmarks do not allow this note, or null where they do (source: DOMAIN sections 5 and 7): an area's
 * money goes to notes of that area, a region's to notes all of whose places lie in it, unearmarked money to any.
 */
export function unfitness(note: Fitting, source: Source, regionPlaceCodes: readonly string[]): string | null {
  if (source.area !== null) {
    return note.areaNumber === source.area ? null : `This money is earmarked to thematic area ${source.area}.`;
  }
  if (source.region === null) return null;
  const isInside = note.placeCodes.length > 0 && note.placeCodes.every((code) => regionPlaceCodes.includes(code));
  return isInside ? null : "This money is earmarked to a region that does not hold every place of the note.";
}
