import { reportingDatesQuery } from "@/lib/reporting-dates/reporting-dates";
import type { CountAndMoney, PublicOverview } from "./public-shapes";

const counted = ({ count, amount }: CountAndMoney) => ({ count, amount });

/**
 * The document of GET /api/v1/overview, member by member in its published order. Money is a string with two decimals,
 * counts are numbers; `target` and `percentOfTarget` are null before a target was decided, `region` without a region.
 * `knownOn` stands there where an earlier state of knowledge was asked for.
 */
export function overviewDataset({
  asOf,
  knownOn,
  region,
  target,
  contributions,
  funded,
  pipeline,
  areas,
  donors,
}: PublicOverview) {
  return {
    ...reportingDatesQuery({ asOf, knownOn }),
    region: region?.slug ?? null,
    target: target && { amount: target.amount, currency: target.currency, label: target.label },
    contributions: {
      donors: contributions.donors,
      memberStates: contributions.memberStates,
      pledged: contributions.pledged,
      committed: contributions.committed,
      deposited: contributions.deposited,
      depositedByMemberStates: contributions.depositedByMemberStates,
      percentOfTarget: contributions.percentOfTarget,
      basis: contributions.basis,
    },
    funded: counted(funded),
    pipeline: counted(pipeline),
    thematicAreas: areas.map((area) => ({
      number: area.number,
      funded: counted(area.funded),
      pipeline: counted(area.pipeline),
    })),
    donors: donors.map(({ name, type, deposited }) => ({ name, type: type.replaceAll("_", "-"), deposited })),
  };
}
