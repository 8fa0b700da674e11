/** Where the records come from, and the day they tell of. */
export const SOURCE = "Fund leaflet, January 2024";
export const AS_OF = "2024-01-31";

/** The original decisions are in older records; what is decided here is that these records are taken over as printed. */
export const OPENING_TEXT =
  "This record opens the register. It states the portfolio of the region of Europe as printed in the Fund's leaflet of January 2024: three funded joint programmes and three concept notes in the pipeline. The Steering Committee decided on them earlier; the numbers and dates of those decisions are not printed in the leaflet and are not stated here.";

type LeafletRecord = {
  title: string;
  stage: "funded" | "in_pipeline";
  areaNumber: number;
  amountUsd: string;
  placeCodes: readonly string[];
  regionGroup: string | null;
  summary: string;
};

/** In the leaflet's order. The leaflet prints no titles; these name the place and, where two share one, the subject. */
export const LEAFLET_RECORDS: readonly LeafletRecord[] = [
  {
    title: "Joint Programme in North Macedonia",
    stage: "funded",
    areaNumber: 1,
    amountUsd: "1500000",
    placeCodes: ["MK"],
    regionGroup: null,
    summary:
      "North Macedonia is impacted by significant mixed migration movements but lacks reliable data on which to build its migration policy. In close collaboration with three ministries and the State Statistical Office, the Joint Programme strengthens national capacity to collect, share and analyse data and support the development of an evidence-based migration policy. Moreover, it uses the evidence gathered to raise awareness about migration amongst the general public and prevent xenophobia and stigmatization of migrants and refugees.",
  },
  {
    title: "Joint Programme in Serbia",
    stage: "funded",
    areaNumber: 1,
    amountUsd: "2000000",
    placeCodes: ["RS"],
    regionGroup: null,
    summary:
      "Migration dynamics in Serbia have changed dramatically in recent years, with increasing mixed migration flows and migrant returns. The Joint Programme will address migration data needs, strengthen policy capacities and gather critical evidence on the diverse and ever-changing migration dynamics facing local communities such as sustainable reintegration of returnees, stigma and discrimination, health and social protection, youth unemployment, labour market shortages, and diaspora engagement.",
  },
  {
    title: "Joint Programme in the Republic of Moldova",
    stage: "funded",
    areaNumber: 4,
    amountUsd: "2000000",
    placeCodes: ["MD"],
    regionGroup: null,
    summary:
      "Moldova faces one of the highest emigration rates in the world, with more than 50% of the out-migration undertaken by youth aged 18-29 years. The Joint Programme will leverage the positive impact and minimize the negative effects of migration on socio-economic development. First, it will strengthen the capacities of public authorities to effectively design and manage migration policies. Second, it will employ innovative mechanisms to strengthen diaspora engagement, including the establishment of participatory platforms to capitalize on the diaspora's skills, knowledge and expertise.",
  },
  {
    title: "Joint Programme in the Western Balkans",
    stage: "in_pipeline",
    areaNumber: 4,
    amountUsd: "3000000",
    placeCodes: ["AL", "BA", "XK", "ME", "MK", "RS"],
    regionGroup: "western-balkans",
    summary:
      "With over one third of its citizens migrating outside and within the region, migration dynamics pose challenges as well as offer opportunities. While the West Balkan countries are in the process of creating a Common Regional Market, which would facilitate regional mobility, they are at varying levels of policy alignment with limited migration statistics. The Joint Programme will facilitate intra-regional mobility and maximize the benefits of migration by strengthening capacity to collect and analyse labour mobility data, and fostering dialogues in view of harmonizing labour migration policies and systems.",
  },
  {
    title: "Joint Programme in Türkiye: green and circular economy",
    stage: "in_pipeline",
    areaNumber: 4,
    amountUsd: "2500000",
    placeCodes: ["TR"],
    regionGroup: null,
    summary:
      "Türkiye experiences high levels of migration and is an emigration, transit, and destination country. Climate Change impacts, including displacement, are already being felt in Türkiye, with water scarcity representing a particular challenge for municipalities hosting migrants, refugees, and those under temporary protection. The Joint Programme will contribute to the inclusion of migrants in the sustainable and green development of Türkiye and its transition to a green and circular economy.",
  },
  {
    title: "Joint Programme in Türkiye: social cohesion",
    stage: "in_pipeline",
    areaNumber: 5,
    amountUsd: "4000000",
    placeCodes: ["TR"],
    regionGroup: null,
    summary:
      "Türkiye is host to a large stock of migrants and refugees, including 3.57 million Syrians. The lengthy stay of Syrians under temporary protection, recent mixed flows, large numbers of migrants entering Türkiye to work irregularly or attempt irregular entry into Europe, and the recent economic downturn have contributed to a complex migration context. The Joint Programme will aim to contribute to improved social cohesion between citizens and Persons under the Law on Foreigners and International Protection (PuLFIP) in selected districts of İstanbul and Gaziantep provinces.",
  },
];
