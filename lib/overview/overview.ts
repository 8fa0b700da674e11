import type { Day } from "@/lib/kernel/dates";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";
import {
  type AreaFacts,
  type AreaRow,
  type BalanceRow,
  balanceOf,
  byArea,
  byRegion,
  byStage,
  type FundedAndPipeline,
  fundedAndPipeline,
  inBucket,
  inPrintOrder,
  narrowed,
  type PortfolioNote,
  type RegionRow,
  type StageRow,
  type Waited,
  waitingInPipeline,
} from "./portfolio-breakdown";
import type { RegionFacts } from "./region-shares";
import {
  type Concentration,
  concentrationOf,
  missingToTarget,
  percentOfTarget,
  shareOf,
} from "./resource-mobilization";

export type Target = { amount: string; currency: "USD"; label: string; decidedOn: Day };

/** Money of one donor up to the day, in booked USD; the stages of money are never added to one another. */
export type DonorRow<Type extends string = string> = {
  slug: string;
  name: string;
  shortName: string | null;
  type: Type;
  countryCode: string | null;
  pledged: string;
  committed: string;
  deposited: string;
  receivable: string;
  /** Part of all deposits in per cent, one decimal. */
  share: string | null;
};

export type YearRow = { year: number; pledged: string; committed: string; deposited: string; receivable: string };

export type Contributions = {
  /** Donors, and Member States among them, with deposits above zero. */
  donors: number;
  memberStates: number;
  pledged: string;
  committed: string;
  deposited: string;
  receivable: string;
  depositedByMemberStates: string;
  /** Deposits as a percentage of the target, two decimals; of all donors, and of Member States. Null without a target. */
  percentOfTarget: string | null;
  percentByMemberStates: string | null;
  /** The same by signed commitments, for readers who count agreements. */
  percentCommitted: string | null;
  missingToTarget: string | null;
  basis: "deposits";
};

/** As the committee decides on a note; the database holds the same list. */
export type Outcome = "endorsed" | "deferred" | "not_endorsed" | "approved" | "rejected";

export type DecisionRow = {
  number: string;
  decidedOn: Day;
  mode: "meeting" | "correspondence" | "opening_record";
  text: string;
  items: { noteId: string; title: string; outcome: Outcome; amount: string | null }[];
};

/** Decisions from the last recorded meeting on; `lastMeetingOn` is null while no meeting is recorded, and all are listed. */
export type RecentDecisions = { lastMeetingOn: Day | null; decisions: DecisionRow[] };

/** What the Fund looks like under two clocks. Money in USD with two decimals. A region narrows the portfolio, never the money given. */
export type Overview<Type extends string = string, Note extends PortfolioNote = PortfolioNote> = ReportingDates &
  FundedAndPipeline & {
    region: { slug: string; name: string; kind: "network" | "group" } | null;
    target: Target | null;
    targets: Target[];
    contributions: Contributions;
    concentration: Concentration;
    donors: DonorRow<Type>[];
    byYear: YearRow[];
    stages: StageRow[];
    areas: AreaRow[];
    regions: RegionRow[];
    balance: BalanceRow[];
    waiting: (Note & Waited)[];
    /** Funded, then pipeline notes in the order of the leaflet, each with the region's part of its money where one is asked for. */
    portfolio: Note[];
  };

type Totals = Omit<YearRow, "year"> & { depositedByMemberStates: string };

/** Everything the overview is computed from: read once, by one query each. */
export type Sources<Type extends string, Note extends PortfolioNote> = ReportingDates & {
  region: RegionFacts | null;
  target: Target | null;
  targets: Target[];
  totals: Totals;
  donors: Omit<DonorRow<Type>, "share">[];
  byYear: YearRow[];
  notes: Note[];
  areas: readonly AreaFacts[];
  regions: readonly RegionFacts[];
};

const isGiving = ({ deposited }: { deposited: string }) => deposited !== "0.00" && !deposited.startsWith("-");

function contributionsOf({
  totals,
  donors,
  target,
}: Pick<Sources<string, PortfolioNote>, "totals" | "donors" | "target">) {
  const giving = donors.filter(isGiving);
  const { pledged, committed, deposited, receivable, depositedByMemberStates } = totals;
  return {
    donors: giving.length,
    memberStates: giving.filter(({ type }) => type === "member_state").length,
    pledged,
    committed,
    deposited,
    receivable,
    depositedByMemberStates,
    percentOfTarget: percentOfTarget(deposited, target),
    percentByMemberStates: percentOfTarget(depositedByMemberStates, target),
    percentCommitted: percentOfTarget(committed, target),
    missingToTarget: missingToTarget(deposited, target),
    basis: "deposits",
  } satisfies Contributions;
}

/** Puts the overview together. Pure: the same sources always give the same figures, whoever shows them. */
export function overviewOf<Type extends string, Note extends PortfolioNote>(
  sources: Sources<Type, Note>,
): Overview<Type, Note> {
  const { asOf, knownOn, region, target, targets, donors, totals, byYear, areas, regions } = sources;
  const notes = region ? narrowed(sources.notes, region) : sources.notes;
  return {
    asOf,
    knownOn,
    region: region && { slug: region.slug, name: region.name, kind: region.kind },
    target,
    targets,
    contributions: contributionsOf(sources),
    concentration: concentrationOf(donors),
    donors: donors.map((donor) => ({ ...donor, share: shareOf(donor.deposited, totals.deposited) })),
    byYear,
    ...fundedAndPipeline(notes),
    stages: byStage(notes),
    areas: byArea(notes, areas),
    regions: byRegion(sources.notes, regions),
    balance: balanceOf(notes, areas),
    waiting: waitingInPipeline(notes, asOf),
    portfolio: [...inPrintOrder(inBucket(notes, "funded")), ...inPrintOrder(inBucket(notes, "pipeline"))],
  };
}
