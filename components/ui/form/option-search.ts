import type { Option } from "./select";

/** Lower case without accents, so that "turkiye" finds "Türkiye" and "cote" finds "Côte d’Ivoire". */
const plain = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/ı/g, "i").toLowerCase();

/** The options in which every typed word stands somewhere in label, group or keywords. */
export function matching(options: readonly Option[], typed: string): Option[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return options.filter((option) => {
    const text = plain([option.label, option.group, option.keywords].filter(Boolean).join(" "));
    return words.every((word) => text.includes(word));
  });
}

/** The one option a text names: the only one that matches, or the one whose label it is. */
export function namedBy(options: readonly Option[], typed: string): Option | undefined {
  const found = matching(options, typed);
  return found.length === 1 ? found[0] : found.find(({ label }) => plain(label) === plain(typed).trim());
}
