import "server-only";
import { listMilestones, listPortfolioOn, type PortfolioRow } from "@/lib/concept-notes/concept-note.queries";
import type { Day } from "@/lib/kernel/dates";
import { describeOrganisations } from "@/lib/organisations/organisation.queries";
import { countAndMoney, inPrintOrder } from "@/lib/overview/portfolio-breakdown";
import { partIn, reachesUndivided, type RegionFacts } from "@/lib/overview/region-shares";
import { listPlaces, listRegions } from "@/lib/places/place.queries";
import { markedName } from "@/lib/places/region-members";
import { listApprovedParts } from "@/lib/programmes/money/programme-money.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { listObjectives, listThematicAreas } from "@/lib/themes/theme.queries";
import type {
  CountAndMoney,
  FundedAndPipeline,
  PublicProgramme,
  PublicProgrammeRecord,
  PublicRegion,
} from "./public-shapes";
import {
  enumerated,
  GIVING_MOVES,
  NOT_STATED,
  PUBLIC_MOVES,
  type PublicBucket,
  publicBucketOf,
  publicStageLabel,
} from "./public-words";

/** The names a programme is told with, as they are on a day. */
export async function findNames(asOf: Day) {
  const [places, regions, areas] = await Promise.all([listPlaces(asOf), listRegions(asOf), listThematicAreas(asOf)]);
  return { places, regions, areas, placeByCode: new Map(places.map((place) => [place.code, place])) };
}
export type Names = Awaited<ReturnType<typeof findNames>>;

export const publicRegion = ({ slug, name, kind }: RegionFacts): PublicRegion => ({ slug, name, kind });

function placesOf(row: PortfolioRow, { placeByCode }: Names) {
  return row.places.map(({ code, share }) => {
    const place = placeByCode.get(code);
    return { code, name: place?.name ?? code, footnote: place?.footnote ?? null, share };
  });
}

/** The published side of a note, or null where it has none on that day. Only what is named here leaves. */
export function programmeOf(row: PortfolioRow, names: Names): PublicProgramme | null {
  const bucket = publicBucketOf(row.stage);
  const reference = row.programmeReference ?? row.reference;
  if (!bucket || !reference) return null;
  const places = placesOf(row, names);
  const group = names.regions.find(({ slug }) => slug === row.regionGroup) ?? null;
  const area = names.areas.find(({ number }) => number === row.areaNumber);
  return {
    reference,
    href: `/${bucket === "funded" ? "programmes" : "pipeline"}/${reference}`,
    bucket,
    stageLabel: publicStageLabel(row.stage),
    title: row.title,
    summary: row.summary,
    area: area ? { number: area.number, name: area.name, shortName: area.shortName } : null,
    amount: row.amountUsd,
    since: row.decidedOn ?? row.stageSince,
    places,
    group: group && publicRegion(group),
    placesLabel: group?.name ?? (places.length > 0 ? enumerated(places.map(markedName)) : NOT_STATED),
    decision: row.decisionNumber && row.decidedOn ? { number: row.decisionNumber, decidedOn: row.decidedOn } : null,
    part: null,
  };
}

type Narrowing = { area?: number; region?: string };

/** Everything published under two clocks, in the leaflet's order, each with its row. */
export async function listPublished({ asOf, knownOn }: ReportingDates) {
  const [rows, names] = await Promise.all([listPortfolioOn(asOf, knownOn), findNames(asOf)]);
  const published = inPrintOrder(rows).flatMap((row) => {
    const programme = programmeOf(row, names);
    return programme ? [{ row, programme }] : [];
  });
  return { published, names };
}
export type Published = Awaited<ReturnType<typeof listPublished>>["published"];

/** What of the published stands in a region, each with the region's part where shares divide the money. */
export const publishedIn = (published: Published, region: RegionFacts): PublicProgramme[] =>
  published.flatMap(({ row, programme }) => {
    const part = partIn(row, region);
    return part ? [{ ...programme, part: part.isDivided ? part.amount : null }] : [];
  });

