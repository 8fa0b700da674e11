import { expect, test } from "vitest";
import { overviewOf } from "@/lib/overview/overview";
import { AREAS, DONORS, NOTES, noteWith, REGIONS, TARGET, TOTALS, undivided } from "./leaflet";

const SOURCES = {
  asOf: "2024-01-31",
  knownOn: "2999-01-01",
  region: null,
  target: TARGET,
  targets: [TARGET],
  totals: TOTALS,
  donors: DONORS,
  byYear: [],
  notes: NOTES,
  areas: AREAS,
  regions: REGIONS,
};
const [STATE] = DONORS.slice(0, 1) as [(typeof DONORS)[number]];
const europe = REGIONS.find(({ slug }) => slug === "europe") ?? null;

test("the leaflet comes out as its rows say, not as its headline says", () => {
  const found = overviewOf({ ...SOURCES, region: europe });
  expect(found.contributions).toMatchObject({
    donors: 22,
    memberStates: 20,
    deposited: "57425741.00",
    depositedByMemberStates: "57212620.00",
    percentOfTarget: "38.28",
    percentByMemberStates: "38.14",
    missingToTarget: "92574259.00",
    basis: "deposits",
  });
  expect(found.concentration).toEqual({ top1: "34.1", top3: "63.0", top7: "93.7", herfindahl: "0.185" });
  expect(found.funded).toEqual({ count: 3, amount: "5500000.00" });
  expect(found.pipeline).toEqual({ count: 3, amount: "9500000.00" });
  expect(
    found.areas.map(({ funded, pipeline }) => [funded.count, funded.amount, pipeline.count, pipeline.amount]),
  ).toEqual([
    [2, "3500000.00", 0, "0.00"],
    [0, "0.00", 0, "0.00"],
    [0, "0.00", 0, "0.00"],
    [1, "2000000.00", 2, "5500000.00"],
    [0, "0.00", 1, "4000000.00"],
  ]);
});

test("a region narrows the portfolio and never the contributions", () => {
  const balkans = REGIONS.find(({ slug }) => slug === "western-balkans") ?? null;
  const found = overviewOf({ ...SOURCES, region: balkans });
  expect(found.contributions).toEqual(overviewOf(SOURCES).contributions);
  expect(found.funded).toEqual({ count: 2, amount: "3500000.00" });
  expect(found.pipeline).toEqual({ count: 1, amount: "3000000.00" });
});

test("a donor that only pledged is listed and not counted as a donor", () => {
  const pledging = { ...STATE, slug: "malta", name: "Malta", pledged: "5.00", committed: "0.00", deposited: "0.00" };
  const found = overviewOf({ ...SOURCES, donors: [...DONORS, pledging] });
  expect(found.contributions.donors).toBe(22);
  expect(found.donors.at(-1)).toMatchObject({ slug: "malta", share: "0.0" });
});

test("before the Fund opened everything is nothing and no share is invented", () => {
  const nothing = { pledged: "0.00", committed: "0.00", deposited: "0.00", receivable: "0.00" };
  const found = overviewOf({
    ...SOURCES,
    target: null,
    targets: [],
    totals: { ...nothing, depositedByMemberStates: "0.00" },
    donors: [],
    notes: [],
  });
  expect(found.contributions).toMatchObject({ donors: 0, percentOfTarget: null, missingToTarget: null });
  expect(found.concentration).toEqual({ top1: null, top3: null, top7: null, herfindahl: null });
  expect(found.balance.every(({ share, distance }) => share === null && distance === null)).toBe(true);
});

test("concept notes under review are counted by stage and stand in no public list", () => {
  const found = overviewOf({
    ...SOURCES,
    notes: [...NOTES, noteWith({ stage: "in_review", places: undivided("MK") })],
  });
  expect(found.stages.find(({ stage }) => stage === "in_review")).toMatchObject({ count: 1, bucket: "concept-notes" });
  expect(found.portfolio.map(({ stage }) => stage)).not.toContain("in_review");
  expect(found.funded.count + found.pipeline.count).toBe(6);
});
