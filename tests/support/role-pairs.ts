import type { Role } from "@/lib/access/permissions";

type Pair = readonly [Role, Role];

/** Written by hand from the rule: auditor and Administrative Agent with every other role, and the firewall of duties. */
export const EXCLUDED_PAIRS: readonly Pair[] = [
  ["auditor", "agency"],
  ["auditor", "reviewer"],
  ["auditor", "fmu_officer"],
  ["auditor", "fmu_head"],
  ["auditor", "committee"],
  ["auditor", "chair"],
  ["auditor", "administrative_agent"],
  ["auditor", "donor"],
  ["auditor", "admin"],
  ["administrative_agent", "agency"],
  ["administrative_agent", "reviewer"],
  ["administrative_agent", "fmu_officer"],
  ["administrative_agent", "fmu_head"],
  ["administrative_agent", "committee"],
  ["administrative_agent", "chair"],
  ["administrative_agent", "donor"],
  ["administrative_agent", "admin"],
  ["admin", "fmu_officer"],
  ["admin", "fmu_head"],
  ["admin", "committee"],
  ["admin", "chair"],
  ["fmu_officer", "committee"],
  ["fmu_officer", "chair"],
  ["fmu_officer", "donor"],
  ["fmu_officer", "agency"],
  ["fmu_head", "committee"],
  ["fmu_head", "chair"],
  ["fmu_head", "donor"],
  ["fmu_head", "agency"],
];

/** The other two of ten roles. */
export const PERMITTED_PAIRS: readonly Pair[] = [
  ["agency", "reviewer"],
  ["agency", "committee"],
  ["agency", "chair"],
  ["agency", "donor"],
  ["agency", "admin"],
  ["reviewer", "fmu_officer"],
  ["reviewer", "fmu_head"],
  ["reviewer", "committee"],
  ["reviewer", "chair"],
  ["reviewer", "donor"],
  ["reviewer", "admin"],
  ["fmu_officer", "fmu_head"],
  ["committee", "chair"],
  ["committee", "donor"],
  ["chair", "donor"],
  ["donor", "admin"],
];
