import "server-only";
import { findFundProfile } from "@/lib/fund/fund.queries";
import { inOneView } from "@/lib/kernel/db";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { listObjectives } from "@/lib/themes/theme.queries";
import { contextOf } from "./brief-context";
import { findPublicOverview } from "./public-overview.queries";
import { findNames, footnotesOf, listPublished, publishedIn, reachingInto, totalOf } from "./public-programmes.queries";
import type { PublicList, PublicProgramme, RegionalBrief } from "./public-shapes";
import type { PublicBucket } from "./public-words";

const listOf = (here: PublicProgramme[], bucket: PublicBucket): PublicList => ({
  total: totalOf(here, bucket),
  programmes: here.filter((one) => one.bucket === bucket),
});

/** All the leaflet of a region carries, in its order, under two clocks; null where nobody knows the region. */
export const findRegionalBrief = inOneView(
  async (slug: string, clocks: ReportingDates): Promise<RegionalBrief | null> => {
    const { asOf, knownOn } = clocks;
    const atlas = await findNames(asOf);
    const region = atlas.regions.find((one) => one.slug === slug);
    if (!region) return null;
    const [overview, fund, objectives, { published }] = await Promise.all([
      findPublicOverview(clocks, slug),
      findFundProfile(asOf),
      listObjectives(asOf),
      listPublished(clocks),
    ]);
    const here = publishedIn(published, region);
    const alsoReaching = reachingInto(published, region);
    return {
      asOf,
      knownOn,
      region: { slug: region.slug, name: region.name, kind: region.kind },
      context: contextOf(fund.texts.context, region, atlas),
      champions: atlas.places
        .filter(({ code }) => fund.gcmChampions.includes(code) && region.placeCodes.includes(code))
        .map(({ code, name, footnote }) => ({ code, name, footnote, share: null })),
      about: fund.texts.about,
      areas: atlas.areas.map(({ number, name, shortName, objectiveNumbers }) => ({
        number,
        name,
        shortName,
        objectives: objectives.filter((objective) => objectiveNumbers.includes(objective.number)),
      })),
      funded: listOf(here, "funded"),
      pipeline: listOf(here, "pipeline"),
      alsoReaching,
      footnotes: footnotesOf([...here, ...alsoReaching]),
      mapDisclaimer: fund.disclaimers.maps,
      target: overview.target,
      support: { sentence: overview.supportSentence, call: fund.texts.support },
      contributions: overview.contributions,
      donors: overview.donors,
      rounding: overview.rounding,
      contacts: fund.contacts,
    };
  },
);
