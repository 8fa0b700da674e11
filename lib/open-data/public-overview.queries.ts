import "server-only";
import { usd } from "@/lib/kernel/money";
import { ORGANISATION_TYPE_LABELS } from "@/lib/organisations/organisation.labels";
import { SHARES_ROUNDED } from "@/lib/overview/overview.labels";
import { type FoundOverview, findOverview } from "@/lib/overview/overview.queries";
import { roundingNote, supportSentence } from "@/lib/overview/resource-mobilization";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import { listObjectives, listThematicAreas } from "@/lib/themes/theme.queries";
import type {
  FundedAndPipeline,
  PublicArea,
  PublicContributions,
  PublicDonor,
  PublicDonors,
  PublicObjective,
  PublicOverview,
} from "./public-shapes";

/** A donor is published with what it gave, once something has arrived. */
const donorOf = ({
  slug,
  name,
  type,
  countryCode,
  deposited,
  share,
}: FoundOverview["donors"][number]): PublicDonor => ({
  slug,
  name,
  type,
  typeLabel: ORGANISATION_TYPE_LABELS[type],
  countryCode,
  deposited,
  share,
});

const contributionsOf = (money: FoundOverview["contributions"]): PublicContributions => ({
  donors: money.donors,
  memberStates: money.memberStates,
  pledged: money.pledged,
  committed: money.committed,
  deposited: money.deposited,
  depositedByMemberStates: money.depositedByMemberStates,
  percentOfTarget: money.percentOfTarget,
  percentByMemberStates: money.percentByMemberStates,
  basis: money.basis,
});

const donorsOf = ({ asOf, knownOn, target, contributions, concentration, donors }: FoundOverview): PublicDonors => ({
  asOf,
  knownOn,
  target,
  contributions: contributionsOf(contributions),
  concentration,
  donors: donors.filter(({ deposited }) => usd(deposited).minor > 0n).map(donorOf),
  rounding: `${roundingNote(contributions.deposited)} ${SHARES_ROUNDED}`,
});

/**
 * The Fund under two clocks as the public sees it: the numbers of the committee's overview, field by field. A region narrows the
 * programmes, never the contributions. Refuses an unknown region ("not-found") and an impossible day ("invalid").
 */
export async function findPublicOverview(clocks: ReportingDates, regionSlug?: string): Promise<PublicOverview> {
  const [overview, areas] = await Promise.all([findOverview(clocks, regionSlug), listThematicAreas(clocks.asOf)]);
  return {
    ...donorsOf(overview),
    region: overview.region,
    targets: overview.targets,
    funded: overview.funded,
    pipeline: overview.pipeline,
    areas: overview.areas.map((row) => ({
      ...row,
      objectiveNumbers: areas.find(({ number }) => number === row.number)?.objectiveNumbers ?? [],
    })),
    regions: overview.regions,
    byYear: overview.byYear.map(({ year, deposited, committed }) => ({ year, deposited, committed })),
    supportSentence: supportSentence(clocks, overview.target, overview.contributions),
  };
}

/** Who gave what, up to a day, the largest first. */
export const listPublicDonors = async (clocks: ReportingDates): Promise<PublicDonors> =>
  donorsOf(await findOverview(clocks));

/** The five thematic areas with their objectives and what is funded and waiting under each. */
export async function listPublicAreas(
  clocks: ReportingDates,
): Promise<(PublicArea & FundedAndPipeline & { objectives: PublicObjective[] })[]> {
  const [overview, objectives] = await Promise.all([findPublicOverview(clocks), listObjectives(clocks.asOf)]);
  return overview.areas.map(({ objectiveNumbers, ...area }) => ({
    ...area,
    objectives: objectives.filter(({ number }) => objectiveNumbers.includes(number)),
  }));
}
