import "server-only";
import { listPortfolioOn } from "@/lib/concept-notes/concept-note.queries";
import { sumByYear, sumContributions } from "@/lib/contributions/contribution-sums.queries";
import { findFundProfile } from "@/lib/fund/fund.queries";
import { inOneView } from "@/lib/kernel/db";
import { Refusal } from "@/lib/kernel/refusal";
import { listRegions } from "@/lib/places/place.queries";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { refuseImpossibleDay } from "@/lib/reporting-dates/reporting-dates.schema";
import { listThematicAreas } from "@/lib/themes/theme.queries";
import { overviewOf } from "./overview";

/**
 * The Fund under two clocks, whole or with the portfolio narrowed to a region. The one source of the committee's overview, the
 * public pages and the API. Figures of the Fund: takes no actor, names no person; its caller decides who may see it.
 * Names, targets and regions are those on record for the day. Refuses a day that is none or has not come ("invalid") and a region nobody knows ("not-found").
 */
export const findOverview = inOneView(async ({ asOf, knownOn }: ReportingDates, regionSlug?: string) => {
  refuseImpossibleDay({ asOf, knownOn });
  const [regions, areas, fund, sums, byYear, notes] = await Promise.all([
    listRegions(asOf),
    listThematicAreas(asOf),
    findFundProfile(asOf),
    sumContributions(asOf, knownOn),
    sumByYear(asOf, undefined, knownOn),
    listPortfolioOn(asOf, knownOn),
  ]);
  const region = regionSlug === undefined ? null : (regions.find(({ slug }) => slug === regionSlug) ?? undefined);
  if (region === undefined)
    throw new Refusal("not-found", "There is no region of this name.", { region: "Unknown region." });
  const { byDonor, depositedByMemberStates, pledged, committed, deposited, receivable } = sums;
  return overviewOf({
    asOf,
    knownOn,
    region,
    target: fund.target,
    targets: fund.targets,
    totals: { pledged, committed, deposited, receivable, depositedByMemberStates },
    donors: byDonor.map(({ donor, donorId: _, ...money }) => ({ ...donor, ...money })),
    byYear,
    notes,
    areas,
    regions,
  });
});

export type FoundOverview = Awaited<ReturnType<typeof findOverview>>;
