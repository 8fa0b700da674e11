import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of thematic areas and objectives. */
export const THEME_CONSTRAINTS: Constraints = {
  thematic_areas_one_to_five: ["invalid", "There are five thematic areas."],
  objectives_one_to_twenty_three: ["invalid", "There are 23 objectives."],
};
