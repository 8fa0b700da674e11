import type { Permission } from "@/lib/access/permissions";

/** One entry of the public navigation. */
export type PublicEntry = { readonly href: string; readonly label: string };

export const PUBLIC_NAVIGATION: readonly PublicEntry[] = [
  { href: "/", label: "Home" },
  { href: "/themes", label: "Thematic areas" },
  { href: "/programmes", label: "Programmes" },
  { href: "/pipeline", label: "Pipeline" },
  { href: "/donors", label: "Donors" },
  { href: "/regions", label: "Regions" },
  { href: "/decisions", label: "Decisions" },
];

/** Said at the foot of every public page: how the figures came about. */
export const FOOTER_NAVIGATION: readonly PublicEntry[] = [
  { href: "/finances", label: "Fund status" },
  { href: "/restatements", label: "Restated figures" },
];

/** One entry of the office navigation, shown to whoever has the permission. */
export type OfficeEntry = {
  readonly href: string;
  readonly label: string;
  readonly permission: Permission;
  /** Another entry stands for what lies below this address. */
  readonly exact?: boolean;
};

export const OFFICE_NAVIGATION: readonly OfficeEntry[] = [
  { href: "/desk", label: "My desk", permission: "desk.open" },
  { href: "/concept-notes", label: "Concept notes and programmes", permission: "concept-note.read" },
  { href: "/contributions", label: "Contributions", permission: "contribution.read" },
  { href: "/statements", label: "Donor statements", permission: "statement.read" },
  { href: "/earmarks", label: "Earmarks", permission: "overview.read" },
  { href: "/fund-status", label: "Fund status", permission: "status.read" },
  { href: "/ledger", label: "Ledger", permission: "ledger.read" },
  { href: "/transfers", label: "Transfers", permission: "transfer.read" },
  { href: "/committee", label: "Committee overview", permission: "overview.read", exact: true },
  { href: "/committee/decisions", label: "Decisions", permission: "decision.read" },
  { href: "/committee/papers", label: "Committee papers", permission: "paper.read" },
  { href: "/simulation", label: "Funding simulation", permission: "simulation.run" },
  { href: "/periods", label: "Closed periods", permission: "period.read" },
  { href: "/settings/rates", label: "Exchange rates", permission: "rate.read" },
  { href: "/imports", label: "Imports", permission: "import.read" },
  { href: "/reconciliation", label: "Reconciliation", permission: "reconciliation.read" },
  { href: "/people", label: "People", permission: "people.read" },
  { href: "/settings", label: "Reference data", permission: "reference.read" },
  { href: "/audit", label: "Audit", permission: "audit.read" },
];
