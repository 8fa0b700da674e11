import { refusalOfLine } from "@/lib/kernel/text";
import type { OrganisationType } from "@/lib/organisations/organisation.labels";
import { newOrganisationOf } from "./mapping/mapping.schema";
import { folded } from "./reader/cells";

export type KnownOrganisation = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly countryCode: string | null;
  /** Short name and aliases. */
  readonly spellings: readonly string[];
};
export type KnownPlace = { readonly code: string; readonly name: string; readonly aliases: readonly string[] };
export type NewOrganisation = {
  readonly name: string;
  readonly type: OrganisationType;
  readonly countryCode: string | null;
};

/** Who a name of the file is; nobody where neither the reference data nor a choice says so. */
export type Party =
  | { readonly organisationId: string; readonly name: string; readonly added?: undefined }
  | { readonly organisationId: null; readonly name: string; readonly added: NewOrganisation };

const SMALL = new Set(["of", "the", "and", "de"]);
const STATE_WORDS = new Set(["republic", "kingdom", "state", "states", "former", "plurinational", "islamic"]);

const wordsOf = (name: string) =>
  folded(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .split(" ")
    .filter((word) => !SMALL.has(word))
    .sort();

/** "Korea, Republic of" and "Republic of Korea" are one; "Democratic Republic of the Congo" is another. */
const orderless = (name: string) => wordsOf(name).join(" ");
const barely = (name: string) =>
  wordsOf(name)
    .filter((word) => !STATE_WORDS.has(word))
    .join(" ");

const spellingsOf = ({ slug, name, spellings }: KnownOrganisation) => [slug, name, ...spellings];

/** Organisations by every spelling, exact ones first, then by their words in any order. */
export function namesOf(known: readonly KnownOrganisation[]): Map<string, KnownOrganisation> {
  const found = new Map<string, KnownOrganisation>();
  for (const key of [folded, orderless])
    for (const one of known)
      for (const spelling of spellingsOf(one)) if (!found.has(key(spelling))) found.set(key(spelling), one);
  return found;
}

export const findByName = (names: ReadonlyMap<string, KnownOrganisation>, name: string) =>
  name === "" ? undefined : (names.get(folded(name)) ?? names.get(orderless(name)));

/** The country a name means; a code alone proves nothing, because files carry wrong ones. */
function placeOf(name: string, code: string, places: readonly KnownPlace[]): KnownPlace | undefined {
  const exact = places.find((place) =>
    [place.name, ...place.aliases].some((one) => orderless(one) === orderless(name)),
  );
  if (exact) return exact;
  const coded = places.find((place) => place.code === code.toUpperCase());
  if (!coded || barely(name) === "") return undefined;
  const agrees = [coded.name, ...coded.aliases].some(
    (one) => barely(one) === barely(name) || folded(one).startsWith(`${folded(name)} `),
  );
  return agrees ? coded : undefined;
}

/** A new organisation of a guessed type: a Member State where name and code say so, else "other". */
export function guessNew(name: string, code: string, places: readonly KnownPlace[]): NewOrganisation {
  const place = placeOf(name, code, places);
  return place
    ? { name, type: "member_state", countryCode: place.code }
    : { name: name || "Donor not stated", type: "other", countryCode: null };
}

/** The choice a form holds for a new organisation. */
export const choiceOfNew = ({ type, countryCode }: NewOrganisation): string =>
  countryCode === null ? `new:${type}` : `new:${type}:${countryCode}`;

/** Up to three organisations here with a word in common. */
export function alike(name: string, known: readonly KnownOrganisation[]): KnownOrganisation[] {
  const words = new Set(wordsOf(name).filter((word) => word.length > 2 && !STATE_WORDS.has(word)));
  const shared = (one: KnownOrganisation) =>
    Math.max(...spellingsOf(one).map((spelling) => wordsOf(spelling).filter((word) => words.has(word)).length));
  return known
    .map((one) => ({ one, count: shared(one) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ one }) => one);
}

type Named = { readonly name: string; readonly code: string };
type Choice = { readonly name: string; readonly choice: string };
export type Reference = {
  readonly organisations: readonly KnownOrganisation[];
  readonly places: readonly KnownPlace[];
};

function partyOf({ name, code }: Named, choice: string, addUnknown: boolean, { organisations, places }: Reference) {
  const chosen = organisations.find(({ id }) => choice === `organisation:${id}`);
  if (chosen) return { organisationId: chosen.id, name: chosen.name };
  const guess = guessNew(name, code, places);
  const asked = newOrganisationOf(choice);
  const added = asked ? { ...guess, ...asked } : addUnknown && name !== "" ? guess : null;
  if (!added) return undefined;
  const same = organisations.find(({ countryCode }) => countryCode !== null && countryCode === added.countryCode);
  return same ? { organisationId: same.id, name: same.name } : { organisationId: null, name: added.name, added };
}

/** Who each name of a file is, by its folded spelling. Names the reference data knows need no choice. */
export function partiesOf(
  named: readonly Named[],
  choices: readonly Choice[],
  addUnknown: boolean,
  reference: Reference,
): Map<string, Party> {
  const names = namesOf(reference.organisations);
  const chosen = new Map(choices.map(({ name, choice }) => [folded(name), choice]));
  return new Map(
    named.flatMap((one): [string, Party][] => {
      const choice = chosen.get(folded(one.name)) ?? "";
      const known = choice === "" ? findByName(names, one.name) : undefined;
      const party = known
        ? { organisationId: known.id, name: known.name }
        : partyOf(one, choice, addUnknown, reference);
      return party ? [[folded(one.name), party]] : [];
    }),
  );
}

/** Every name of a column once, with its first code. A name that cannot be saved is an error of its rows and left out. */
export function distinctNames(rows: readonly (readonly string[])[], at: number, codeAt: number): Named[] {
  const found = new Map<string, Named>();
  for (const row of rows) {
    if (row.every((cell) => cell === "")) continue;
    const name = row[at] ?? "";
    if (refusalOfLine(name) !== null) continue;
    if (!found.has(folded(name))) found.set(folded(name), { name, code: row[codeAt] ?? "" });
  }
  return [...found.values()];
}
