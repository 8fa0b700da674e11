import { type Bucket, bucketOf, BUCKETS, type Stage, STAGES } from "@/lib/concept-notes/stages";
import { type Day, daysBetween } from "@/lib/kernel/dates";
import { percent, sum, toDecimal, USD, usd } from "@/lib/kernel/money";
import { NO_REGION, partIn, type RegionFacts, SEVERAL_REGIONS, standingsOf } from "./region-shares";

/** A concept note or programme as it stood on a day. Money in USD; null where no amount is known yet. */
export type PortfolioNote = {
  readonly id: string;
  readonly reference: string | null;
  readonly programmeReference: string | null;
  readonly title: string;
  readonly areaNumber: number | null;
  readonly amountUsd: string | null;
  readonly stage: Stage;
  readonly stageSince: Day;
  readonly places: readonly { readonly code: string; readonly share: string | null }[];
  readonly regionGroup: string | null;
  readonly decisionNumber: string | null;
  /** The day of the decision that brought it into its bucket. */
  readonly decidedOn: Day | null;
};

/** How many, and how much in USD. */
export type CountAndMoney = { readonly count: number; readonly amount: string };
export type FundedAndPipeline = { readonly funded: CountAndMoney; readonly pipeline: CountAndMoney };

type Amounted = { readonly amountUsd: string | null };

export const countAndMoney = (notes: readonly Amounted[]): CountAndMoney => ({
  count: notes.length,
  amount: toDecimal(
    sum(
      notes.map(({ amountUsd }) => usd(amountUsd ?? "0")),
      USD,
    ),
  ),
});

/** The notes of one public bucket. */
export const inBucket = <Note extends { readonly stage: Stage }>(notes: readonly Note[], bucket: Bucket): Note[] =>
  notes.filter(({ stage }) => bucketOf(stage) === bucket);

export const fundedAndPipeline = (notes: readonly (Amounted & { readonly stage: Stage })[]): FundedAndPipeline => ({
  funded: countAndMoney(inBucket(notes, "funded")),
  pipeline: countAndMoney(inBucket(notes, "pipeline")),
});

/** The notes that stand in a region, each with the region's own part of its money. */
export const narrowed = <Note extends PortfolioNote>(notes: readonly Note[], region: RegionFacts): Note[] =>
  notes.flatMap((note) => {
    const part = partIn(note, region);
    return part ? [{ ...note, amountUsd: note.amountUsd === null ? null : part.amount }] : [];
  });

export type StageRow = CountAndMoney & { readonly stage: Stage; readonly bucket: Bucket | null };

/** Every stage of the three buckets in the order of the way, also where nothing stands in it. Drafts and ends are not counted. */
export const byStage = (notes: readonly PortfolioNote[]): StageRow[] =>
  STAGES.filter((stage) => bucketOf(stage) !== null).map((stage) => ({
    stage,
    bucket: bucketOf(stage),
    ...countAndMoney(notes.filter((note) => note.stage === stage)),
  }));

export type AreaFacts = { readonly number: number; readonly name: string; readonly shortName: string };
export type AreaRow = AreaFacts & FundedAndPipeline;

/** Every thematic area, also where nothing stands in it. */
export const byArea = (notes: readonly PortfolioNote[], areas: readonly AreaFacts[]): AreaRow[] =>
  areas.map(({ number, name, shortName }) => ({
    number,
    name,
    shortName,
    ...fundedAndPipeline(notes.filter(({ areaNumber }) => areaNumber === number)),
  }));

export type RegionRow = FundedAndPipeline & { readonly slug: string | null; readonly name: string };

/**
 * The five network regions, then what stands in several of them or in none, where there is any. Money adds up to the
 * total; a note divided by shares is counted in each of its regions, so counts may add up to more than the total.
 */
export function byRegion(notes: readonly PortfolioNote[], regions: readonly RegionFacts[]): RegionRow[] {
  const standings = notes.flatMap((note) =>
    standingsOf(note, regions).map(({ slug, name, amount }) => ({ slug, name, stage: note.stage, amountUsd: amount })),
  );
  const rowOf = (slug: string | null, name: string) => ({
    slug,
    name,
    ...fundedAndPipeline(standings.filter((standing) => standing.name === name)),
  });
  const network = regions.filter(({ kind }) => kind === "network").map(({ slug, name }) => rowOf(slug, name));
  const beside = [SEVERAL_REGIONS, NO_REGION].map((name) => rowOf(null, name));
  return [...network, ...beside.filter(({ funded, pipeline }) => funded.count + pipeline.count > 0)];
}

export type BalanceRow = AreaFacts & {
  readonly total: CountAndMoney;
  /** Part of the money of all five, in per cent with one decimal; null while there is none. */
  readonly share: string | null;
  /** Percentage points above (+) or below (−) an even share, one decimal. */
  readonly distance: string | null;
};

/** Percentage points between "63.6" and an even share of so many, with a sign. */
function distanceFrom(share: string, parts: number): string {
  const tenths = usd(share).minor / 10n - BigInt(Math.round(1000 / parts));
  const magnitude = (tenths < 0n ? -tenths : tenths).toString().padStart(2, "0");
  const sign = tenths === 0n ? "" : tenths < 0n ? "−" : "+";
  return `${sign}${magnitude.slice(0, -1)}.${magnitude.slice(-1)}`;
}

/**
 * Funded and pipeline money together by thematic area against an even share: no objective of the Compact is privileged
 * (the 360-degree approach; source: DOMAIN 1).
 */
export function balanceOf(notes: readonly PortfolioNote[], areas: readonly AreaFacts[]): BalanceRow[] {
  const counted = notes.filter(({ stage }) => [...BUCKETS.pipeline, ...BUCKETS.funded].includes(stage));
  const whole = usd(countAndMoney(counted.filter(({ areaNumber }) => areaNumber !== null)).amount);
  return areas.map(({ number, name, shortName }) => {
    const total = countAndMoney(counted.filter(({ areaNumber }) => areaNumber === number));
    const share = percent(usd(total.amount), whole, 1);
    return { number, name, shortName, total, share, distance: share && distanceFrom(share, areas.length) };
  });
}

export type Waited = { readonly waitingSince: Day; readonly waitingDays: number };

/** The notes of the pipeline, the one endorsed first on top: inviting and appraising it does not end the wait for money. */
export const waitingInPipeline = <Note extends PortfolioNote>(notes: readonly Note[], asOf: Day): (Note & Waited)[] =>
  inBucket(notes, "pipeline")
    .map((note) => ({ ...note, waitingSince: note.decidedOn ?? note.stageSince }))
    .map((note) => ({ ...note, waitingDays: daysBetween(note.waitingSince, asOf) }))
    .sort((a, b) => b.waitingDays - a.waitingDays || a.title.localeCompare(b.title, "en"));

const addressOf = ({ programmeReference, reference }: PortfolioNote) => programmeReference ?? reference ?? "";

/** By thematic area, then by reference: the order of the leaflet. */
export const inPrintOrder = <Note extends PortfolioNote>(notes: readonly Note[]): Note[] =>
  notes.toSorted(
    (a, b) =>
      (a.areaNumber ?? Number.MAX_SAFE_INTEGER) - (b.areaNumber ?? Number.MAX_SAFE_INTEGER) ||
      addressOf(a).localeCompare(addressOf(b), "en"),
  );
