import { OF_AN_ORGANISATION, ROLES } from "@/lib/access/permissions";
import { ROLE_LABELS } from "@/lib/access/role.labels";

/** The roles to choose from, with what comes with them. */
export const ROLE_OPTIONS = ROLES.map((role) => ({
  value: role,
  label: ROLE_LABELS[role],
  ...(OF_AN_ORGANISATION.includes(role) ? { hint: "Needs an organisation." } : {}),
}));

/** An organisation as the forms of people offer it. */
export type OrganisationOption = { value: string; label: string; hint?: string };
