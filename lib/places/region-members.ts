import { Refusal } from "@/lib/kernel/refusal";

/** What is recorded of a place. */
export type PlaceContent = { name: string; aliases: string[]; footnote: string | null; regionSlug: string | null };

/** What is recorded of a region; a region of the UN Network lists no places of its own. */
export type RegionContent = { name: string; placeCodes: string[] };

/** References to Kosovo always carry a footnote (Security Council resolution 1244 (1999)). */
const WITH_FOOTNOTE = ["XK"];

const refused = (field: string, sentence: string) =>
  new Refusal("invalid", "Some entries need your attention.", { [field]: sentence });

const folded = (name: string) => name.normalize("NFC").toLocaleLowerCase("en").trim();

type Named = { name: string };

/** Refuses a place without the footnote it must carry, or with the name of another place. */
export function refuseUnfitPlace(
  { code, name, footnote }: Named & { code: string; footnote: string | null },
  others: readonly Named[],
): void {
  if (WITH_FOOTNOTE.includes(code) && !footnote) throw refused("footnote", "This place always carries its footnote.");
  if (others.some((other) => folded(other.name) === folded(name)))
    throw refused("name", `Another place is already called ${name}.`);
}

/** A region of the UN Network has the places that name it; only a named group lists its own, and each must exist. */
export function refuseUnfitMembers(
  kind: "network" | "group",
  placeCodes: readonly string[],
  known: readonly string[],
): void {
  if (kind === "network" && placeCodes.length > 0)
    throw refused("placeCodes", "The places of this region are set at each place.");
  if (kind === "group" && placeCodes.length < 2) throw refused("placeCodes", "Choose at least two places.");
  if (placeCodes.some((code) => !known.includes(code))) throw refused("placeCodes", "Choose places of the list.");
}

/** A place as it is printed: with a mark where a footnote belongs to its name (DOMAIN section 4). */
export const markedName = ({ name, footnote }: { name: string; footnote: string | null }): string =>
  footnote === null ? name : `${name}*`;
