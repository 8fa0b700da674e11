import type { FundProfile } from "@/lib/fund/fund.queries";
import type { Day } from "@/lib/kernel/dates";
import type { OrganisationType } from "@/lib/organisations/organisation.labels";
import type { ReportingDates } from "@/lib/reporting-dates/reporting-dates";

/** What the Fund publishes, field by field: nothing leaves for the public that does not stand here. Money in USD, "1500000.00". */

export type CountAndMoney = { count: number; amount: string };
export type FundedAndPipeline = { funded: CountAndMoney; pipeline: CountAndMoney };

export type PublicArea = { number: number; name: string; shortName: string };
export type PublicObjective = { number: number; title: string; shortTitle: string };
export type PublicRegion = { slug: string; name: string; kind: "network" | "group" };
export type PublicTarget = { amount: string; currency: "USD"; label: string; decidedOn: Day };

/** A place as the United Nations names it; `share` in per cent, null where the money is not divided. */
export type PublicPlace = { code: string; name: string; footnote: string | null; share: string | null };

/** A funded programme or a note in the pipeline. */
export type PublicProgramme = {
  /** The public address: the programme's number once there is one, else the note's. */
  reference: string;
  href: string;
  bucket: "funded" | "pipeline";
  stageLabel: string;
  title: string;
  summary: string;
  area: PublicArea | null;
  amount: string | null;
  /** The day it came into its bucket. */
  since: Day;
  places: PublicPlace[];
  /** A named group such as "Western Balkans", shown instead of the list of places. */
  group: PublicRegion | null;
  placesLabel: string;
  decision: { number: string; decidedOn: Day } | null;
  /** In a list narrowed to a region: the region's part of the amount, where shares divide it; else null. */
  part: string | null;
};

/** Everything published of one programme; null or an empty list where the source does not say. */
export type PublicProgrammeRecord = PublicProgramme & {
  source: string | null;
  objectives: PublicObjective[];
  organisations: { name: string; shortName: string | null; budget: string | null }[];
  lead: string | null;
  durationMonths: number | null;
  governmentPartners: string[];
  regions: PublicRegion[];
  footnotes: string[];
  history: { label: string; on: Day; amount: string | null; decisionNumber: string | null }[];
};

export type PublicDonor = {
  slug: string;
  name: string;
  type: OrganisationType;
  typeLabel: string;
  countryCode: string | null;
  deposited: string;
  /** Part of all deposits in per cent, one decimal: "34.1". */
  share: string | null;
};

export type PublicContributions = {
  donors: number;
  memberStates: number;
  pledged: string;
  committed: string;
  deposited: string;
  depositedByMemberStates: string;
  /** Per cent of the target with two decimals; null without a target. */
  percentOfTarget: string | null;
  percentByMemberStates: string | null;
  basis: "deposits";
};

export type Concentration = {
  top1: string | null;
  top3: string | null;
  top7: string | null;
  herfindahl: string | null;
};

export type PublicDonors = ReportingDates & {
  target: PublicTarget | null;
  contributions: PublicContributions;
  concentration: Concentration;
  donors: PublicDonor[];
  rounding: string;
};

export type PublicOverview = PublicDonors &
  FundedAndPipeline & {
    region: PublicRegion | null;
    targets: PublicTarget[];
    areas: (PublicArea & FundedAndPipeline & { objectiveNumbers: number[] })[];
    regions: ({ slug: string | null; name: string } & FundedAndPipeline)[];
    byYear: { year: number; deposited: string; committed: string }[];
    supportSentence: string;
  };

export type PublicDecision = {
  number: string;
  decidedOn: Day;
  modeLabel: string;
  /** Null where the decision also concerns notes that are not public. */
  text: string | null;
  itemCount: number;
};

export type PublicDecisionRecord = PublicDecision & {
  conditions: string | null;
  hasUnpublishedItems: boolean;
  /** `reference` and `href` are null where the note is no longer public. */
  items: {
    title: string;
    reference: string | null;
    href: string | null;
    outcomeLabel: string;
    amount: string | null;
  }[];
};

export type PublicList = { total: CountAndMoney; programmes: PublicProgramme[] };

/** All the leaflet carries, in its order. */
export type RegionalBrief = ReportingDates & {
  region: PublicRegion;
  context: string[];
  champions: PublicPlace[];
  about: string[];
  areas: (PublicArea & { objectives: PublicObjective[] })[];
  funded: PublicList;
  pipeline: PublicList;
  /** Notes that reach beyond the region and whose money nobody divided: named here, in no region's money. */
  alsoReaching: PublicProgramme[];
  footnotes: string[];
  mapDisclaimer: string;
  target: PublicTarget | null;
  support: { sentence: string; call: string };
  contributions: PublicContributions;
  donors: PublicDonor[];
  rounding: string;
  contacts: FundProfile["contacts"];
};

/** A closed period: each published figure that became known to be another, and every late fact on the way. */
export type PublicRestatement = {
  closedThrough: Day;
  closedOn: Day;
  figures: {
    key: string;
    label: string;
    published: string;
    restated: string;
    /** In the order in which they became known. */
    /** `concerns` names donor, organisation, programme and pool, as far as they are published. */
    steps: {
      what: string;
      concerns: string[];
      reason: string;
      occurredOn: Day;
      recordedOn: Day;
      from: string;
      to: string;
    }[];
  }[];
};
