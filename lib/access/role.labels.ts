import type { RolePair } from "./excluded-roles";
import type { Role } from "./roles";

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  agency: "UN organisation officer",
  reviewer: "Reviewer",
  fmu_officer: "Fund Management Unit officer",
  fmu_head: "Head of the Fund Management Unit",
  committee: "Steering Committee member",
  chair: "Steering Committee chair",
  administrative_agent: "Administrative Agent",
  donor: "Donor focal point",
  auditor: "Auditor",
  admin: "Administrator",
};

/** Two roles that exclude each other, in a sentence. */
export const pairSentence = ([one, other]: RolePair): string =>
  `The roles ${ROLE_LABELS[one]} and ${ROLE_LABELS[other]} exclude each other.`;
