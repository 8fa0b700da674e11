import { expect, test } from "vitest";
import { overviewDataset } from "@/lib/open-data/datasets";
import type { PublicOverview } from "@/lib/open-data/public-shapes";

const NONE = { count: 0, amount: "0.00" };
const OVERVIEW: PublicOverview = {
  asOf: "2024-01-31",
  knownOn: "2999-01-01",
  region: { slug: "europe", name: "Europe", kind: "network" },
  target: { amount: "150000000.00", currency: "USD", label: "IMRF 2026", decidedOn: "2023-01-01" },
  targets: [],
  contributions: {
    donors: 1,
    memberStates: 1,
    pledged: "0.00",
    committed: "2.00",
    deposited: "1.00",
    depositedByMemberStates: "1.00",
    percentOfTarget: "0.00",
    percentByMemberStates: "0.00",
    basis: "deposits",
  },
  concentration: { top1: "100.0", top3: "100.0", top7: "100.0", herfindahl: "1.000" },
  funded: NONE,
  pipeline: NONE,
  areas: [{ number: 1, name: "A", shortName: "a", objectiveNumbers: [1], funded: NONE, pipeline: NONE }],
  regions: [],
  byYear: [],
  donors: [
    {
      slug: "malta",
      name: "Malta",
      type: "member_state",
      typeLabel: "Member State",
      countryCode: "MT",
      deposited: "1.00",
      share: "100.0",
    },
  ],
  rounding: "",
  supportSentence: "",
};

test("the document has exactly the published members, in their order", () => {
  expect(JSON.stringify(overviewDataset(OVERVIEW))).toBe(
    '{"asOf":"2024-01-31","region":"europe",' +
      '"target":{"amount":"150000000.00","currency":"USD","label":"IMRF 2026"},' +
      '"contributions":{"donors":1,"memberStates":1,"pledged":"0.00","committed":"2.00","deposited":"1.00",' +
      '"depositedByMemberStates":"1.00","percentOfTarget":"0.00","basis":"deposits"},' +
      '"funded":{"count":0,"amount":"0.00"},"pipeline":{"count":0,"amount":"0.00"},' +
      '"thematicAreas":[{"number":1,"funded":{"count":0,"amount":"0.00"},"pipeline":{"count":0,"amount":"0.00"}}],' +
      '"donors":[{"name":"Malta","type":"member-state","deposited":"1.00"}]}',
  );
});

test("an earlier state of knowledge is named, right after the day", () => {
  const known = overviewDataset({ ...OVERVIEW, knownOn: "2024-02-15" });
  expect(Object.keys(known).slice(0, 2)).toEqual(["asOf", "knownOn"]);
});

test("what does not exist is null, not missing", () => {
  const document = overviewDataset({ ...OVERVIEW, region: null, target: null });
  expect(document).toMatchObject({ region: null, target: null });
});
