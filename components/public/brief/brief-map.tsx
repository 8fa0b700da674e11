import { type Mark, RegionMap, wordsOf } from "@/components/maps/region-map";
import { hasMap } from "@/components/maps/shapes";
import { Columns, Section, Stack } from "@/components/ui/page/layout";
import { List, Text } from "@/components/ui/page/text";
import type { PublicProgramme, RegionalBrief } from "@/lib/open-data/public-shapes";
import { markedName } from "@/lib/places/region-members";
import { Footnotes } from "../programme-cards";

/** How many programmes of each bucket reach each place. */
export function marksOf(programmes: readonly PublicProgramme[]): Mark[] {
  const marks = new Map<string, Mark>();
  for (const { places, bucket } of programmes) {
    for (const place of places) {
      const { code } = place;
      const mark = marks.get(code) ?? { placeCode: code, name: markedName(place), funded: 0, pipeline: 0 };
      marks.set(code, { ...mark, [bucket]: mark[bucket] + 1 });
    }
  }
  return [...marks.values()].sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The places of the region's programmes as a map and as a list, with the Fund's map disclaimer. */
export function BriefMap({ brief }: { brief: RegionalBrief }) {
  const { region, funded, pipeline, mapDisclaimer } = brief;
  const marks = marksOf([...funded.programmes, ...pipeline.programmes]);
  if (marks.length === 0) return null;
  return (
    <Section title="Where the programmes are">
      <Columns count="main-aside">
        {hasMap(region.slug) ? (
          <Stack gap="small">
            <RegionMap regionSlug={region.slug} title={`Places of programmes in ${region.name}`} marks={marks} />
            <Text tone="small">{mapDisclaimer}</Text>
          </Stack>
        ) : null}
        <Stack gap="small">
          <Text tone="small">Dark: funded. Pale: in the pipeline. Dark with a pale dot: both.</Text>
          <List plain items={marks.map((mark) => ({ key: mark.placeCode, content: wordsOf(mark) }))} />
          <Footnotes texts={brief.footnotes} />
        </Stack>
      </Columns>
    </Section>
  );
}
