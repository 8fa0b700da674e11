/** What an organisation may be; the database holds the same list (tested). */
export const ORGANISATION_TYPES = [
  "member_state",
  "un_entity",
  "foundation",
  "private_sector",
  "civil_society",
  "other",
] as const;
export type OrganisationType = (typeof ORGANISATION_TYPES)[number];

export const ORGANISATION_TYPE_LABELS: Readonly<Record<OrganisationType, string>> = {
  member_state: "Member State",
  un_entity: "UN organisation",
  foundation: "Foundation",
  private_sector: "Private sector",
  civil_society: "Civil society organisation",
  other: "Other",
};
