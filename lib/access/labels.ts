import type { Role } from "./permissions";

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
