import { add, share, sum, toDecimal, type Usd, USD, usd } from "@/lib/kernel/money";

/** A region as the rules see it: one of the five of the UN Network, or a named group such as the Western Balkans. */
export type RegionFacts = {
  readonly slug: string;
  readonly kind: "network" | "group";
  readonly name: string;
  readonly placeCodes: readonly string[];
};

/** Where a note acts and what it costs. Shares in per cent: all places have one and they add up to 100, or none has. */
export type PlacedNote = {
  readonly places: readonly { readonly code: string; readonly share: string | null }[];
  readonly amountUsd: string | null;
};

/** What of a note belongs to one region. `amount` is the region's part where the money is divided by shares. USD. */
export type Part = { readonly amount: string; readonly isDivided: boolean };

const amountOf = ({ amountUsd }: PlacedNote): Usd => usd(amountUsd ?? "0");

/** A share of "33.34" per cent as a weight of 3334. */
const weightOf = (percentage: string) => usd(percentage).minor;

/** The money of each place, in the order of the places, to the cent; null where no shares say how to divide it. */
function moneyByPlace(note: PlacedNote): Usd[] | null {
  const weights = note.places.flatMap(({ share: part }) => (part === null ? [] : [weightOf(part)]));
  if (weights.length === 0 || weights.length < note.places.length) return null;
  return share(amountOf(note), weights);
}

/**
 * What of a note stands in a region (source: DOMAIN 4). The whole, when every place lies in it; the places' part, when
 * shares divide the money; nothing, when it reaches beyond the region and nobody said how the money is divided.
 */
export function partIn(note: PlacedNote, region: Pick<RegionFacts, "placeCodes">): Part | null {
  const inside = note.places.map(({ code }) => region.placeCodes.includes(code));
  if (!inside.includes(true)) return null;
  if (!inside.includes(false)) return { amount: toDecimal(amountOf(note)), isDivided: false };
  const money = moneyByPlace(note);
  if (!money) return null;
  return {
    amount: toDecimal(
      sum(
        money.filter((_, index) => inside[index]),
        USD,
      ),
    ),
    isDivided: true,
  };
}

/** True where a note acts in a region among others and its money is not divided: it is named there and not counted. */
export const reachesUndivided = (note: PlacedNote, region: Pick<RegionFacts, "placeCodes">): boolean =>
  note.places.some(({ code }) => region.placeCodes.includes(code)) && partIn(note, region) === null;

/** The heading of notes in several regions whose money nobody divided, and of those in none of the five regions. */
export const SEVERAL_REGIONS = "Several regions";
export const NO_REGION = "Outside the five regions";

/** A heading of the table by region: a region's own (with its slug), or one of the two above. */
export type Heading = { readonly slug: string | null; readonly name: string };
export type Standing = Heading & { readonly amount: string };

/**
 * Where a note's money stands among the five network regions. The amounts add up to the note's amount; a note that is
 * divided stands under each of its regions.
 */
export function standingsOf(note: PlacedNote, regions: readonly RegionFacts[]): Standing[] {
  const network = regions.filter(({ kind }) => kind === "network");
  const headingOf = (code: string): Heading =>
    network.find(({ placeCodes }) => placeCodes.includes(code)) ?? { slug: null, name: NO_REGION };
  const headings = note.places.map(({ code }) => headingOf(code));
  const [first, ...others] = headings;
  const whole = toDecimal(amountOf(note));
  if (!first) return [{ slug: null, name: NO_REGION, amount: whole }];
  if (others.every(({ name }) => name === first.name)) return [{ slug: first.slug, name: first.name, amount: whole }];
  const money = moneyByPlace(note);
  if (!money) return [{ slug: null, name: SEVERAL_REGIONS, amount: whole }];
  const byName = new Map<string, { slug: string | null; name: string; total: Usd }>();
  headings.forEach(({ slug, name }, index) => {
    const total = add(byName.get(name)?.total ?? usd("0"), money[index] ?? usd("0"));
    byName.set(name, { slug, name, total });
  });
  return [...byName.values()].map(({ total, ...heading }) => ({ ...heading, amount: toDecimal(total) }));
}
