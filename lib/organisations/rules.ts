/** Letters whose usual spelling in an address is more than the letter without its mark. */
const SPELT: Readonly<Record<string, string>> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  ø: "oe",
  æ: "ae",
  œ: "oe",
  å: "aa",
};

/** The name as part of an address: "Türkiye" is "tuerkiye", "UN Women" is "un-women". */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[äöüßøæœå]/g, (letter) => SPELT[letter] ?? letter)
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

type Named = { name: string; shortName: string | null; aliases: readonly string[] };

const folded = (name: string) => name.normalize("NFC").toLocaleLowerCase("en").trim();

/** Every spelling an organisation goes by, ready to be compared. */
export const spellingsOf = ({ name, shortName, aliases }: Named): Set<string> =>
  new Set([name, ...(shortName ? [shortName] : []), ...aliases].map(folded));

/** The first spelling two organisations share, or null. */
export function sharedSpelling(a: Named, b: Named): string | null {
  const others = spellingsOf(b);
  return [a.name, ...(a.shortName ? [a.shortName] : []), ...a.aliases].find((name) => others.has(folded(name))) ?? null;
}
