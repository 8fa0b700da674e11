import type { OrganisationType } from "@/lib/organisations/organisation.labels";

export type OrganisationFact = {
  name: string;
  shortName: string | null;
  type: OrganisationType;
  countryCode: string | null;
  aliases: readonly string[];
};

const state = (countryCode: string, name: string, ...aliases: string[]): OrganisationFact => ({
  name,
  shortName: null,
  type: "member_state",
  countryCode,
  aliases,
});

/** The donors in the Fund's leaflet of January 2024, by the names it uses; the full names of the UN are aliases. */
const DONORS: readonly OrganisationFact[] = [
  state("DE", "Germany", "Federal Republic of Germany"),
  state("US", "United States", "United States of America"),
  state("DK", "Denmark", "Kingdom of Denmark"),
  state("GB", "United Kingdom", "United Kingdom of Great Britain and Northern Ireland"),
  state("FR", "France", "French Republic"),
  state("NL", "Netherlands", "Kingdom of the Netherlands", "Netherlands (Kingdom of the)"),
  state("NO", "Norway", "Kingdom of Norway"),
  state("ES", "Spain", "Kingdom of Spain"),
  state("SE", "Sweden", "Kingdom of Sweden"),
  state("PT", "Portugal", "Portuguese Republic"),
  state("MX", "Mexico", "United Mexican States"),
  state("PH", "Philippines", "Republic of the Philippines"),
  state("IE", "Ireland"),
  state("CY", "Cyprus", "Republic of Cyprus"),
  state("LU", "Luxembourg", "Grand Duchy of Luxembourg"),
  state("TH", "Thailand", "Kingdom of Thailand"),
  state("TR", "Türkiye", "Republic of Türkiye", "Turkey"),
  state("BD", "Bangladesh", "People's Republic of Bangladesh"),
  state("MA", "Morocco", "Kingdom of Morocco"),
  state("AZ", "Azerbaijan", "Republic of Azerbaijan"),
  {
    name: "United Methodist Committee on Relief",
    shortName: "UMCOR",
    type: "civil_society",
    countryCode: null,
    aliases: [],
  },
  {
    name: "Robert Bosch Stiftung GmbH",
    shortName: "Robert Bosch Stiftung",
    type: "foundation",
    countryCode: null,
    aliases: ["Robert Bosch Foundation"],
  },
];

const entity = (shortName: string, name: string, ...aliases: string[]): OrganisationFact => ({
  name,
  shortName,
  type: "un_entity",
  countryCode: null,
  aliases,
});

/** Organisations of the United Nations that may take part in a joint programme. */
const UN_ENTITIES: readonly OrganisationFact[] = [
  entity("IOM", "International Organization for Migration", "UN Migration"),
  entity("ILO", "International Labour Organization"),
  entity(
    "UNHCR",
    "Office of the United Nations High Commissioner for Refugees",
    "United Nations High Commissioner for Refugees",
  ),
  entity("UNICEF", "United Nations Children's Fund"),
  entity("UNDP", "United Nations Development Programme"),
  entity("UN Women", "United Nations Entity for Gender Equality and the Empowerment of Women"),
  entity("UNODC", "United Nations Office on Drugs and Crime"),
  entity("OHCHR", "Office of the United Nations High Commissioner for Human Rights"),
  entity("WHO", "World Health Organization"),
  entity("FAO", "Food and Agriculture Organization of the United Nations"),
  entity("UNFPA", "United Nations Population Fund"),
  entity("UNEP", "United Nations Environment Programme"),
  entity("UN-Habitat", "United Nations Human Settlements Programme"),
  entity("UNESCO", "United Nations Educational, Scientific and Cultural Organization"),
  entity("UNAIDS", "Joint United Nations Programme on HIV/AIDS"),
  entity("WFP", "World Food Programme"),
  entity("UN DESA", "United Nations Department of Economic and Social Affairs"),
  entity("UNCTAD", "United Nations Conference on Trade and Development", "UN Trade and Development"),
  entity("UNOPS", "United Nations Office for Project Services"),
  entity("UNCDF", "United Nations Capital Development Fund"),
  entity("UNIDO", "United Nations Industrial Development Organization"),
  entity("UNITAR", "United Nations Institute for Training and Research"),
  entity("UNU", "United Nations University"),
  entity("UNDRR", "United Nations Office for Disaster Risk Reduction"),
  entity("IFAD", "International Fund for Agricultural Development"),
  entity("ECA", "Economic Commission for Africa", "UNECA"),
  entity("ECE", "Economic Commission for Europe", "UNECE"),
  entity("ECLAC", "Economic Commission for Latin America and the Caribbean"),
  entity("ESCAP", "Economic and Social Commission for Asia and the Pacific"),
  entity("ESCWA", "Economic and Social Commission for Western Asia"),
];

export const ORGANISATIONS: readonly OrganisationFact[] = [...DONORS, ...UN_ENTITIES];
