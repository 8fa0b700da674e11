import { beforeAll, expect, test } from "vitest";
import { GET } from "@/app/api/v1/overview/route";
import { findRegionalBrief } from "@/lib/open-data/brief.queries";
import { findPublicOverview, listPublicDonors } from "@/lib/open-data/public-overview.queries";
import { listPublicRegions } from "@/lib/open-data/public-programmes.queries";
import { findOverview } from "@/lib/overview/overview.queries";
import { knownToday } from "@/tests/support/clocks";
import { LEAFLET_DAY, tellStory } from "./story";

beforeAll(async () => {
  await tellStory();
});

const document = async (query: string) => {
  const response = await GET(new Request(`http://fund.test/api/v1/overview?${query}`));
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
};

const NONE = { count: 0, amount: "0.00" };

test("the leaflet of Europe comes out of the records", async () => {
  const found = await document(`asOf=${LEAFLET_DAY}&region=europe`);
  expect(found).toMatchObject({
    asOf: LEAFLET_DAY,
    region: "europe",
    target: { amount: "150000000.00", currency: "USD", label: "IMRF 2026" },
    contributions: {
      donors: 22,
      memberStates: 20,
      pledged: "0.00",
      committed: "57425741.00",
      deposited: "57425741.00",
      depositedByMemberStates: "57212620.00",
      percentOfTarget: "38.28",
      basis: "deposits",
    },
    funded: { count: 3, amount: "5500000.00" },
    pipeline: { count: 3, amount: "9500000.00" },
    thematicAreas: [
      { number: 1, funded: { count: 2, amount: "3500000.00" }, pipeline: NONE },
      { number: 2, funded: NONE, pipeline: NONE },
      { number: 3, funded: NONE, pipeline: NONE },
      { number: 4, funded: { count: 1, amount: "2000000.00" }, pipeline: { count: 2, amount: "5500000.00" } },
      { number: 5, funded: NONE, pipeline: { count: 1, amount: "4000000.00" } },
    ],
  });
  expect((found.donors as unknown[]).slice(0, 2)).toEqual([
    { name: "Germany", type: "member-state", deposited: "19569912.00" },
    { name: "United States", type: "member-state", deposited: "10000000.00" },
  ]);
});

test("shares and concentration are those of the rows", async () => {
  const { concentration, contributions, donors } = await findOverview(knownToday(LEAFLET_DAY));
  expect(concentration).toEqual({ top1: "34.1", top3: "63.0", top7: "93.7", herfindahl: "0.185" });
  expect(contributions.percentByMemberStates).toBe("38.14");
  expect(donors[0]).toMatchObject({ slug: "germany", share: "34.1" });
});

test("committee, public pages, brief and API give the same numbers", async () => {
  const [office, open, brief, donors, regions, machine] = await Promise.all([
    findOverview(knownToday(LEAFLET_DAY), "europe"),
    findPublicOverview(knownToday(LEAFLET_DAY), "europe"),
    findRegionalBrief("europe", knownToday(LEAFLET_DAY)),
    listPublicDonors(knownToday(LEAFLET_DAY)),
    listPublicRegions(knownToday(LEAFLET_DAY)),
    document(`asOf=${LEAFLET_DAY}&region=europe`),
  ]);
  const { funded, pipeline } = office;
  expect(open).toMatchObject({ funded, pipeline });
  expect(machine).toMatchObject({ funded, pipeline });
  expect({ funded: brief?.funded.total, pipeline: brief?.pipeline.total }).toEqual({ funded, pipeline });
  expect(regions.find(({ slug }) => slug === "europe")).toMatchObject({ funded, pipeline });
  expect(office.contributions).toMatchObject(open.contributions);
  expect(open.contributions).toMatchObject(machine.contributions as object);
  expect(brief?.contributions).toEqual(open.contributions);
  expect(donors.contributions).toEqual(open.contributions);
  expect(office.concentration).toEqual(donors.concentration);
  expect(brief?.donors).toEqual(donors.donors);
  expect(open.donors.map(({ name, deposited }) => [name, deposited])).toEqual(
    office.donors.map(({ name, deposited }) => [name, deposited]),
  );
});

test("the brief carries what the leaflet carries, in its order", async () => {
  const brief = await findRegionalBrief("europe", knownToday(LEAFLET_DAY));
  expect(brief?.context).toHaveLength(2);
  expect(brief?.champions.map(({ name }) => name)).toEqual(["Luxembourg", "Portugal", "Türkiye"]);
  expect(brief?.areas.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
  expect(brief?.funded.programmes.map(({ area, placesLabel, amount }) => [area?.number, placesLabel, amount])).toEqual([
    [1, "North Macedonia", "1500000.00"],
    [1, "Serbia", "2000000.00"],
    [4, "Republic of Moldova", "2000000.00"],
  ]);
  expect(
    brief?.pipeline.programmes.map(({ area, placesLabel, amount }) => [area?.number, placesLabel, amount]),
  ).toEqual([
    [4, "Western Balkans", "3000000.00"],
    [4, "Türkiye", "2500000.00"],
    [5, "Türkiye", "4000000.00"],
  ]);
  expect(brief?.pipeline.programmes[0]?.places.map(({ code }) => code)).toEqual(["AL", "BA", "XK", "ME", "MK", "RS"]);
  expect(brief?.footnotes).toEqual([expect.stringContaining("resolution 1244 (1999)")]);
  expect(brief?.support.sentence).toContain(
    "38.3 % of this target had been mobilised: USD 57.4M deposited by 22 donors, of which 20 Member States gave USD 57.2M (38.1 %",
  );
  expect(brief?.donors).toHaveLength(22);
});

test("the Fund's figures begin with the Fund", async () => {
  const before = await document("asOf=2019-04-30");
  expect(before).toMatchObject({
    target: null,
    region: null,
    contributions: { donors: 0, deposited: "0.00", percentOfTarget: null },
    funded: NONE,
    donors: [],
  });
  expect(await document("asOf=2024-01-30")).toMatchObject({ contributions: { donors: 0 }, pipeline: NONE });
});
