/** Adoption of the Global Compact for Safe, Orderly and Regular Migration, A/RES/73/195. */
export const ADOPTED = "2018-12-19";

/** Names as the Fund's leaflet of January 2024 prints them; short names are ours. The objectives per area are a setting. */
export const THEMATIC_AREAS = [
  {
    number: 1,
    name: "Promoting fact-based and data-driven migration discourse, policy and planning",
    shortName: "Data and policy",
    objectiveNumbers: [1, 3, 17, 23],
  },
  {
    number: 2,
    name: "Protecting the human rights, safety and wellbeing of migrants, including through addressing drivers and mitigating situations of vulnerability in migration",
    shortName: "Rights and protection",
    objectiveNumbers: [2, 7, 8, 12, 13, 23],
  },
  {
    number: 3,
    name: "Addressing irregular migration including through managing borders and combatting transnational crime",
    shortName: "Borders and crime",
    objectiveNumbers: [4, 9, 10, 11, 21, 23],
  },
  {
    number: 4,
    name: "Facilitating regular migration, decent work and enhancing the positive development effects of human mobility",
    shortName: "Regular migration and work",
    objectiveNumbers: [5, 6, 18, 19, 20, 23],
  },
  {
    number: 5,
    name: "Improving the social inclusion and integration of migrants",
    shortName: "Inclusion and integration",
    objectiveNumbers: [14, 15, 16, 22, 23],
  },
] as const;

/** Number, title (A/RES/73/195, annex, paragraph 16), short title (ours). */
export const OBJECTIVES: readonly (readonly [number, string, string])[] = [
  [1, "Collect and utilize accurate and disaggregated data as a basis for evidence-based policies", "Data"],
  [
    2,
    "Minimize the adverse drivers and structural factors that compel people to leave their country of origin",
    "Adverse drivers",
  ],
  [3, "Provide accurate and timely information at all stages of migration", "Information"],
  [
    4,
    "Ensure that all migrants have proof of legal identity and adequate documentation",
    "Legal identity and documents",
  ],
  [5, "Enhance availability and flexibility of pathways for regular migration", "Regular pathways"],
  [
    6,
    "Facilitate fair and ethical recruitment and safeguard conditions that ensure decent work",
    "Recruitment and decent work",
  ],
  [7, "Address and reduce vulnerabilities in migration", "Vulnerabilities"],
  [8, "Save lives and establish coordinated international efforts on missing migrants", "Saving lives"],
  [9, "Strengthen the transnational response to smuggling of migrants", "Smuggling of migrants"],
  [
    10,
    "Prevent, combat and eradicate trafficking in persons in the context of international migration",
    "Trafficking in persons",
  ],
  [11, "Manage borders in an integrated, secure and coordinated manner", "Border management"],
  [
    12,
    "Strengthen certainty and predictability in migration procedures for appropriate screening, assessment and referral",
    "Screening and referral",
  ],
  [
    13,
    "Use migration detention only as a measure of last resort and work towards alternatives",
    "Alternatives to detention",
  ],
  [14, "Enhance consular protection, assistance and cooperation throughout the migration cycle", "Consular protection"],
  [15, "Provide access to basic services for migrants", "Basic services"],
  [16, "Empower migrants and societies to realize full inclusion and social cohesion", "Inclusion and social cohesion"],
  [
    17,
    "Eliminate all forms of discrimination and promote evidence-based public discourse to shape perceptions of migration",
    "Discrimination and public discourse",
  ],
  [
    18,
    "Invest in skills development and facilitate mutual recognition of skills, qualifications and competences",
    "Skills and their recognition",
  ],
  [
    19,
    "Create conditions for migrants and diasporas to fully contribute to sustainable development in all countries",
    "Migrants and diasporas",
  ],
  [
    20,
    "Promote faster, safer and cheaper transfer of remittances and foster financial inclusion of migrants",
    "Remittances",
  ],
  [
    21,
    "Cooperate in facilitating safe and dignified return and readmission, as well as sustainable reintegration",
    "Return and reintegration",
  ],
  [
    22,
    "Establish mechanisms for the portability of social security entitlements and earned benefits",
    "Portability of social security",
  ],
  [
    23,
    "Strengthen international cooperation and global partnerships for safe, orderly and regular migration",
    "International cooperation",
  ],
];
