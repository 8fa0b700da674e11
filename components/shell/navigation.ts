import type { Permission } from "@/lib/access/permissions";

/** One entry of the public navigation. */
export type PublicEntry = { readonly href: string; readonly label: string };

export const PUBLIC_NAVIGATION: readonly PublicEntry[] = [
  { href: "/", label: "Home" },
  { href: "/themes", label: "Thematic areas" },
  { href: "/programmes", label: "Programmes" },
  { href: "/pipeline", label: "Pipeline" },
  { href: "/donors", label: "Donors" },
  { href: "/finances", label: "Fund status" },
  { href: "/regions", label: "Regions" },
  { href: "/decisions", label: "Decisions" },
];

/** At the foot of every public page: how the figures came about, and whose data and software they need. */
export const FOOTER_NAVIGATION: readonly PublicEntry[] = [
  { href: "/finances", label: "Fund status" },
  { href: "/restatements", label: "Restated figures" },
  { href: "/credits", label: "Credits and licences" },
];

/** What the office's work is divided into; My desk and the notes stand before all of it. */
export type OfficePart = "Money" | "Committee" | "Books and records" | "Administration";

/** One entry of the office navigation, shown to whoever has the permission. */
export type OfficeEntry = {
  readonly href: string;
  readonly label: string;
  readonly permission: Permission;
  readonly part?: OfficePart;
  /** Another entry stands for what lies below this address. */
  readonly exact?: boolean;
};

export const OFFICE_NAVIGATION: readonly OfficeEntry[] = [
  { href: "/desk", label: "My desk", permission: "desk.open" },
  { href: "/concept-notes", label: "Concept notes and programmes", permission: "concept-note.read" },
  { href: "/contributions", label: "Contributions", permission: "contribution.read", part: "Money" },
  { href: "/statements", label: "Donor statements", permission: "statement.read", part: "Money" },
  { href: "/earmarks", label: "Earmarks", permission: "overview.read", part: "Money" },
  { href: "/transfers", label: "Transfers", permission: "transfer.read", part: "Money" },
  { href: "/fund-status", label: "Fund status", permission: "status.read", part: "Money" },
  { href: "/committee", label: "Committee overview", permission: "overview.read", part: "Committee", exact: true },
  { href: "/committee/decisions", label: "Decisions", permission: "decision.read", part: "Committee" },
  { href: "/committee/papers", label: "Committee papers", permission: "paper.read", part: "Committee" },
  { href: "/simulation", label: "Funding simulation", permission: "simulation.run", part: "Committee" },
  { href: "/ledger", label: "Ledger", permission: "ledger.read", part: "Books and records" },
  { href: "/periods", label: "Closed periods", permission: "period.read", part: "Books and records" },
  { href: "/settings/rates", label: "Exchange rates", permission: "rate.read", part: "Books and records" },
  { href: "/imports", label: "Imports", permission: "import.read", part: "Books and records" },
  { href: "/reconciliation", label: "Reconciliation", permission: "reconciliation.read", part: "Books and records" },
  { href: "/people", label: "People", permission: "people.read", part: "Administration" },
  { href: "/settings", label: "Reference data", permission: "reference.read", part: "Administration" },
  { href: "/audit", label: "Audit", permission: "audit.read", part: "Administration" },
];
