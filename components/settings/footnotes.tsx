import { Text } from "@/components/ui/page/text";

type Named = { code: string; name: string; footnote: string | null };

/** The name with the mark of its footnote. */
export const marked = ({ name, footnote }: Named): string => (footnote ? `${name}*` : name);

/** The name of a code as it stands in running text; a code nobody knows stands for itself. */
export const markedNames = (places: readonly Named[]) => (code: string) => {
  const place = places.find((one) => one.code === code);
  return place ? marked(place) : code;
};

/** The places as choices of a form. */
export const placeOptions = (places: readonly Named[]) =>
  places.map((place) => ({ value: place.code, label: marked(place) }));

/** The footnotes the marks stand for, each once. */
export function Footnotes({ places }: { places: readonly Named[] }) {
  const footnotes = new Set(places.flatMap(({ footnote }) => footnote ?? []));
  return [...footnotes].map((footnote) => (
    <Text key={footnote} tone="small">
      * {footnote}
    </Text>
  ));
}