/** How many of a bucket, and their money: the region's part of it where the list is narrowed. */
export const totalOf = (programmes: readonly PublicProgramme[], bucket: PublicBucket): CountAndMoney =>
  countAndMoney(
    programmes.filter((one) => one.bucket === bucket).map(({ part, amount }) => ({ amountUsd: part ?? amount })),
  );

/** What reaches into a region without anybody having said how its money is divided. */
export const reachingInto = (published: Published, region: RegionFacts): PublicProgramme[] =>
  published.flatMap(({ row, programme }) => (reachesUndivided(row, region) ? [programme] : []));

/**
 * The published programmes of one bucket under two clocks, ordered by thematic area, then reference; all, or those of an area
 * or a region. A region nobody knows has none.
 */
export async function listPublicProgrammes(
  bucket: PublicBucket,
  clocks: ReportingDates,
  { area, region: slug }: Narrowing = {},
): Promise<PublicProgramme[]> {
  const { published, names } = await listPublished(clocks);
  const region = names.regions.find((one) => one.slug === slug);
  if (slug !== undefined && !region) return [];
  const standing = region ? publishedIn(published, region) : published.map(({ programme }) => programme);
  return standing.filter((one) => one.bucket === bucket && (area === undefined || one.area?.number === area));
}

/** Every region and group with what is funded and waiting in it; a group's money is also in its region's. */
export async function listPublicRegions(clocks: ReportingDates): Promise<(PublicRegion & FundedAndPipeline)[]> {
  const { published, names } = await listPublished(clocks);
  return names.regions.map((region) => {
    const here = publishedIn(published, region);
    return { ...publicRegion(region), funded: totalOf(here, "funded"), pipeline: totalOf(here, "pipeline") };
  });
}

const distinct = (values: readonly (string | null)[]) => [...new Set(values.flatMap((value) => value ?? []))];
export const footnotesOf = (programmes: readonly PublicProgramme[]): string[] =>
  distinct(programmes.flatMap(({ places }) => places.map(({ footnote }) => footnote)));

/** Who takes part, each with its part: of the approved amount once there is one, before of the amount asked for. */
async function organisationsOf({ id, stage, participations, leadId }: PortfolioRow, asOf: Day) {
  const ids = participations.map(({ organisationId }) => organisationId);
  const approved = publicBucketOf(stage) === "funded" ? await listApprovedParts(id) : new Map<string, string>();
  const known = await describeOrganisations(asOf, leadId ? [...ids, leadId] : ids);
  const organisations = participations.flatMap(({ organisationId, budgetUsd }) => {
    const found = known.get(organisationId);
    return found
      ? [{ name: found.name, shortName: found.shortName, budget: approved.get(organisationId) ?? budgetUsd }]
      : [];
  });
  return { organisations, lead: (leadId && known.get(leadId)?.name) || null };
}

async function historyOf(noteId: string, { asOf, knownOn }: ReportingDates) {
  const milestones = await listMilestones(noteId, asOf, knownOn);
  return milestones.flatMap(({ move, on, amountUsd, decisionNumber }) => {
    const label = PUBLIC_MOVES[move];
    const amount = GIVING_MOVES.includes(move) ? amountUsd : null;
    return label ? [{ label, on, amount, decisionNumber }] : [];
  });
}

/**
 * Everything published of one programme or pipeline note under two clocks, found by either of its references; null where
 * there is none, or not yet, or no longer.
 */
export async function findPublicProgramme(
  reference: string,
  clocks: ReportingDates,
): Promise<PublicProgrammeRecord | null> {
  const { asOf } = clocks;
  const { published, names } = await listPublished(clocks);
  const found = published.find(({ row }) => [row.programmeReference, row.reference].includes(reference));
  if (!found) return null;
  const { row, programme } = found;
  const [objectives, parties, history] = await Promise.all([
    listObjectives(asOf),
    organisationsOf(row, asOf),
    historyOf(row.id, clocks),
  ]);
  return {
    ...programme,
    source: row.source,
    objectives: objectives.filter(({ number }) => row.objectiveNumbers.includes(number)),
    ...parties,
    durationMonths: row.durationMonths,
    governmentPartners: row.governmentPartners,
    regions: names.regions.filter((region) => partIn(row, region) !== null).map(publicRegion),
    footnotes: footnotesOf([programme]),
    history,
  };
}
