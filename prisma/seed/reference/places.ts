import countries from "world-countries";
import { KOSOVO_FOOTNOTE } from "./fund";

/** Names the United Nations uses where the list of npm `world-countries` has another. */
const UN_NAMES: Readonly<Record<string, string>> = {
  BN: "Brunei Darussalam",
  BO: "Bolivia (Plurinational State of)",
  CD: "Democratic Republic of the Congo",
  CG: "Congo",
  CI: "Côte d'Ivoire",
  CV: "Cabo Verde",
  FM: "Micronesia (Federated States of)",
  GB: "United Kingdom of Great Britain and Northern Ireland",
  IR: "Iran (Islamic Republic of)",
  KP: "Democratic People's Republic of Korea",
  KR: "Republic of Korea",
  LA: "Lao People's Democratic Republic",
  MD: "Republic of Moldova",
  NL: "Netherlands (Kingdom of the)",
  PS: "State of Palestine",
  RU: "Russian Federation",
  ST: "Sao Tome and Principe",
  SY: "Syrian Arab Republic",
  TZ: "United Republic of Tanzania",
  US: "United States of America",
  VA: "Holy See",
  VE: "Venezuela (Bolivarian Republic of)",
  VN: "Viet Nam",
};

/** Former and everyday names people search by. */
const ALSO_KNOWN: Readonly<Record<string, string>> = {
  CI: "Ivory Coast",
  CZ: "Czech Republic",
  SZ: "Swaziland",
  TL: "East Timor",
  TR: "Turkey",
};

const OBSERVERS = ["PS", "VA"];
const KOSOVO = "XK";

/** Which countries the UN calls Arab States, and which count as Europe, is a setting; these are the first answers. */
const ARAB_STATES = "AE BH DJ DZ EG IQ JO KW LB LY MA OM PS QA SA SD SO SY TN YE".split(" ");
const EUROPE_BEYOND_THE_MAP = "AM AZ CY GE IL TR".split(" ");
const WITHOUT_REGION = ["CA", "US"];

const BY_CONTINENT: Readonly<Record<string, string>> = {
  Africa: "africa",
  Americas: "latin-america-caribbean",
  Asia: "asia-pacific",
  Europe: "europe",
  Oceania: "asia-pacific",
};

function regionOf(code: string, continent: string): string | null {
  if (WITHOUT_REGION.includes(code)) return null;
  if (ARAB_STATES.includes(code)) return "arab-states";
  if (EUROPE_BEYOND_THE_MAP.includes(code)) return "europe";
  return BY_CONTINENT[continent] ?? null;
}

/** Member States, observer States and Kosovo: what the Fund may name as a place. */
export const PLACES = countries
  .filter(({ cca2, unMember }) => (unMember && !OBSERVERS.includes(cca2)) || [...OBSERVERS, KOSOVO].includes(cca2))
  .map(({ cca2: code, name: { common, official }, region }) => {
    const name = UN_NAMES[code] ?? common;
    const others = code === KOSOVO ? [] : [common, official, ALSO_KNOWN[code] ?? name];
    return {
      code,
      name,
      aliases: [...new Set(others)].filter((other) => other !== name),
      footnote: code === KOSOVO ? KOSOVO_FOOTNOTE : null,
      regionSlug: regionOf(code, region),
    };
  });

export const REGIONS = [
  { slug: "africa", kind: "network", name: "Africa", placeCodes: [] },
  { slug: "arab-states", kind: "network", name: "Arab States", placeCodes: [] },
  { slug: "asia-pacific", kind: "network", name: "Asia and the Pacific", placeCodes: [] },
  { slug: "europe", kind: "network", name: "Europe", placeCodes: [] },
  { slug: "latin-america-caribbean", kind: "network", name: "Latin America and the Caribbean", placeCodes: [] },
  {
    slug: "western-balkans",
    kind: "group",
    name: "Western Balkans",
    placeCodes: ["AL", "BA", "XK", "ME", "MK", "RS"],
  },
] as const;
