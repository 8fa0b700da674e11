export const ROLES = [
  "agency",
  "reviewer",
  "fmu_officer",
  "fmu_head",
  "committee",
  "chair",
  "administrative_agent",
  "donor",
  "auditor",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that act for an organisation and see its records; they are assigned together with one. */
export const OF_AN_ORGANISATION: readonly Role[] = ["agency", "donor"];

/** The role that always has a holder: the last one keeps it. */
export const ONE_ALWAYS_STAYS: Role = "admin";

export const FMU = ["fmu_officer", "fmu_head"] as const satisfies readonly Role[];
export const COMMITTEE = ["committee", "chair"] as const satisfies readonly Role[];
