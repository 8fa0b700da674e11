import { Refusal } from "@/lib/kernel/refusal";
import type { OrganisationType } from "./organisation.labels";

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

/** The slug, with a number where others already have it. */
export function freeSlug(name: string, taken: readonly string[]): string {
  const slug = slugOf(name) || "organisation";
  const candidates = [slug, ...taken.map((_, index) => `${slug}-${index + 2}`)];
  return candidates.find((candidate) => !taken.includes(candidate)) ?? slug;
}

type Named = { name: string; shortName: string | null; aliases: readonly string[] };

/** What is recorded of an organisation. */
export type OrganisationContent = {
  name: string;
  shortName: string | null;
  type: OrganisationType;
  /** ISO 3166-1 alpha-2 of a Member State. */
  countryCode: string | null;
  aliases: string[];
};

type Compared = Omit<OrganisationContent, "aliases"> & Named;

const folded = (name: string) => name.normalize("NFC").toLocaleLowerCase("en").trim();

/** The spellings by field, so that a refusal can be said where it was typed. */
const spellingsOf = ({ name, shortName, aliases }: Named) =>
  [["name", name], ["shortName", shortName ?? ""], ...aliases.map((alias) => ["aliases", alias] as const)] as const;

/**
 * Refuses an organisation that goes by another's name, or is the same Member State: one organisation is in the list
 * once, else its contributions would be told apart.
 */
export function refuseDouble(candidate: Compared, others: readonly Compared[]): void {
  for (const other of others) {
    const names = new Set(spellingsOf(other).map(([, name]) => folded(name)));
    const shared = spellingsOf(candidate).find(([, name]) => name && names.has(folded(name)));
    if (shared) refuseField(shared[0], `“${shared[1]}” is already a name of ${other.name}.`);
    if (candidate.countryCode && candidate.countryCode === other.countryCode)
      refuseField("countryCode", `This Member State is already here as ${other.name}.`);
  }
}

function refuseField(field: string, sentence: string): never {
  throw new Refusal("invalid", "Some entries need your attention.", { [field]: sentence });
}
