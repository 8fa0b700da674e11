import { compare, formatMoney, subtract, sum, toDecimal, usd, type Usd, USD } from "@/lib/kernel/money";
import { type Pool, UNEARMARKED_POOL } from "@/lib/ledger/accounts";

/** Where the money of a programme comes from: earmarks to an area or a region, or (both null) the unearmarked pool. */
export type Source = Pool;

/** The form's word for a source: "unearmarked", "area:4", "region:europe". */
export type SourceKey = string;

export const UNEARMARKED = "unearmarked";
export const SOURCE_KEY = /^(unearmarked|area:[1-5]|region:[a-z-]{1,60})$/;

export const keyOf = ({ area, region }: Source): SourceKey =>
  area !== null ? `area:${area}` : region !== null ? `region:${region}` : UNEARMARKED;

/** Reads a key that has the form of SOURCE_KEY. */
export function sourceOf(key: SourceKey): Source {
  const [kind, value = ""] = key.split(":");
  return { area: kind === "area" ? Number(value) : null, region: kind === "region" ? value : null };
}

/** "Earmarked to thematic area 4", with names of regions by slug. */
export function sourceWords({ area, region }: Source, regions: Readonly<Record<string, string>>): string {
  if (area !== null) return `Earmarked to thematic area ${area}`;
  return region === null ? "Unearmarked" : `Earmarked to ${regions[region] ?? region}`;
}

/** What is taken out of one source. */
export type Taking = { readonly source: Source; readonly amount: Usd };

/** How a form names its sources: one that pays all, or several with their amounts as decimal strings in USD. */
export type NamedSources = {
  readonly source: SourceKey | null;
  readonly sources: readonly { readonly source: SourceKey; readonly amountUsd: string }[];
};

/** What is taken out of each source named for an amount. */
export const takingsOf = ({ source, sources }: NamedSources, amount: Usd): Taking[] =>
  source === null
    ? sources.map((line) => ({ source: sourceOf(line.source), amount: usd(line.amountUsd) }))
    : [{ source: sourceOf(source), amount }];

/** The same as plain values, for the record. */
export const namedOf = (takings: readonly Taking[]) =>
  takings.map(({ source, amount }) => ({ source: keyOf(source), amountUsd: toDecimal(amount) }));

/** The form's name of what is said of a source. */
export const fieldOf = ({ source }: NamedSources, index: number, of: "source" | "amountUsd"): string =>
  source === null ? `sources.${index}.${of}` : "source";

/** Why sources with these amounts do not make up what is needed, or null where they do, to the cent. */
export function refusalOfSum(named: readonly Usd[], needed: Usd): string | null {
  const total = sum(named, USD);
  const order = compare(total, needed);
  if (order === 0) return null;
  const gap = formatMoney(order < 0 ? subtract(needed, total) : subtract(total, needed));
  return `The sources add up to ${formatMoney(total)}: ${gap} ${order < 0 ? "less" : "more"} than the ${formatMoney(needed)} needed.`;
}

type Fitting = { readonly areaNumber: number | null; readonly placeCodes: readonly string[] };

/**
 * Why a source's earmarks do not allow this note, or null where they do (source: DOMAIN sections 5 and 7): an area's
 * money goes to notes of that area, a region's to notes all of whose places lie in it, unearmarked money to any.
 */
export function unfitness(note: Fitting, source: Source, regionPlaceCodes: readonly string[]): string | null {
  if (source.area !== null) {
    return note.areaNumber === source.area ? null : `This money is earmarked to thematic area ${source.area}.`;
  }
  if (source.region === null) return null;
  const isInside = note.placeCodes.length > 0 && note.placeCodes.every((code) => regionPlaceCodes.includes(code));
  return isInside ? null : "This money is earmarked to a region that does not hold every place of the note.";
}

/** All of an amount out of the unearmarked pool. */
export const unearmarked = (amount: Usd): Taking[] => [{ source: UNEARMARKED_POOL, amount }];
