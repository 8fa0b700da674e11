import type { Constraints } from "@/lib/kernel/constraint-refusal";

/** What the database refuses of scenarios. */
export const SCENARIO_CONSTRAINTS: Constraints = {
  simulation_scenarios_name_present: ["invalid", "Give the scenario a name.", "name"],
};
