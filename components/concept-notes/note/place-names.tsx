import { Stack } from "@/components/ui/page/layout";
import { Text } from "@/components/ui/page/text";
import { markedName } from "@/lib/places/region-members";
import type { Names } from "./reference-names";

type Props = { places: readonly { code: string; share?: string | null }[]; names: Names; regionGroup?: string | null };

/** Places by name with their shares, and the footnote a name must carry wherever it stands. */
export function PlaceNames({ places, names, regionGroup = null }: Props) {
  const known = places.map(({ code, share }) => ({
    code,
    share,
    ...(names.places[code] ?? { name: code, footnote: null }),
  }));
  const words = known.map((place) => `${markedName(place)}${place.share ? ` (${place.share} %)` : ""}`);
  const footnotes = new Set(known.flatMap(({ footnote }) => (footnote ? [footnote] : [])));
  const group = regionGroup ? (names.regions[regionGroup] ?? regionGroup) : null;
  if (words.length === 0 && !group) return <>Not chosen yet</>;
  return (
    <Stack gap="small">
      <span>
        {group ? `${group}: ` : ""}
        {words.join(", ")}
      </span>
      {[...footnotes].map((footnote) => (
        <Text key={footnote} tone="small">
          * {footnote}
        </Text>
      ))}
    </Stack>
  );
}
