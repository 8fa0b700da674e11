import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of places and regions. */
export const PLACE_CONSTRAINTS: Constraints = {
  place_versions_name_present: ["invalid", "Enter the name of the place.", "name"],
  region_versions_name_present: ["invalid", "Enter the name of the region.", "name"],
};
