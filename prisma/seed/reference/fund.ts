import type { FundSettingKey, FundSettingValue } from "@/lib/fund/fund-setting.schema";
import { CHILD_MARKER_AFTER, OPENING_DAY, RATE_MAX_AGE_DAYS, RATE_TOLERANCE } from "@/lib/fund/fund-settings";
import type { Day } from "@/lib/kernel/dates";

export const KOSOVO_FOOTNOTE =
  "References to Kosovo shall be understood to be in the context of United Nations Security Council resolution 1244 (1999).";

const DEFAULT = "Default of this software; no decision of the Fund";

const LEAFLET = "Fund leaflet, January 2024";

export type SettingFact<Key extends FundSettingKey = FundSettingKey> = {
  [One in Key]: { key: One; value: FundSettingValue<One>; holdsFrom: Day; source: string };
}[Key];

const target = (amount: string, label: string, holdsFrom: Day, source: string): SettingFact => ({
  key: "target",
  value: { amount, currency: "USD", label },
  holdsFrom,
  source,
});

/** The first value of everything in the fund profile, and the history of the target. */
export const FUND_SETTINGS: readonly SettingFact[] = [
  { key: "name", value: "Migration Multi-Partner Trust Fund", holdsFrom: OPENING_DAY, source: LEAFLET },
  { key: "short-name", value: "Migration MPTF", holdsFrom: OPENING_DAY, source: LEAFLET },
  { key: "fee-rate", value: "0.01", holdsFrom: OPENING_DAY, source: "Standard fee of the Administrative Agent" },
  { key: "indirect-rate", value: "0.07", holdsFrom: OPENING_DAY, source: "Standard indirect support cost rate" },
  target("25000000.00", "First year", OPENING_DAY, "Launch of the Fund; date of the decision not published"),
  target("70000000.00", "Second target", "2021-01-01", "Steering Committee; date and event not published"),
  target("150000000.00", "IMRF 2026", "2023-01-01", `${LEAFLET}; date of the decision not published`),
  {
    key: "contacts",
    value: {
      office: "Migration MPTF Fund Management Unit",
      address: [
        "UN Network on Migration Secretariat",
        "17, Route des Morillons, P.O. Box 17",
        "CH 1211 Geneva 19, Switzerland",
      ],
      email: "migrationmptf@iom.int",
      websites: ["https://migrationnetwork.un.org/mptf", "https://mptf.undp.org/fund/mig00"],
    },
    holdsFrom: OPENING_DAY,
    source: LEAFLET,
  },
  {
    key: "disclaimers",
    value: {
      kosovo: KOSOVO_FOOTNOTE,
      maps: "Maps are for illustration purposes only. The boundaries and names shown and the designations used on the maps do not imply official endorsement or acceptance by the United Nations Network on Migration.",
    },
    holdsFrom: OPENING_DAY,
    source: LEAFLET,
  },
  {
    key: "texts",
    value: {
      context: [
        "In 2022, governments from Europe renewed their commitment to the implementation of the Global Compact for Safe, Orderly and Regular Migration (GCM) during the International Migration Review Forum (IMRF), calling on States to protect the rights of migrants and to recognize migration as a remarkable contribution to democracy, diversity, as well as a means to accelerate sustainable development.",
        "The leadership of and support from governments, including Luxembourg, Portugal and Türkiye, three GCM Champion countries, is crucial in generating mutual learning processes and cooperation across the region, allowing both the exchange of good practices and the achievement of the Compact's objectives.",
      ],
      about: [
        "Launched in 2019, the Migration Multi-Partner Trust Fund (the Fund) is the vehicle to bring the Compact to life. It was called for by Member States and is fully aligned with overall reforms of the United Nations Development Systems. Every programme the Fund supports is the product of collaborative work by members of the United Nations Network on Migration working with national partners – with regional economic community, government, local authorities and alongside stakeholders, including those representing migrants and migration affected communities.",
        "A critical feature of this unique pooled funding instrument in the field of migration is its 360-degree approach, with no GCM objective privileged over others. To implement this approach, the GCM's 23 objectives are clustered under 5 thematic areas. This ensures balanced support and provides an umbrella of broad areas towards which donors can earmark their funding, if necessary. This clustering also facilitates effective monitoring and reporting of the Fund's impact.",
      ],
      support:
        "The collective commitment towards the GCM should be reflected by a broad donor-base for the Fund. Members States, traditional and non-traditional donors alike, are thus encouraged to contribute, even modestly.",
    },
    holdsFrom: OPENING_DAY,
    source: LEAFLET,
  },
  { key: "gcm-champions", value: ["LU", "PT", "TR"], holdsFrom: OPENING_DAY, source: LEAFLET },
  {
    key: "child-marker-after",
    value: CHILD_MARKER_AFTER,
    holdsFrom: OPENING_DAY,
    source: "Practice of the Fund; the decision is not published",
  },
  { key: "rate-tolerance", value: RATE_TOLERANCE, holdsFrom: OPENING_DAY, source: DEFAULT },
  { key: "rate-max-age-days", value: RATE_MAX_AGE_DAYS, holdsFrom: OPENING_DAY, source: DEFAULT },
];
