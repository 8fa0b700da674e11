import type { PortfolioNote } from "@/lib/overview/portfolio-breakdown";
import type { RegionFacts } from "@/lib/overview/region-shares";

const giver = (type: string, name: string, amount: string) => ({
  slug: name.toLowerCase().replaceAll(" ", "-"),
  name,
  shortName: null,
  type,
  countryCode: null,
  pledged: "0.00",
  committed: amount,
  deposited: amount,
  receivable: "0.00",
});
const state = (name: string, amount: string) => giver("member_state", name, amount);

/** The donors of January 2024 as printed, the largest first. */
export const DONORS = [
  state("Germany", "19569912.00"),
  state("United States", "10000000.00"),
  state("Denmark", "6588103.00"),
  state("United Kingdom", "6262133.00"),
  state("France", "3849601.00"),
  state("Netherlands", "3781000.00"),
  state("Norway", "3776692.00"),
  state("Spain", "1072406.00"),
  state("Sweden", "938159.00"),
  state("Portugal", "604927.00"),
  state("Mexico", "450000.00"),
  giver("civil_society", "United Methodist Committee on Relief", "150000.00"),
  state("Philippines", "126402.00"),
  giver("foundation", "Robert Bosch Stiftung GmbH", "63121.00"),
  state("Ireland", "55569.00"),
  state("Cyprus", "39402.00"),
  state("Luxembourg", "26307.00"),
  state("Thailand", "25000.00"),
  state("Türkiye", "20000.00"),
  state("Bangladesh", "12007.00"),
  state("Morocco", "10000.00"),
  state("Azerbaijan", "5000.00"),
];

export const TOTALS = {
  pledged: "0.00",
  committed: "57425741.00",
  deposited: "57425741.00",
  receivable: "0.00",
  depositedByMemberStates: "57212620.00",
};

export const TARGET = {
  amount: "150000000.00",
  currency: "USD",
  label: "IMRF 2026",
  decidedOn: "2023-01-01",
} as const;

export const AREAS = [1, 2, 3, 4, 5].map((number) => ({ number, name: `Area ${number}`, shortName: `${number}` }));

export const REGIONS: RegionFacts[] = [
  { slug: "africa", kind: "network", name: "Africa", placeCodes: ["KE", "NE"] },
  { slug: "europe", kind: "network", name: "Europe", placeCodes: ["AL", "BA", "XK", "ME", "MK", "RS", "MD", "TR"] },
  { slug: "western-balkans", kind: "group", name: "Western Balkans", placeCodes: ["AL", "BA", "XK", "ME", "MK", "RS"] },
];

/** A note with what a test says of it; the rest is of no interest. */
export const noteWith = (facts: Partial<PortfolioNote>): PortfolioNote => ({
  id: "0",
  reference: null,
  programmeReference: null,
  title: "A note",
  areaNumber: 1,
  amountUsd: "1000000.00",
  stage: "in_pipeline",
  stageSince: "2024-01-31",
  places: [],
  regionGroup: null,
  decisionNumber: "SC-2024-01",
  decidedOn: null,
  ...facts,
});

export const undivided = (...codes: string[]) => codes.map((code) => ({ code, share: null }));

const funded = (title: string, areaNumber: number, amountUsd: string, ...codes: string[]) =>
  noteWith({ title, areaNumber, amountUsd, stage: "funded", places: undivided(...codes) });
const waiting = (title: string, areaNumber: number, amountUsd: string, ...codes: string[]) =>
  noteWith({ title, areaNumber, amountUsd, places: undivided(...codes) });

/** The six records of the leaflet of Europe. */
export const NOTES = [
  funded("North Macedonia", 1, "1500000.00", "MK"),
  funded("Serbia", 1, "2000000.00", "RS"),
  funded("Republic of Moldova", 4, "2000000.00", "MD"),
  waiting("Western Balkans", 4, "3000000.00", "AL", "BA", "XK", "ME", "MK", "RS"),
  waiting("Türkiye, green economy", 4, "2500000.00", "TR"),
  waiting("Türkiye, social cohesion", 5, "4000000.00", "TR"),
];
