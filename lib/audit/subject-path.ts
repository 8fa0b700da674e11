import { type Actor, can, type Permission } from "@/lib/access/permissions";

const PAGES: Readonly<Record<string, { permission: Permission; path: string }>> = {
  person: { permission: "people.read", path: "/people" },
  "concept-note": { permission: "concept-note.read-all", path: "/concept-notes" },
  transfer: { permission: "transfer.read", path: "/transfers" },
  scenario: { permission: "simulation.run", path: "/simulation/scenarios" },
  import: { permission: "import.read", path: "/imports" },
  reconciliation: { permission: "reconciliation.read", path: "/reconciliation" },
  booking: { permission: "ledger.read", path: "/ledger" },
  contribution: { permission: "contribution.read-all", path: "/contributions" },
};

/** Where the record an act was done to can be opened; null where it has no page or the reader may not open it. */
export function subjectPath(actor: Actor, { subjectType, subjectId }: { subjectType: string; subjectId: string }) {
  const page = PAGES[subjectType];
  return page && can(actor, page.permission) ? `${page.path}/${encodeURIComponent(subjectId)}` : null;
}
