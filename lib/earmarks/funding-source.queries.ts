import "server-only";
import type { Day } from "@/lib/kernel/dates";
import { UNEARMARKED_POOL } from "@/lib/ledger/accounts";
import { listRegions } from "@/lib/places/place.queries";
import { listThematicAreas } from "@/lib/themes/theme.queries";
import type { Source } from "./funding-sources";

type Named = { source: Source; label: string; placeCodes: readonly string[] };

/** Every pool there can be, by its name on a day, with the places of a region. */
export async function listSources(on: Day): Promise<Named[]> {
  const [areas, regions] = await Promise.all([listThematicAreas(on), listRegions(on)]);
  return [
    { source: UNEARMARKED_POOL, label: "Unearmarked", placeCodes: [] },
    ...areas.map(({ number, shortName }) => ({
      source: { area: number, region: null },
      label: `Earmarked to thematic area ${number}: ${shortName}`,
      placeCodes: [],
    })),
    ...regions.map(({ slug, name, placeCodes }) => ({
      source: { area: null, region: slug },
      label: `Earmarked to ${name}`,
      placeCodes,
    })),
  ];
}
