import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of organizations. */
export const ORGANISATION_CONSTRAINTS: Constraints = {
  organisations_slug_unique: ["conflict", "An organisation with this name is already here.", "name"],
  organisation_versions_name_present: ["invalid", "Enter the name of the organisation.", "name"],
};
