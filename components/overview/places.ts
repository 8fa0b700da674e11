type Placed = { places: readonly { code: string; share: string | null }[]; regionGroup: string | null };
type Named = readonly { code: string; name: string }[];
type Grouped = readonly { slug: string; name: string }[];

const enumeration = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** Where a note acts: the named group it carries, or its places with their shares where it has any. */
export function placesIn({ places, regionGroup }: Placed, names: Named, regions: Grouped): string {
  const group = regions.find(({ slug }) => slug === regionGroup);
  if (group) return group.name;
  const nameOf = (code: string) => names.find((place) => place.code === code)?.name ?? code;
  const said = places.map(({ code, share }) => (share === null ? nameOf(code) : `${nameOf(code)} (${share} %)`));
  return said.length > 0 ? enumeration.format(said) : "Not stated";
}
